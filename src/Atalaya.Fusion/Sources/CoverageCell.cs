using Atalaya.Core.Time;

namespace Atalaya.Fusion.Sources;

/// <summary>What is known of how a sensor sees one cell of some 11 km by 11 km.</summary>
public readonly record struct CoverageCell
{
    /// <summary>Number of the cell, the same for all sensors.</summary>
    public required int Cell { get; init; }

    /// <summary>Its edges, radians, WGS-84.</summary>
    public required double South { get; init; }
    public required double West { get; init; }
    public required double North { get; init; }
    public required double East { get; init; }

    /// <summary>Of a radar: how it sees objects without identity (primary plots mostly) and those with one (transponders).</summary>
    public required DetectionEstimate Unidentified { get; init; }
    public required DetectionEstimate Identified { get; init; }

    /// <summary>False plots per square metre and turn; NaN = none were counted here.</summary>
    public required double ClutterDensity { get; init; }

    /// <summary>Reports of tracks in the cell, each weighed with exp(-age / <see cref="TrackerOptions.HearingMemorySeconds"/>).</summary>
    public required double Reports { get; init; }

    /// <summary>When the last of them came; default = none that is remembered.</summary>
    public required Instant LastReport { get; init; }
}
