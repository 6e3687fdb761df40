using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Pipeline;
using Atalaya.Server.Alerts;
using Atalaya.Server.Archive;
using Atalaya.Server.Outputs;
using Atalaya.Server.Web;

namespace Atalaya.Server.Live;

/// <summary>
/// Runs a flow on one thread and shows it to the web: what live and replay have in common. Readers of the flow itself take its lock;
/// the picture has a copy of its own.
/// </summary>
abstract class FlowHost : IFlowObserver
{
    static readonly long StaleAfterNanoseconds = 3 * Instant.NanosecondsPerSecond;

    readonly Lock _lock = new();
    long _lastTickClosedAt, _lastAlertChange;
    int _generation;

    /// <param name="flow">As it stands.</param>
    /// <param name="memory">What keeps the past of the flow; null = its trails only.</param>
    protected FlowHost(Flow flow, TrafficMemory? memory = null)
    {
        Flow = flow;
        Memory = memory ?? new TrafficMemory(new TrackSampling());
        Memory.Load(flow);
        Flow.Observer = this;
        Costs = new DetectorCosts(flow.Integrity.Detectors.Count);
        Flow.Integrity.Timer = Costs;
        IsSimulated = AnySimulated();
        Picture.Load(flow.Picture);
        _lastAlertChange = flow.Alerts.LastChange;
        Rates = new SourceRates(this);
        _lastTickClosedAt = Clock.Now.UnixNanoseconds;
    }

    /// <summary>Use only inside <see cref="Read"/> or on the host's own thread.</summary>
    protected Flow Flow { get; private set; }

    protected TrafficMemory Memory { get; private set; }

    public LivePicture Picture { get; } = new();

    /// <summary>Use only inside <see cref="Read"/>.</summary>
    public FrameTrail Trail { get; private set; } = new();

    /// <summary>Use only inside <see cref="Read"/>.</summary>
    public ReportHistory History { get; private set; } = new();

    public SourceRates Rates { get; }

    /// <summary>Given every frame of a sensor once the flow has it; null = nobody. Set only inside <see cref="Read"/>.</summary>
    public FrameTap? Tap { get; set; }

    /// <summary>Sees each tick after the host itself; null = nobody. Set only inside <see cref="Read"/>.</summary>
    public IFlowObserver? Watcher { get; set; }

    /// <summary>Differs whenever the alerts may.</summary>
    public (int Generation, long LastChange) AlertVersion => (Volatile.Read(ref _generation), Interlocked.Read(ref _lastAlertChange));

    /// <summary>What Integrity costs.</summary>
    public DetectorCosts Costs { get; }

    /// <summary>Past positions of the tracks.</summary>
    public TrailStore Trails => Memory.Trails;

    /// <summary>Wakes up whoever waits for the flow to end by itself (replay) or to fail.</summary>
    public abstract Task Completion { get; }

    public abstract bool IsReplay { get; }
    public virtual double Speed => 1;
    public virtual bool IsPaused => false;

    /// <summary>A replay on its way to another moment: what it shows is not that moment yet.</summary>
    public virtual bool IsSeeking => false;
    public bool IsSimulated { get; private set; }
    public abstract RecordingState Recording { get; }
    public IReadOnlyList<SourceFeed> Feeds { get; protected set; } = [];

    public StreamState StreamState =>
        new(IsReplay, IsSimulated, Clock.Now.UnixNanoseconds - Interlocked.Read(ref _lastTickClosedAt) > StaleAfterNanoseconds && !IsPaused && !IsSeeking, IsPaused, Speed, IsSeeking);

    /// <summary>Reads the flow while it stands still.</summary>
    public T Read<T>(Func<Flow, T> read)
    {
        lock (_lock) return read(Flow);
    }

    /// <summary>Feeds a frame; on the host's own thread only.</summary>
    protected void Accept(in Frame frame)
    {
        lock (_lock)
        {
            Flow.Accept(frame);
            if (frame.Kind == FrameKind.SensorData)
            {
                Trail.Add(frame.Source, frame.Position);
                Tap?.Add(frame);
            }

            if (frame.Kind != FrameKind.Configuration) return;
            IsSimulated = AnySimulated();
            Tap?.Configure(Flow.Configuration);
        }
    }

    /// <summary>Shows another flow from now on; on the host's own thread only.</summary>
    protected void Show(Flow flow, TrafficMemory memory, FrameTrail trail, ReportHistory history)
    {
        lock (_lock)
        {
            Flow.Observer = null;
            Flow = flow;
            Flow.Observer = this;
            Flow.Integrity.Timer = Costs;
            Memory = memory;
            Trail = trail;
            History = history;
            IsSimulated = AnySimulated();
            Picture.Load(flow.Picture);
            Interlocked.Exchange(ref _lastAlertChange, flow.Alerts.LastChange);
            _generation++;
        }

        Rates.Forget();
        Interlocked.Exchange(ref _lastTickClosedAt, Clock.Now.UnixNanoseconds);
    }

    bool AnySimulated() => Flow.Configuration.Sources.Any(source => source.Simulated);

    void IFlowObserver.TickClosed(Flow flow, Tick tick, ReadOnlySpan<PictureDelta> deltas, LogPosition next)
    {
        Interlocked.Exchange(ref _lastTickClosedAt, Clock.Now.UnixNanoseconds);
        Interlocked.Exchange(ref _lastAlertChange, flow.Alerts.LastChange);
        Picture.Apply(tick, deltas);
        History.Apply(deltas);
        Memory.TickClosed(flow, tick, deltas, next);
        Watcher?.TickClosed(flow, tick, deltas, next);
        OnTickClosed(tick, next);
    }

    void IFlowObserver.TickDecoded(Flow flow, Tick tick, ReadOnlySpan<Report> reports)
    {
        Memory.TickDecoded(flow, tick, reports);
        Watcher?.TickDecoded(flow, tick, reports);
    }

    protected virtual void OnTickClosed(Tick tick, LogPosition next)
    {
    }
}

/// <summary>What the recording does, as shown to people.</summary>
/// <param name="Directory">Where it is; null = none.</param>
/// <param name="Problem">Why frames are not being recorded; null = they are.</param>
readonly record struct RecordingState(string? Directory, string? Problem, long FramesLogged, long FramesDropped);
