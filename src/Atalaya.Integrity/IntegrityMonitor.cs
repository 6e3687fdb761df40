using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Fusion;
using Atalaya.Integrity.Alerts;
using Atalaya.Integrity.Behaviour;
using Atalaya.Integrity.Deception;
using Atalaya.Integrity.Interference;
using Atalaya.Integrity.Rules;
using Atalaya.Integrity.Sea;
using Atalaya.Integrity.Settings;

namespace Atalaya.Integrity;

/// <summary>
/// Integrity on one screen: each tick's reports, what Fusion made of them and the changed tracks go through the detectors in a fixed order; what they
/// find becomes alerts. A pure function of these and the configuration, so that it replays.
/// </summary>
public sealed class IntegrityMonitor
{
    const int StateVersion = 2;

    readonly TrackSlots _slots = new();
    readonly PositionDetector _positions = new();
    readonly SilentTransponderDetector _answers;
    readonly ShiftDetector _shifts = new();
    readonly Detector[] _detectors;
    int[] _reportSlots = [], _deltaSlots = [];

    public IntegrityMonitor() => _detectors =
    [
        new EmergencyDetector(),
        new RuleDetector(),
        Interference = new InterferenceDetector(),
        new CollisionDetector(),
        new ConflictDetector(),
        new RendezvousDetector(),
        new LoiteringDetector(),
        new OutlierDetector(),
        new LowSlowDetector(),
        new CoverageDetector(),
        new DarkDetector(),
        new MotionDetector(),
        new LandDetector(),
        new NumberDetector(),
        new IdentityDetector(),
        new DuplicateDetector(),
        new HorizonDetector(),
        new CircleDetector(),
        _shifts,
        new OffsetDetector(_shifts),
        _positions,
        new DuplicateAddressDetector(_positions),
        new MassPatternDetector(_positions),
        new ConsistencyDetector(_positions),
        _answers = new SilentTransponderDetector(_positions.Courses),
        new StoppedTransponderDetector(_positions.Courses, _answers),
        new ReceptionDetector(_positions),
    ];

    public AlertBook Alerts { get; } = new();

    /// <summary>In the order in which they run.</summary>
    public IReadOnlyList<Detector> Detectors => _detectors;

    /// <summary>Where satellite navigation is disturbed.</summary>
    public InterferenceDetector Interference { get; }

    /// <summary>Slots of the living tracks.</summary>
    public TrackSlots Slots => _slots;

    /// <summary>Null = nobody measures.</summary>
    public IDetectorTimer? Timer { get; set; }

    /// <summary>True if time alone can change nothing here.</summary>
    public bool IsIdle => Alerts.Active.Count == 0 && Alerts.IsIdle;

    public void Configure(IntegritySettings settings)
    {
        foreach (Detector detector in _detectors) detector.Configure(settings);
        Alerts.SwitchOff(DetectorTable.OffKinds(settings));
    }

    /// <summary>An operator's action, in force with the tick that is open.</summary>
    public void Accept(OperatorAction action) => Alerts.Accept(action);

    /// <summary>Where a track says it is and where sensors have it; null = nothing contradicts it.</summary>
    public Contradiction? ReadContradiction(ulong track) => _positions.Read(track, _slots.Find(track));

    /// <summary>Works one tick; the answer is the canonical bytes of every alert that changed, valid until the next call.</summary>
    public ReadOnlySpan<byte> Process(Tick tick, ReadOnlySpan<Report> reports, Tracker tracker, ReadOnlySpan<PictureDelta> deltas, Picture picture) =>
        Process(tick, reports, tracker.Uses, tracker, deltas, picture);

    /// <param name="uses">What became of each report.</param>
    internal ReadOnlySpan<byte> Process(Tick tick, ReadOnlySpan<Report> reports, ReadOnlySpan<ReportUse> uses, Tracker tracker, ReadOnlySpan<PictureDelta> deltas, Picture picture)
    {
        Alerts.Begin(tick);
        FindSlots(uses, deltas);
        IntegrityTick view = new()
        {
            Tick = tick,
            Reports = reports,
            Uses = uses,
            ReportSlots = _reportSlots.AsSpan(0, reports.Length),
            Deltas = deltas,
            DeltaSlots = _deltaSlots.AsSpan(0, deltas.Length),
            Picture = picture,
            Tracker = tracker,
            Slots = _slots,
        };
        for (int i = 0; i < _detectors.Length; i++)
        {
            Timer?.Begin(i);
            _detectors[i].Step(view, Alerts);
            Timer?.End(i);
        }

        ForgetEnded(deltas);
        return Alerts.ChangedBytes;
    }

    void FindSlots(ReadOnlySpan<ReportUse> uses, ReadOnlySpan<PictureDelta> deltas)
    {
        if (_deltaSlots.Length < deltas.Length) _deltaSlots = new int[2 * deltas.Length];
        if (_reportSlots.Length < uses.Length) _reportSlots = new int[2 * uses.Length];
        for (int i = 0; i < deltas.Length; i++) _deltaSlots[i] = _slots.FindOrAdd(deltas[i].Track.Id);
        for (int i = 0; i < uses.Length; i++) _reportSlots[i] = uses[i].TrackId == 0 ? -1 : _slots.Find(uses[i].TrackId);
    }

    void ForgetEnded(ReadOnlySpan<PictureDelta> deltas)
    {
        for (int i = 0; i < deltas.Length; i++)
        {
            ref readonly Track track = ref deltas[i].Track;
            if (track.Status != TrackStatus.Ended) continue;
            foreach (Detector detector in _detectors) detector.Forget(_deltaSlots[i], track, Alerts);
            if (track.MergedInto != 0) Alerts.Inherit(track.Id, track.MergedInto);
            _slots.Remove(track.Id);
        }
    }

    public void Save(StateWriter writer)
    {
        writer.Tag("INTG", StateVersion);
        Alerts.Save(writer);
        _slots.Save(writer);
        foreach (Detector detector in _detectors) detector.Save(writer, _slots);
    }

    /// <summary>Loads into a new monitor, after the saved configuration is in force.</summary>
    public void Load(ref StateReader reader)
    {
        if (reader.Tag("INTG", StateVersion) < StateVersion) throw new InvalidDataException("state: Integrity of an earlier layout");
        Alerts.Load(ref reader);
        _slots.Load(ref reader);
        foreach (Detector detector in _detectors) detector.Load(ref reader, _slots);
    }
}
