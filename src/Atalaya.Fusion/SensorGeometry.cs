using Atalaya.Core.Geodesy;

namespace Atalaya.Fusion;

/// <summary>Where a sensor stands, how well it measures, and what registration takes off its measurements.</summary>
public readonly record struct SensorGeometry
{
    /// <summary>At its site.</summary>
    public required LocalFrame Frame { get; init; }

    /// <summary>Height of the sea above the ellipsoid there, metres.</summary>
    public required double Undulation { get; init; }

    /// <summary>The antenna: radians, metres above the sea.</summary>
    public GeodeticPosition Site => Frame.Origin with { Height = Frame.Origin.Height - Undulation };

    /// <summary>1 σ where a report does not state it.</summary>
    public required double RangeSigmaMeters { get; init; }
    public required double AzimuthSigmaRadians { get; init; }

    /// <summary>Seconds per turn; NaN = not known.</summary>
    public required double TurnSeconds { get; init; }

    /// <summary>Registration takes something off: the sensor was compared with others.</summary>
    public required bool IsRegistered { get; init; }
    public required double RangeBiasMeters { get; init; }

    /// <summary>Metres per metre.</summary>
    public required double RangeGain { get; init; }
    public required double AzimuthBiasRadians { get; init; }

    /// <summary>1 σ of what is taken off.</summary>
    public required double RangeBiasSigmaMeters { get; init; }
    public required double AzimuthBiasSigmaRadians { get; init; }

    /// <summary>Slant range and azimuth without the known biases.</summary>
    public (double RangeMeters, double AzimuthRadians) Correct(double rangeMeters, double azimuthRadians) =>
        (rangeMeters - RangeBiasMeters - RangeGain * rangeMeters, azimuthRadians - AzimuthBiasRadians);
}
