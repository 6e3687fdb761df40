using Atalaya.Core.Frames;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Pipeline;
using Atalaya.Recording.Checkpoints;
using Atalaya.Recording.Writing;
using Atalaya.Scenarios;
using Atalaya.Scenarios.Attacks;

namespace Atalaya.SystemTests.Replay;

/// <summary>A recording of the strait with checkpoints, written in this process as the server writes it, and what the picture was at each tick.</summary>
sealed class RecordedStrait : IFlowObserver, IDisposable
{
    const int SegmentBytes = 200_000;

    readonly Scenario _scenario;
    readonly IPieceStream _stream;
    readonly LogWriter _log;
    readonly CheckpointStore _checkpoints;
    readonly Flow _flow;
    readonly int _checkpointTicks;
    Instant _heartbeat;
    Instant _shift;
    int _ticks;

    public RecordedStrait(string directory, double checkpointSeconds, ScenarioOptions? options = null, params AttackSpec[] attacks)
    {
        _scenario = Scenario.Create("strait", options ?? new ScenarioOptions())!;
        _stream = attacks.Length == 0 ? _scenario : new AttackStream(_scenario, attacks, seed: 1);
        _flow = new Flow(new FlowOptions()) { Observer = this };
        _log = LogWriter.Open(directory, Guid.NewGuid(), new LogWriterOptions { SegmentBytes = SegmentBytes });
        _checkpoints = new CheckpointStore(directory);
        _checkpointTicks = (int)(checkpointSeconds * 10);
        _heartbeat = Start;
        Append(FrameKind.Configuration, SourceId.Server, Start, Configuration(_scenario).ToJson());
    }

    public Instant Start => _scenario.Start;

    /// <summary>By number of the tick.</summary>
    public Dictionary<long, string> Hashes { get; } = [];

    public Tick ClosedTick => _flow.ClosedTick;

    /// <summary>Goes on until so many seconds after the start.</summary>
    public void WriteUntil(double seconds)
    {
        while (_stream.TryNext(out int source, out Instant time, out ReadOnlySpan<byte> bytes))
        {
            for (; _heartbeat <= time; _heartbeat = _heartbeat.PlusNanoseconds(Tick.Nanoseconds)) Append(FrameKind.Heartbeat, SourceId.Server, _heartbeat, []);
            Append(FrameKind.SensorData, new SourceId((ushort)(source + 1)), time, bytes);
            if (time.SecondsSince(Start) > seconds) return;
        }
    }

    /// <summary>Nothing runs for a while.</summary>
    public void Pause(double seconds) => _shift = _shift.PlusSeconds(seconds);

    void Append(FrameKind kind, SourceId source, Instant time, ReadOnlySpan<byte> payload)
    {
        Assert.True(_log.TryAppend(kind, source, time.PlusNanoseconds(_shift.UnixNanoseconds), payload, out LogPosition position, out Instant assigned) && _log.Flush());
        _flow.Accept(new Frame(kind, source, assigned, position, payload));
    }

    void IFlowObserver.TickClosed(Flow flow, Tick tick, ReadOnlySpan<PictureDelta> deltas, LogPosition next)
    {
        Hashes[tick.Number] = flow.PictureHash;
        if (++_ticks % _checkpointTicks != 0) return;
        StateWriter state = new();
        flow.Save(state);
        _checkpoints.Write(new CheckpointInfo("test", next, tick, Convert.FromHexString(flow.PictureHash)), state.Written);
    }

    static PipelineConfiguration Configuration(Scenario scenario) => new()
    {
        Sources = [.. scenario.Sources.Select((source, index) => new SourceConfiguration
        {
            Id = (ushort)(index + 1),
            Name = source.Name,
            Format = source.Format,
            LatitudeDegrees = source.Site.LatitudeDegrees,
            LongitudeDegrees = source.Site.LongitudeDegrees,
            HeightMeters = source.Site.Height,
            Datagrams = true,
        })],
    };

    public void Dispose() => _log.Dispose();
}
