using Atalaya.Core.Geodesy;
using Atalaya.Core.Numerics;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Fusion;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Integrity.Deception;

/// <summary>
/// Receivers with known sites as witnesses: who is heard from beyond the horizon of his stated place, is never heard where others are heard by all, or comes as
/// loud however far he says he is, is not where he says.
/// </summary>
sealed class ReceptionDetector(PositionDetector positions) : Detector
{
    const int StateVersion = 1;
    const double LookSeconds = 5, SweepSeconds = 10, ReopenSeconds = 600;

    /// <summary>Smooth earth of 4/3 the radius: metres per root of metres of height; no antenna stands lower than this.</summary>
    const double HorizonPerRoot = 4120, LeastAntennaMeters = 10;

    /// <summary>Looks in a row beyond the horizon that tell of it; after half as many an aircraft is counted.</summary>
    const int LeastFar = 12;

    /// <summary>Not heard for so long by who must hear it; not heard by anyone for so long, an aircraft is gone.</summary>
    const double UnheardSeconds = 60, FreshSeconds = 15;

    /// <summary>An alert ends so long after the last finding.</summary>
    const double CalmSeconds = 120;

    /// <summary>Looks at the level, the difference that the stated distances must make, and how far the slope must be off, σ; fading lasts some seconds.</summary>
    const double LeastLevels = 60, LeastSpan = 6, SlopeSigmas = 5, FadingSeconds = 20;

    /// <summary>Of one aircraft all levels count alike.</summary>
    const double AllLevels = 1e6;

    const double LowestMeters = 1500;

    readonly SlotColumn<ReceiverContacts> _contacts = new();
    readonly SlotColumn<Reception> _receptions = new();
    readonly List<Receiver> _receivers = [];
    DeceptionSettings _settings = new();
    Instant _nextSweep;

    public override string Name => "receptions";

    public override void Configure(IntegritySettings settings) => _settings = settings.Deception;

    public override void Step(in IntegrityTick tick, AlertBook book)
    {
        for (int i = 0; i < tick.Reports.Length; i++)
        {
            ref readonly Report report = ref tick.Reports[i];
            if (tick.ReportSlots[i] >= 0 && IsHeard(report)) Hear(tick, i, book);
        }

        if (tick.Now < _nextSweep || _receivers.Count == 0) return;
        _nextSweep = tick.Now.PlusSeconds(SweepSeconds);
        foreach (Receiver receiver in _receivers)
            if (tick.Tracker.TryReadGeometry(new Core.Frames.SourceId(receiver.Source), 0, out SensorGeometry station)) receiver.SetSite(station.Site);
        for (int slot = 0; slot < tick.Slots.Limit; slot++)
            if (tick.Slots[slot] != 0 && _contacts[slot][0].IsUsed) Sweep(tick, slot, book);
    }

    /// <summary>A position message from the air that a receiver took from the air itself; copies too, as each has its own hearer.</summary>
    static bool IsHeard(in Report report) =>
        (report.Flags & (ReportFlags.SelfReported | ReportFlags.SystemTrack | ReportFlags.OnGround | ReportFlags.TestTarget)) == ReportFlags.SelfReported
        && report.Measurement == MeasurementKind.Geodetic && report.Sensor == 0 && report.Domain is Domain.Air or Domain.Unknown && report.Identity.HasAddress;

    void Hear(in IntegrityTick tick, int index, AlertBook book)
    {
        ref readonly Report report = ref tick.Reports[index];
        int slot = tick.ReportSlots[index];
        Instant time = tick.Uses[index].Time;
        ref readonly StatedPath path = ref positions.Courses.Paths[slot];
        int number = FindContact(slot, report.Source.Number);
        if (path.IsEmpty || number < 0) return;
        ref ReceiverContact contact = ref _contacts[slot][number];
        if (contact.IsUsed && time.SecondsSince(contact.Heard) < LookSeconds || !float.IsFinite(path.PressureAltitude)) return;
        if (!tick.Tracker.TryReadGeometry(report.Source, 0, out SensorGeometry station)) return;
        if (!contact.IsUsed) contact = new ReceiverContact { Source = report.Source.Number, Since = time };
        contact.Heard = time;
        Receiver receiver = ReceiverOf(report.Source.Number);
        receiver.SetSite(station.Site);
        EnuVector place = receiver.Frame.ToEnu(PlaceOf(path));
        bool isAccused = positions.IsActive(slot), isFar = place.Length > HorizonOf(receiver, path.PressureAltitude);
        Count(ref contact, receiver, isFar);
        if (!isFar && !isAccused && path.ClaimsGood) receiver.Hear(report.Identity.Address, place, path.PressureAltitude, time);
        if (contact.Far == LeastFar && receiver.IsFarRare) Say(tick, slot, AlertSeverity.Caution, Verdict.Spoofed, 0.6, new AlertEvidence(EvidenceTest.RadioHorizon, place.Length, HorizonOf(receiver, path.PressureAltitude), contact.Far, report.Source, 0, report.Provenance), book);
        if (report.Quality.SignalDbfs is { } level && !isFar && !isAccused) TakeLevel(tick, slot, ref contact, receiver, place.Length, level, report, book);
    }

    static void Count(ref ReceiverContact contact, Receiver receiver, bool isFar)
    {
        (contact.Far, contact.Near) = isFar ? ((byte)Math.Min(LeastFar, contact.Far + 1), contact.Near) : ((byte)0, (byte)Math.Min(LeastFar, contact.Near + 1));
        if (contact.Far >= LeastFar / 2 && contact.IsCountedFar == 0)
        {
            contact.IsCountedFar = 1;
            receiver.Count(isFar: true);
        }

        if (contact.Near < LeastFar / 2 || contact.IsCountedNear != 0) return;
        contact.IsCountedNear = 1;
        receiver.Count(isFar: false);
    }

    static EcefPosition PlaceOf(in StatedPath path) => StatedPath.Along(path[0].Place, PlotComparer.UpAt(path[0].Place), path.PressureAltitude);

    double HorizonOf(Receiver receiver, double height) =>
        _settings.HorizonFactor * HorizonPerRoot * (Math.Sqrt(Math.Max(LeastAntennaMeters, receiver.Height)) + Math.Sqrt(Math.Max(0, height)));

    Receiver ReceiverOf(ushort source)
    {
        foreach (Receiver receiver in _receivers)
            if (receiver.Source == source) return receiver;
        _receivers.Add(new Receiver(source));
        return _receivers[^1];
    }

    /// <summary>-1 = more receivers hear it than there is room for.</summary>
    int FindContact(int slot, ushort source)
    {
        ReadOnlySpan<ReceiverContact> contacts = _contacts[slot];
        for (int i = 0; i < contacts.Length; i++)
            if (contacts[i].Source == source || !contacts[i].IsUsed) return i;
        return -1;
    }

    void TakeLevel(in IntegrityTick tick, int slot, ref ReceiverContact contact, Receiver receiver, double meters, double level, in Report report, AlertBook book)
    {
        double loss = 20 * StableMath.Log10(Math.Max(1, meters));
        contact.Levels.Add(loss, level, AllLevels);
        receiver.TakeLevel(loss, level);
        if (contact.Levels.Count < LeastLevels || contact.Levels.Span < LeastSpan || contact.Levels.Correlation < -_settings.LevelCorrelation || !receiver.KnowsLevels) return;
        double independent = Math.Min(contact.Levels.Count, contact.Heard.SecondsSince(contact.Since) / FadingSeconds);
        double sigma = Math.Sqrt(receiver.Levels.RestVariance / (independent * contact.Levels.LossVariance));
        if (contact.Levels.Slope - receiver.Levels.Slope < SlopeSigmas * sigma) return;
        Say(tick, slot, AlertSeverity.Advisory, Verdict.Spoofed, 0.5, new AlertEvidence(EvidenceTest.LevelCorrelation, contact.Levels.Correlation, -_settings.LevelCorrelation, (int)contact.Levels.Count, report.Source, 0, report.Provenance), book);
    }

    void Sweep(in IntegrityTick tick, int slot, AlertBook book)
    {
        ref Reception reception = ref _receptions[slot];
        if (reception.IsRaised != 0 && tick.Now.SecondsSince(reception.Found) >= CalmSeconds) End(ref reception, tick.Slots[slot], book);
        ref readonly StatedPath path = ref positions.Courses.Paths[slot];
        ReadOnlySpan<ReceiverContact> contacts = _contacts[slot];
        bool isHeard = tick.Now.SecondsSince(positions.Courses.Hearings[slot].Stated) < FreshSeconds && !contacts[^1].IsUsed;
        if (!isHeard || !path.ClaimsGood || !(path.PressureAltitude >= LowestMeters) || positions.IsActive(slot)) return;
        EcefPosition place = PlaceOf(path);
        foreach (Receiver receiver in _receivers)
        {
            if (WasHeardBy(contacts, receiver.Source) || !receiver.MustHear(place, path.PressureAltitude, tick.Now)) continue;
            reception.UnheardSeconds += (float)SweepSeconds;
            if (reception.UnheardSeconds < UnheardSeconds) return;
            EnuVector vector = receiver.Frame.ToEnu(place);
            Say(tick, slot, AlertSeverity.Caution, Verdict.Ghost, 0.7, new AlertEvidence(EvidenceTest.Silence, reception.UnheardSeconds, UnheardSeconds, (int)(vector.Length / 1000), new Core.Frames.SourceId(receiver.Source)), book);
            return;
        }
    }

    static bool WasHeardBy(ReadOnlySpan<ReceiverContact> contacts, ushort source)
    {
        foreach (ref readonly ReceiverContact contact in contacts)
            if (contact.Source == source) return true;
        return false;
    }

    void Say(in IntegrityTick tick, int slot, AlertSeverity severity, Verdict verdict, double confidence, AlertEvidence evidence, AlertBook book)
    {
        ref Reception reception = ref _receptions[slot];
        reception.Found = tick.Now;
        AlertCause cause = new(AlertKind.ImpossibleReception, tick.Slots[slot]);
        if (!book.WantsStatement(cause) || !tick.Picture.TryGet(tick.Slots[slot], out Track track) || track.Status == TrackStatus.Tentative) return;
        AlertStatement statement = AlertStatement.Of(track, severity) with
        {
            Verdict = verdict,
            Alternative = Verdict.Fault,
            Confidence = confidence,
            Evidence = [evidence],
            ReopenSeconds = ReopenSeconds,
        };
        if (book.Raise(cause, statement)) reception.IsRaised = 1;
    }

    static void End(ref Reception reception, ulong track, AlertBook book)
    {
        if (reception.IsRaised != 0) book.End(new AlertCause(AlertKind.ImpossibleReception, track));
        reception.IsRaised = 0;
    }

    public override void Forget(int slot, in Track track, AlertBook book)
    {
        End(ref _receptions[slot], track.Id, book);
        _receptions.Clear(slot);
        _contacts.Clear(slot);
    }

    public override void Save(StateWriter writer, TrackSlots slots)
    {
        writer.Tag("IREC", StateVersion);
        ColumnBytes.Save(writer, _contacts, slots);
        ColumnBytes.Save(writer, _receptions, slots);
        writer.Write(_receivers.Count);
        foreach (Receiver receiver in _receivers)
        {
            writer.Write(receiver.Source);
            receiver.Save(writer);
        }

        writer.Write(_nextSweep.UnixNanoseconds);
    }

    public override void Load(ref StateReader reader, TrackSlots slots)
    {
        reader.Tag("IREC", StateVersion);
        ColumnBytes.Load(ref reader, _contacts, slots);
        ColumnBytes.Load(ref reader, _receptions, slots);
        for (int slot = 0; slot < slots.Limit; slot++)
            foreach (ref readonly ReceiverContact contact in (ReadOnlySpan<ReceiverContact>)_contacts[slot])
                if (!contact.Levels.IsSound) throw new InvalidDataException("state: levels that cannot be");
        for (int i = reader.ReadCount(46_000); i > 0; i--)
        {
            Receiver receiver = new(reader.ReadUInt16());
            receiver.Load(ref reader);
            _receivers.Add(receiver);
        }

        _nextSweep = new Instant(reader.ReadInt64());
    }
}
