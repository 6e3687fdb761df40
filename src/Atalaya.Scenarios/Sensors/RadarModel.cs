using Atalaya.Core.Geodesy;

namespace Atalaya.Scenarios.Sensors;

/// <summary>A rotating combined radar (primary, and secondary with Mode S) and its faults.</summary>
sealed record RadarModel
{
    public required string Name { get; init; }

    /// <summary>Antenna, WGS-84.</summary>
    public required GeodeticPosition Site { get; init; }

    public byte Sac { get; init; }
    public byte Sic { get; init; }
    public double TurnSeconds { get; init; } = 4;

    /// <summary>Direction of the beam at the start of the scenario, as a share of a turn.</summary>
    public double PhaseTurns { get; init; } = 0.37;

    public double MaxRangeMeters { get; init; } = 130_000;
    public double MinRangeMeters { get; init; } = 700;
    public double RangeSigmaMeters { get; init; } = 60;
    public double AzimuthSigmaDegrees { get; init; } = 0.07;

    /// <summary>Added to every measurement; nobody downstream is told.</summary>
    public double RangeBiasMeters { get; init; } = 80;

    public double AzimuthBiasDegrees { get; init; } = 0.05;

    /// <summary>False plots a turn: from the sea near the site, and anywhere.</summary>
    public double SeaClutter { get; init; } = 6;

    public double UniformClutter { get; init; } = 4;
    public double SeaClutterMeanMeters { get; init; } = 9_000;
    public double SecondaryDetection { get; init; } = 0.95;

    /// <summary>Seconds from the end of a sector to the sending of what it saw.</summary>
    public double ProcessingSeconds { get; init; } = 0.22;

    public double ProcessingJitterSeconds { get; init; } = 0.08;

    /// <summary>The chance that the primary radar sees something at a distance.</summary>
    public static double PrimaryDetection(ScenarioObject thing, double range) => thing.Kind switch
    {
        ObjectKind.Vessel when thing.LengthMeters < 25 => Falling(0.55, range, 25_000, 45_000),
        ObjectKind.Vessel => Falling(0.7, range, 40_000, 80_000),
        ObjectKind.Drone => Falling(0.6, range, 60_000, 120_000),
        _ => Falling(0.8, range, 90_000, 180_000),
    };

    static double Falling(double chance, double range, double from, double to) =>
        range <= from ? chance : chance * Math.Max(0, (to - range) / (to - from));
}
