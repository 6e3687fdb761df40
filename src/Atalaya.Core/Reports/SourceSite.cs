using Atalaya.Core.Frames;
using Atalaya.Core.Geodesy;

namespace Atalaya.Core.Reports;

/// <summary>What decoders and Fusion must know of a source: its number, place and nominal accuracy, as configured.</summary>
public sealed record SourceSite(SourceId Source, string Name)
{
    /// <summary>Place of the antenna, WGS-84; null = unknown.</summary>
    public GeodeticPosition? Position { get; init; }

    /// <summary>Everything from this source is simulated.</summary>
    public bool Simulated { get; init; }

    /// <summary>1 σ of range (metres) and azimuth (radians) where the sensor does not state them.</summary>
    public double RangeSigmaMeters { get; init; } = 60;

    public double AzimuthSigmaRadians { get; init; } = 0.0015;
}
