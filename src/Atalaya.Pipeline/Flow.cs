using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Fusion;
using Atalaya.Integrity;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Pipeline;

/// <summary>
/// The flow on one screen: frame → decode → report → track → picture → integrity. A state machine fed with the frames of one log in order; it has no
/// clock, no socket and no file, so that live, replay, offline commands and library users run the same code. Not thread-safe.
/// </summary>
public sealed class Flow
{
    const int StateVersion = 5;

    readonly FlowOptions _options;
    readonly Tracker _tracker;
    readonly TickBuffer _buffer = new();
    readonly TransmissionMerger _merger;
    readonly IntegrityMonitor _integrity = new();
    readonly PictureHash _hash = new();
    readonly List<PictureDelta> _deltas = [];
    readonly SourceTable _sources = new();
    IntegritySettings? _override;
    bool _started;

    public Flow(FlowOptions? options = null)
    {
        _options = options ?? new FlowOptions();
        _merger = new TransmissionMerger(source => _sources.Find(source)?.CountDuplicate());
        _tracker = new Tracker(new TrackerOptions { Sectors = _options.Sectors, Threads = _options.Threads });
    }

    public IFlowObserver? Observer { get; set; }
    public PipelineConfiguration Configuration { get; private set; } = new();
    public Picture Picture { get; } = new();
    public Tracker Tracker => _tracker;
    public IntegrityMonitor Integrity => _integrity;
    public AlertBook Alerts => _integrity.Alerts;

    /// <summary>The tick that is open: everything before it is in the picture.</summary>
    public Tick OpenTick { get; private set; }

    /// <summary>The last tick that closed.</summary>
    public Tick ClosedTick => Picture.Tick;

    public string PictureHash => _hash.ToString();
    public IReadOnlyList<FlowSource> Sources => _sources.All;

    /// <summary>Every source the recording has had, those no longer configured too.</summary>
    public IEnumerable<KnownSource> KnownSources => _sources.Known;

    /// <summary>Transmissions reported: copies are not counted.</summary>
    public long ReportCount { get; private set; }

    /// <summary>Copies of transmissions already reported.</summary>
    public long MergedCount => _merger.Merged;
    public int MaxTrackCount { get; private set; }

    /// <summary>Tracks that were ever confirmed.</summary>
    public long ConfirmedTrackCount { get; private set; }

    /// <summary>Frames for a source number that no configuration named.</summary>
    public long UnknownSourceFrames { get; private set; }

    /// <summary>Configuration frames and operators' actions that cannot be read: the configuration before them stays in force.</summary>
    public long UnreadableFrames { get; private set; }

    /// <summary>Takes the next frame of the log. A frame past the end of the open tick first closes it.</summary>
    public void Accept(in Frame frame)
    {
        CloseTicksBefore(Tick.Containing(frame.ReceiveTime), frame.Position);
        switch (frame.Kind)
        {
            case FrameKind.SensorData when _sources.Find(frame.Source) is { } source:
                source.Add(frame, _buffer.Add(frame.Payload));
                break;
            case FrameKind.SensorData:
                UnknownSourceFrames++;
                break;
            case FrameKind.Configuration when PipelineConfiguration.FromJson(frame.Payload) is { } configuration:
                Configure(configuration);
                break;
            case FrameKind.OperatorAction when OperatorAction.FromJson(frame.Payload) is { } action:
                _integrity.Accept(action);
                break;
            case FrameKind.Configuration or FrameKind.OperatorAction:
                UnreadableFrames++;
                break;
            default:
                break; // heartbeats only carry time; start, stop, gap and link frames are for the reader of the log
        }
    }

    void CloseTicksBefore(Tick tick, LogPosition next)
    {
        if (!_started)
        {
            _started = true;
            OpenTick = tick;
        }

        while (OpenTick < tick)
        {
            Close(OpenTick, next);
            bool nothingCanHappen = _tracker.IsIdle && _integrity.IsIdle;
            OpenTick = nothingCanHappen ? tick : OpenTick.Next;
        }
    }

    void Close(Tick tick, LogPosition next)
    {
        _buffer.Decode(_sources.All, _options.Threads);
        ReportBatch batch = _buffer.Merge(_sources.All);
        int count = _merger.Merge(batch.Reports);
        Span<Report> reports = batch.Reports[..count];
        foreach (ref readonly Report report in reports)
            if (!report.Has(ReportFlags.Duplicate)) ReportCount++;

        Observer?.TickDecoded(this, tick, reports);
        _tracker.Process(tick, reports, batch.Services);
        UpdatePicture(tick);
        ReadOnlySpan<PictureDelta> deltas = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_deltas);
        ReadOnlySpan<byte> alertBytes = _integrity.Process(tick, reports, _tracker, deltas, Picture);
        _hash.Add(tick, deltas, alertBytes);
        Observer?.TickClosed(this, tick, deltas, next);
    }

    void UpdatePicture(Tick tick)
    {
        _deltas.Clear();
        long sequence = Picture.Sequence;
        foreach (ulong id in _tracker.Changed)
        {
            _tracker.Read(id, out Track track);
            PictureDelta delta = new(++sequence, tick, track);
            if (track.Status == TrackStatus.Confirmed && !(Picture.TryGet(id, out Track before) && before.Status != TrackStatus.Tentative)) ConfirmedTrackCount++;
            _deltas.Add(delta);
            Picture.Apply(delta);
        }

        Picture.AdvanceTo(tick);
        MaxTrackCount = Math.Max(MaxTrackCount, Picture.Count);
    }

    void Configure(PipelineConfiguration configuration)
    {
        Configuration = configuration;
        _sources.Configure(configuration, _tracker, _buffer);
        ConfigureIntegrity();
    }

    /// <summary>
    /// From now on these areas, rules and settings of detectors are in force, whatever configuration frames say: to try them against a recording. The picture
    /// hash then is that of no other flow.
    /// </summary>
    public void Override(IntegritySettings settings)
    {
        _override = settings;
        ConfigureIntegrity();
    }

    void ConfigureIntegrity() => _integrity.Configure(_override ?? Configuration.Integrity);

    /// <summary>Writes the state at a tick end: only valid inside <see cref="IFlowObserver.TickClosed"/>, when no frame waits.</summary>
    public void Save(StateWriter writer)
    {
        writer.Tag("FLOW", StateVersion);
        writer.Write(Configuration.ToJson());
        writer.Write(ClosedTick.Number);
        writer.Write(ReportCount);
        writer.Write(UnknownSourceFrames);
        writer.Write(UnreadableFrames);
        writer.Write(MaxTrackCount);
        writer.Write(ConfirmedTrackCount);
        _sources.Save(writer);
        _merger.Save(writer);
        _tracker.Save(writer);
        Picture.Save(writer);
        _integrity.Save(writer);
        _hash.Save(writer);
    }

    /// <summary>Reads a state into a new flow; throws <see cref="InvalidDataException"/> where the bytes are not one.</summary>
    public void Load(ref StateReader reader)
    {
        if (_started) throw new InvalidOperationException("flow: state can only be loaded into a new flow");
        if (reader.Tag("FLOW", StateVersion) < StateVersion) throw new InvalidDataException("state: of an earlier layout");
        Configure(PipelineConfiguration.FromJson(reader.ReadBytes()) ?? throw new InvalidDataException("state: configuration cannot be read"));
        OpenTick = new Tick(reader.ReadInt64()).Next;
        ReportCount = reader.ReadInt64();
        UnknownSourceFrames = reader.ReadInt64();
        UnreadableFrames = reader.ReadInt64();
        MaxTrackCount = reader.ReadInt32();
        ConfirmedTrackCount = reader.ReadInt64();
        _sources.Load(ref reader);
        _merger.Load(ref reader);
        _tracker.Load(ref reader);
        Picture.Load(ref reader);
        _integrity.Load(ref reader);
        _hash.Load(ref reader);
        _started = true;
    }
}
