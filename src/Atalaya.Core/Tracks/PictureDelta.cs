using Atalaya.Core.Time;

namespace Atalaya.Core.Tracks;

/// <summary>One change of the picture: the whole new value of one track, or with status Ended its last value before it goes.</summary>
public readonly struct PictureDelta(long sequence, Tick tick, in Track track)
{
    /// <summary>Counts the deltas of a recording from 1 without gaps.</summary>
    public readonly long Sequence = sequence;

    public readonly Tick Tick = tick;

    // A field, so that readers need not copy its several hundred bytes.
    public readonly Track Track = track;
}
