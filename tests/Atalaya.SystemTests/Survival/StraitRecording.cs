using Atalaya.Core.Frames;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Pipeline;
using Atalaya.Recording.Checkpoints;
using Atalaya.Recording.Writing;
using Atalaya.Scenarios;

namespace Atalaya.SystemTests.Survival;

/// <summary>A recording of some seconds of the strait in small segments, with a checkpoint, written in this process as the server writes it.</summary>
sealed class StraitRecording : IFlowObserver
{
    readonly CheckpointStore _checkpoints;
    readonly double _checkpointSeconds;
    readonly Instant _start;
    bool _isCheckpointWritten;

    StraitRecording(string directory, double checkpointSeconds, Instant start)
    {
        _checkpoints = new CheckpointStore(directory);
        _checkpointSeconds = checkpointSeconds;
        _start = start;
    }

    /// <summary>Ends after so many seconds, when the newest segment is three quarters full.</summary>
    public static void Write(string directory, double seconds, int segmentBytes, double checkpointSeconds)
    {
        Scenario scenario = Scenario.Create("strait", new ScenarioOptions())!;
        Flow flow = new(new FlowOptions()) { Observer = new StraitRecording(directory, checkpointSeconds, scenario.Start) };
        using LogWriter log = LogWriter.Open(directory, Guid.NewGuid(), new LogWriterOptions { SegmentBytes = segmentBytes });
        Append(FrameKind.Configuration, SourceId.Server, scenario.Start, Configuration(scenario).ToJson());
        Instant heartbeat = scenario.Start;
        while (scenario.TryNext(out int source, out Instant time, out ReadOnlySpan<byte> bytes))
        {
            if (time.SecondsSince(scenario.Start) > seconds && log.Position.Offset > segmentBytes * 3 / 4) return;
            for (; heartbeat <= time; heartbeat = heartbeat.PlusNanoseconds(Tick.Nanoseconds)) Append(FrameKind.Heartbeat, SourceId.Server, heartbeat, []);
            Append(FrameKind.SensorData, new SourceId((ushort)(source + 1)), time, bytes);
        }

        void Append(FrameKind kind, SourceId source, Instant time, ReadOnlySpan<byte> payload)
        {
            Assert.True(log.TryAppend(kind, source, time, payload, out LogPosition position, out Instant assigned) && log.Flush());
            flow.Accept(new Frame(kind, source, assigned, position, payload));
        }
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

    void IFlowObserver.TickClosed(Flow flow, Tick tick, ReadOnlySpan<PictureDelta> deltas, LogPosition next)
    {
        if (_isCheckpointWritten || tick.End.SecondsSince(_start) < _checkpointSeconds) return;
        _isCheckpointWritten = true;
        StateWriter state = new();
        flow.Save(state);
        _checkpoints.Write(new CheckpointInfo("test", next, tick, Convert.FromHexString(flow.PictureHash)), state.Written);
    }
}
