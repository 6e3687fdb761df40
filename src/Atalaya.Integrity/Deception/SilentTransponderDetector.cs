using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Integrity.Deception;

/// <summary>
/// ADS-B without a transponder that answers radar, where others answer from the same part of space: a ghost, as every transponder with ADS-B answers. Nobody
/// is accused where that is not proven, and no one whom a sensor sees otherwise.
/// </summary>
sealed class SilentTransponderDetector(StatedCourses courses) : Detector
{
    const int StateVersion = 1;
    const double StepSeconds = 4, ReopenSeconds = 600, FreshSeconds = 5;

    /// <summary>A proven part of space answers so often at least; a turn counts as this, and so many are needed in any case, as misses come together.</summary>
    const double LeastDetection = 0.8, LeastTurns = 12;

    /// <summary>Lower aircraft may be hidden; categories from here on are no aircraft with a transponder (gliders, balloons, drones, vehicles).</summary>
    const double LowestMeters = 1500;
    const byte FirstOther = 0xB1;

    readonly SlotColumn<Silence> _silences = new();
    readonly List<AnsweringRadar> _radars = [];
    DeceptionSettings _settings = new();
    Instant _next;

    public override string Name => "silent_transponders";

    public override void Configure(IntegritySettings settings) => _settings = settings.Deception;

    public override void Step(in IntegrityTick tick, AlertBook book)
    {
        for (int i = 0; i < tick.Reports.Length; i++)
        {
            ref readonly Report report = ref tick.Reports[i];
            if (report.Measurement == MeasurementKind.Polar && report.Identity.HasAddress && StatedCourses.IsMeasured(report)) RadarOf(report).Note(report, tick.Uses[i].Time);
        }

        if (tick.Now < _next || _radars.Count == 0) return;
        _next = tick.Now.PlusSeconds(StepSeconds);
        for (int slot = 0; slot < tick.Slots.Limit; slot++)
            if (tick.Slots[slot] != 0 && !courses.Paths[slot].IsEmpty) Look(tick, slot, book);
    }

    AnsweringRadar RadarOf(in Report report)
    {
        foreach (AnsweringRadar radar in _radars)
            if (radar.Source == report.Source.Number && radar.Sensor == report.Sensor) return radar;
        _radars.Add(new AnsweringRadar(report.Source.Number, report.Sensor));
        return _radars[^1];
    }

    void Look(in IntegrityTick tick, int slot, AlertBook book)
    {
        ref readonly StatedPath path = ref courses.Paths[slot];
        ref readonly Hearing hearing = ref courses.Hearings[slot];
        ref Silence silence = ref _silences[slot];
        bool isHeard = tick.Now.SecondsSince(hearing.Stated) < FreshSeconds && path.ClaimsGood && path.PressureAltitude >= LowestMeters;
        double missed = isHeard ? TurnsIn(tick, path[0].Place, path.PressureAltitude, silence.Counted) : 0;
        silence.Counted = tick.Now;
        if (hearing.Measured > tick.Now.PlusSeconds(-StepSeconds - FreshSeconds) || hearing.Seen > tick.Now.PlusSeconds(-StepSeconds - FreshSeconds))
        {
            silence.MissedTurns = 0;
            End(ref silence, tick.Slots[slot], book);
            return;
        }

        silence.MissedTurns += (float)missed;
        double needed = Math.Max(LeastTurns, Core.Numerics.StableMath.Log(_settings.SilenceChance) / Core.Numerics.StableMath.Log(1 - LeastDetection));
        if (missed > 0 && silence.MissedTurns >= needed) Raise(tick, slot, ref silence, needed, book);
    }

    /// <summary>False = no radar has had an answer yet.</summary>
    public bool HasRadars => _radars.Count > 0;

    /// <summary>Turns since a time of all radars that must get an answer from a place, a point of the ellipsoid.</summary>
    public double TurnsIn(in IntegrityTick tick, EcefPosition place, double pressureHeight, Instant since)
    {
        if (since == default) return 0;
        double turns = 0, seconds = tick.Now.SecondsSince(since);
        foreach (AnsweringRadar radar in _radars)
            if (radar.MustAnswer(place, pressureHeight, tick.Tracker, tick.Now, out double turn)) turns += seconds / turn;
        return turns;
    }

    void Raise(in IntegrityTick tick, int slot, ref Silence silence, double needed, AlertBook book)
    {
        AlertCause cause = new(AlertKind.SilentTransponder, tick.Slots[slot]);
        if (!book.WantsStatement(cause) || !tick.Picture.TryGet(tick.Slots[slot], out Track track) || track.Category >= FirstOther || track.Status == TrackStatus.Tentative) return;
        bool wasMeasured = courses.Hearings[slot].Measured != default;
        AlertStatement statement = AlertStatement.Of(track, AlertSeverity.Caution) with
        {
            Verdict = Verdict.Ghost,
            Alternative = wasMeasured ? Verdict.Coverage : Verdict.Fault,
            Confidence = wasMeasured ? 0.6 : 0.85,
            Evidence = [new AlertEvidence(EvidenceTest.MissedInterrogations, silence.MissedTurns, needed, (int)silence.MissedTurns)],
            ReopenSeconds = ReopenSeconds,
        };
        if (book.Raise(cause, statement)) silence.IsRaised = 1;
    }

    static void End(ref Silence silence, ulong track, AlertBook book)
    {
        if (silence.IsRaised == 0) return;
        book.End(new AlertCause(AlertKind.SilentTransponder, track));
        silence.IsRaised = 0;
    }

    public override void Forget(int slot, in Track track, AlertBook book)
    {
        End(ref _silences[slot], track.Id, book);
        _silences.Clear(slot);
    }

    public override void Save(StateWriter writer, TrackSlots slots)
    {
        writer.Tag("ISIL", StateVersion);
        ColumnBytes.Save(writer, _silences, slots);
        writer.Write(_radars.Count);
        foreach (AnsweringRadar radar in _radars)
        {
            writer.Write(radar.Source);
            writer.Write(radar.Sensor);
            radar.Save(writer);
        }

        writer.Write(_next.UnixNanoseconds);
    }

    public override void Load(ref StateReader reader, TrackSlots slots)
    {
        reader.Tag("ISIL", StateVersion);
        ColumnBytes.Load(ref reader, _silences, slots);
        for (int i = reader.ReadCount(12); i > 0; i--)
        {
            ushort source = reader.ReadUInt16();
            AnsweringRadar radar = new(source, reader.ReadUInt16());
            radar.Load(ref reader);
            _radars.Add(radar);
        }

        _next = new Instant(reader.ReadInt64());
    }
}
