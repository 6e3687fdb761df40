using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;

namespace Atalaya.Fusion.Identifying;

/// <summary>
/// Of a track with a key: the probability that it and another track have changed objects since the key was last heard from a place. Each turn
/// in which the two might have exchanged plots with probability q makes p(1 − q) + (1 − p)q of p: side by side for long, it is one half.
/// </summary>
struct IdentityDoubt
{
    /// <summary>Turns and probabilities below say nothing.</summary>
    const double LeastExchange = 0.001, Noteworthy = 0.1;

    /// <summary>
    /// What is heard again soon need not be shown as uncertain: longer than the longest interval of AIS at sea, and than aircraft and drones are silent.
    /// </summary>
    const double SeaSilenceSeconds = 200, SilenceSeconds = 30;

    public float Exchanged;

    /// <summary>The other track, and since when the doubt is noteworthy.</summary>
    public ulong RivalId;

    public Instant Since;

    public readonly bool IsNoteworthy => Exchanged >= Noteworthy;

    /// <summary>A turn in which the plots of both may have been exchanged.</summary>
    public void Add(double exchange, ulong rivalId, Instant time)
    {
        if (exchange < LeastExchange) return;
        if (!IsNoteworthy) (RivalId, Since) = (rivalId, time);
        Exchanged += (float)((1 - 2 * Exchanged) * exchange);
    }

    /// <summary>Says in the track what has been in doubt for long.</summary>
    public readonly void Show(ref Track track, Instant time) =>
        track.IdentityUncertain |= IsNoteworthy && time.SecondsSince(Since) > (track.Domain == Domain.Sea ? SeaSilenceSeconds : SilenceSeconds);

    public readonly void Write(StateWriter writer)
    {
        writer.Write((double)Exchanged);
        writer.Write(RivalId);
        writer.Write(Since.UnixNanoseconds);
    }

    public static IdentityDoubt Read(ref StateReader reader) =>
        new() { Exchanged = (float)reader.ReadDouble(), RivalId = reader.ReadUInt64(), Since = new Instant(reader.ReadInt64()) };
}
