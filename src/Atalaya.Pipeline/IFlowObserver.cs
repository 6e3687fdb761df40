using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;

namespace Atalaya.Pipeline;

/// <summary>Sees each tick as it closes: the server's live picture, the offline commands' writers and tests.</summary>
public interface IFlowObserver
{
    /// <summary>The reports of a tick are decoded, merged and in their order; its <see cref="TickClosed"/> follows.</summary>
    /// <param name="flow">The flow, at work.</param>
    /// <param name="tick">The tick that closes.</param>
    /// <param name="reports">As Fusion is about to get them; valid during the call.</param>
    void TickDecoded(Flow flow, Tick tick, ReadOnlySpan<Report> reports)
    {
    }

    /// <summary>A tick has closed.</summary>
    /// <param name="flow">The flow, in the state at the end of the tick: here, and only here, it may be saved.</param>
    /// <param name="tick">The tick that closed.</param>
    /// <param name="deltas">What changed, in track-id order; valid during the call.</param>
    /// <param name="next">The first frame that is not part of that state: where a replay from here begins.</param>
    void TickClosed(Flow flow, Tick tick, ReadOnlySpan<PictureDelta> deltas, LogPosition next);
}
