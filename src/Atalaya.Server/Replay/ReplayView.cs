using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Pipeline;
using Atalaya.Server.Archive;
using Atalaya.Server.Live;

namespace Atalaya.Server.Replay;

/// <summary>A flow that is being brought to a moment before it is shown, and what is remembered beside it meanwhile.</summary>
sealed class ReplayView : IFlowObserver
{
    public ReplayView(Flow flow)
    {
        Flow = flow;
        Memory.Load(flow);
        flow.Observer = this;
    }

    public Flow Flow { get; }
    public TrafficMemory Memory { get; } = new(new TrackSampling());
    public FrameTrail Trail { get; } = new();
    public ReportHistory History { get; } = new();

    public void Accept(in Frame frame)
    {
        Flow.Accept(frame);
        if (frame.Kind == FrameKind.SensorData) Trail.Add(frame.Source, frame.Position);
    }

    void IFlowObserver.TickClosed(Flow flow, Tick tick, ReadOnlySpan<PictureDelta> deltas, LogPosition next)
    {
        Memory.TickClosed(flow, tick, deltas, next);
        History.Apply(deltas);
    }
}
