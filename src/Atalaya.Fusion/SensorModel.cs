using Atalaya.Core.Frames;

namespace Atalaya.Fusion;

/// <summary>What is known of a radar's detection, as configured; NaN = to be learned or taken from <see cref="TrackerOptions"/>.</summary>
public sealed record SensorModel(SourceId Source)
{
    /// <summary>Probability that an object in its area gives a plot in a turn.</summary>
    public double DetectionProbability { get; init; } = double.NaN;

    /// <summary>False plots per square metre and turn.</summary>
    public double ClutterDensity { get; init; } = double.NaN;

    public double ScanPeriodSeconds { get; init; } = double.NaN;

    /// <summary>True if it sees its whole area at one instant, once in each period: what it then does not show, it has missed.</summary>
    public bool SeesAtOnce { get; init; }

    /// <summary>
    /// True if all plots of a turn bear one time, that of its end, though the beam passed during the turn: half a turn is then taken off,
    /// as soon as the turn is known.
    /// </summary>
    public bool StampsTurnEnd { get; init; }
}
