using Atalaya.Core.Geodesy;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Integrity.Deception;

/// <summary>
/// A transponder that answered and stated its place falls silent, both ways, while a radar goes on to see the aircraft by its echo: it failed or was switched
/// off. Only where others answer from the same part of space, and high enough that it has not landed.
/// </summary>
sealed class StoppedTransponderDetector(StatedCourses courses, SilentTransponderDetector answers) : Detector
{
    const int StateVersion = 1;
    const double StepSeconds = 4, ReopenSeconds = 600;

    /// <summary>Antennas are shaded in turns, for some turns.</summary>
    const double LeastTurns = 6, LeastSeconds = 20;

    /// <summary>An echo is fresh for so long; without one for so long the alert ends.</summary>
    const double EchoSeconds = 15, LostSeconds = 60;

    const double LowestMeters = 1500;

    readonly SlotColumn<Silence> _silences = new();
    Instant _next;

    public override string Name => "stopped_transponders";

    public override void Step(in IntegrityTick tick, AlertBook book)
    {
        if (tick.Now < _next || !answers.HasRadars) return;
        _next = tick.Now.PlusSeconds(StepSeconds);
        for (int slot = 0; slot < tick.Slots.Limit; slot++)
            if (tick.Slots[slot] != 0 && courses.Hearings[slot].Measured != default) Look(tick, slot, book);
    }

    void Look(in IntegrityTick tick, int slot, AlertBook book)
    {
        ref readonly Hearing hearing = ref courses.Hearings[slot];
        ref Silence silence = ref _silences[slot];
        Instant counted = silence.Counted, said = Instant.Max(hearing.Measured, hearing.Stated);
        silence.Counted = tick.Now;
        double echoAge = hearing.Seen == default ? double.PositiveInfinity : tick.Now.SecondsSince(hearing.Seen);
        if (counted == default || said >= counted.PlusSeconds(-StepSeconds) || echoAge > LostSeconds)
        {
            End(ref silence, tick.Slots[slot], book);
            return;
        }

        if (hearing.Seen <= said || echoAge > EchoSeconds || !tick.Picture.TryGet(tick.Slots[slot], out Track track)) return;
        if (!track.HasPosition || !(track.PressureAltitude >= LowestMeters)) return;
        EcefPosition place = Wgs84.ToEcef(new GeodeticPosition(track.Latitude, track.Longitude, 0));
        silence.MissedTurns += (float)answers.TurnsIn(tick, place, (double)track.PressureAltitude, counted);
        if (silence.MissedTurns < LeastTurns || tick.Now.SecondsSince(said) < LeastSeconds) return;
        AlertCause cause = new(AlertKind.StoppedTransponder, track.Id);
        if (!book.WantsStatement(cause)) return;
        AlertStatement statement = AlertStatement.Of(track, AlertSeverity.Caution) with
        {
            Verdict = Verdict.Fault,
            Alternative = Verdict.Dark,
            Confidence = 0.6,
            Evidence = [new AlertEvidence(EvidenceTest.MissedInterrogations, silence.MissedTurns, LeastTurns, (int)silence.MissedTurns), new AlertEvidence(EvidenceTest.Silence, tick.Now.SecondsSince(said), LeastSeconds)],
            ReopenSeconds = ReopenSeconds,
        };
        if (book.Raise(cause, statement)) silence.IsRaised = 1;
    }

    /// <summary>It answers again, or nobody sees it any more.</summary>
    static void End(ref Silence silence, ulong track, AlertBook book)
    {
        silence.MissedTurns = 0;
        if (silence.IsRaised == 0) return;
        book.End(new AlertCause(AlertKind.StoppedTransponder, track));
        silence.IsRaised = 0;
    }

    public override void Forget(int slot, in Track track, AlertBook book)
    {
        End(ref _silences[slot], track.Id, book);
        _silences.Clear(slot);
    }

    public override void Save(StateWriter writer, TrackSlots slots)
    {
        writer.Tag("ISTP", StateVersion);
        ColumnBytes.Save(writer, _silences, slots);
        writer.Write(_next.UnixNanoseconds);
    }

    public override void Load(ref StateReader reader, TrackSlots slots)
    {
        reader.Tag("ISTP", StateVersion);
        ColumnBytes.Load(ref reader, _silences, slots);
        _next = new Instant(reader.ReadInt64());
    }
}
