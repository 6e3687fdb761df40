using Atalaya.Core.Time;

namespace Atalaya.Core.Tracks;

/// <summary>One change of the picture: the whole new value of one track, or with status Ended its last value before it goes.</summary>
/// <param name="Sequence">Counts the deltas of a recording from 1 without gaps.</param>
public readonly record struct PictureDelta(long Sequence, Tick Tick, Track Track);
