using System.Runtime.CompilerServices;
using Atalaya.Core.Frames;
using Atalaya.Core.Time;

namespace Atalaya.Core.Tracks;

/// <summary>One source's part in a track.</summary>
public struct Contribution
{
    /// <summary>Time of applicability of its latest report.</summary>
    public Instant Last;

    /// <summary>The frame of its latest report.</summary>
    public LogPosition Position;

    /// <summary>Reports of this source in this track.</summary>
    public uint Count;

    public SourceId Source;
}

/// <summary>The eight sources that contributed last.</summary>
[InlineArray(Capacity)]
public struct Contributions
{
    public const int Capacity = 8;

    Contribution _first;
}
