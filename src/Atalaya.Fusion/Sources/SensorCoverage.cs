using Atalaya.Core.Frames;
using Atalaya.Core.Time;

namespace Atalaya.Fusion.Sources;

/// <summary>What is known of how a sensor sees, over all its cells.</summary>
public readonly record struct SensorCoverage
{
    public required SourceId Source { get; init; }

    /// <summary>The sensor within its source; 0 = the source itself.</summary>
    public required ushort Sensor { get; init; }

    /// <summary>Seconds per turn; NaN = it does not turn, or that is not known yet.</summary>
    public required double TurnSeconds { get; init; }

    public required DetectionEstimate Unidentified { get; init; }
    public required DetectionEstimate Identified { get; init; }

    /// <summary>False plots in a turn.</summary>
    public required double FalsePlotsPerTurn { get; init; }

    /// <summary>As in <see cref="CoverageCell.Reports"/>.</summary>
    public required double Reports { get; init; }

    /// <summary>Default = none that is remembered.</summary>
    public required Instant LastReport { get; init; }

    /// <summary>Cells of which something is known.</summary>
    public required int Cells { get; init; }
}
