using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Integrity.Interference;

/// <summary>
/// Interference with satellite navigation: who was good and turns bad is counted in cells, cells that chance does not explain make regions, each with one alert, and the source of a
/// region is sought from who lost its position and who kept it.
/// </summary>
public sealed class InterferenceDetector : Detector
{
    const int StateVersion = 1;

    /// <summary>Each sender is looked at, and all cells are tested, once in so long.</summary>
    public const double RoundSeconds = 10;

    const long RoundTicks = (long)(RoundSeconds * Instant.NanosecondsPerSecond / Tick.Nanoseconds);

    readonly SlotColumn<NavigationMemory> _memories = new();
    readonly CellTable _cells = new();
    readonly InterferenceHistory _history = new();
    readonly NavigationSampler _sampler;
    readonly RegionFinder _finder;
    readonly SourceSeeker _seeker;
    Instant _nextRound;
    Provenance _badFrame;

    internal InterferenceDetector()
    {
        _sampler = new NavigationSampler(_cells);
        _finder = new RegionFinder(_cells);
        _seeker = new SourceSeeker(_cells);
    }

    public override string Name => "interference";

    public InterferenceSettings Settings { get; private set; } = new();

    /// <summary>By ascending id.</summary>
    public IReadOnlyList<InterferenceRegion> Regions => _finder.Regions;

    /// <summary>The maps of the last 24 hours, oldest first.</summary>
    public IReadOnlyCollection<InterferenceMoment> History => _history.Moments;

    /// <summary>The map as the last round has it.</summary>
    public InterferenceMoment MapAt(Instant now) => InterferenceHistory.MapOf(now, _cells, _finder.Regions);

    public override void Configure(IntegritySettings settings)
    {
        if (Settings == settings.Interference) return;
        Settings = settings.Interference;
        _seeker.Configure();
    }

    public override void Step(in IntegrityTick tick, AlertBook book)
    {
        if (!Settings.Enabled)
        {
            _finder.EndAll();
            Tell(book);
            return;
        }

        for (int i = 0; i < tick.Reports.Length; i++)
            if (tick.ReportSlots[i] >= 0) Note(tick.Reports[i], tick.ReportSlots[i], tick.Now);
        for (int slot = (int)(tick.Tick.Number % RoundTicks); slot < tick.Slots.Limit; slot += (int)RoundTicks) Sample(tick, slot);
        if (tick.Now >= _nextRound)
        {
            _nextRound = new Tick((tick.Tick.Number / RoundTicks + 1) * RoundTicks).End;
            _finder.Find(tick.Now, Settings);
            _history.Note(tick.Now, _cells, _finder.Regions);
            Tell(book);
        }

        _seeker.Step(tick.Now, _finder, Settings);
    }

    void Note(in Report report, int slot, Instant now)
    {
        if (NavigationReadings.IsAircraft(report)) _memories[slot].NoteAircraft(report, now, Settings);
        else if (NavigationReadings.IsVessel(report)) _memories[slot].NoteVessel(report, now, Settings);
    }

    void Sample(in IntegrityTick tick, int slot)
    {
        ref NavigationMemory memory = ref _memories[slot];
        if (memory.Reading == NavigationReading.None || !tick.Picture.TryGet(tick.Slots[slot], out Track track)) return;
        if (track.Identity.Mmsi == 0) memory.FindLoss(tick.Now, Settings);
        else memory.Settle(tick.Now, Settings);
        if (track.Status is not (TrackStatus.Confirmed or TrackStatus.Coasting)) return;
        _sampler.Sample(ref memory, track, tick.Now, Settings);
        if (memory.State == NavigationReading.Bad && memory.TurnedBad) _badFrame = memory.BadFrame;
    }

    void Tell(AlertBook book)
    {
        foreach (InterferenceRegion region in _finder.Ended) book.End(Cause(region));
        foreach (InterferenceRegion region in _finder.Regions)
            if (book.WantsStatement(Cause(region))) book.Raise(Cause(region), Statement(region));
    }

    static AlertCause Cause(InterferenceRegion region) => new(AlertKind.GnssInterference, region.Id);

    AlertStatement Statement(InterferenceRegion region)
    {
        ChanceFinding strongest = region.Strongest;
        List<AlertEvidence> evidence =
        [
            new(EvidenceTest.DegradedAircraft, region.Bad, ChanceTest.LeastBad(strongest.Count, strongest.Rate, strongest.Limit), region.Count, Frame: _badFrame),
            new(EvidenceTest.ChanceProbability, strongest.Chance, strongest.Limit, strongest.Count),
            new(EvidenceTest.BaseRate, strongest.Rate, Samples: strongest.Count),
        ];
        if (region.Source is { } source) evidence.Add(new AlertEvidence(EvidenceTest.SourceUncertainty, Math.Sqrt(source.SquareKilometers(inner: false) * 1e6 / Math.PI), Samples: source.BadSamples + source.GoodSamples));
        return new AlertStatement
        {
            Severity = AlertSeverity.Caution,
            Verdict = Verdict.Jammed,
            Confidence = ChanceTest.Confidence(strongest.Bad, strongest.Count, strongest.Rate, Settings.PriorProbability),
            Alternative = Verdict.Fault,
            Latitude = region.Latitude,
            Longitude = region.Longitude,
            Evidence = evidence,
            Frame = _badFrame,
            ReopenSeconds = Settings.ReopenSeconds,
        };
    }

    /// <summary>What a track left in the cells stays for the window.</summary>
    public override void Forget(int slot, in Track track, AlertBook book) => _memories.Clear(slot);

    public override void Save(StateWriter writer, TrackSlots slots)
    {
        writer.Tag("IGNS", StateVersion);
        writer.Write(_nextRound.UnixNanoseconds);
        writer.Write(_badFrame.Source.Number);
        writer.Write(_badFrame.Position.Segment);
        writer.Write(_badFrame.Position.Offset);
        for (int slot = 0; slot < slots.Limit; slot++)
        {
            bool isKnown = _memories[slot].IsKnown;
            writer.Write(isKnown);
            if (isKnown) _memories[slot].Save(writer);
        }

        _cells.Save(writer);
        _finder.Save(writer);
        _history.Save(writer);
        _seeker.Save(writer);
    }

    public override void Load(ref StateReader reader, TrackSlots slots)
    {
        reader.Tag("IGNS", StateVersion);
        _nextRound = new Instant(reader.ReadInt64());
        _badFrame = new Provenance(new SourceId(reader.ReadUInt16()), new LogPosition(reader.ReadUInt32(), reader.ReadUInt32()));
        for (int slot = 0; slot < slots.Limit; slot++)
            if (reader.ReadBoolean()) _memories[slot] = NavigationMemory.Load(ref reader);
        _cells.Load(ref reader);
        _finder.Load(ref reader);
        _history.Load(ref reader);
        _seeker.Load(ref reader, Settings);
    }
}
