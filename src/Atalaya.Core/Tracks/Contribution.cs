using System.Runtime.CompilerServices;
using Atalaya.Core.Frames;
using Atalaya.Core.Time;

namespace Atalaya.Core.Tracks;

/// <summary>One sensor's part in a track.</summary>
public struct Contribution
{
    /// <summary>Time of applicability of its latest report.</summary>
    public Instant Last;

    /// <summary>The frame of its latest report.</summary>
    public LogPosition Position;

    /// <summary>Reports of this source in this track.</summary>
    public uint Count;

    public SourceId Source;

    /// <summary>The sensor within the source (<see cref="Reports.Report.Sensor"/>).</summary>
    public ushort Sensor;
}

/// <summary>The eight sensors that contributed last.</summary>
[InlineArray(Capacity)]
public struct Contributions
{
    public const int Capacity = 8;

    Contribution _first;
}
