using System.Globalization;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Numerics;
using Atalaya.Scenarios.Events;

namespace Atalaya.Scenarios.Sensors;

/// <summary>A rotating radar and its faults: an air radar (primary, and secondary with Mode S), or a coastal one (primary only).</summary>
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

    /// <summary>Nothing is seen above this elevation: the cone of silence.</summary>
    public double MaxElevationDegrees { get; init; } = 45;

    public double RangeSigmaMeters { get; init; } = 60;
    public double AzimuthSigmaDegrees { get; init; } = 0.07;

    /// <summary>Added to every measurement; nobody downstream is told.</summary>
    public double RangeBiasMeters { get; init; } = 80;

    public double AzimuthBiasDegrees { get; init; } = 0.05;

    /// <summary>The clock that stamps the messages.</summary>
    public SensorClock Clock { get; init; }

    /// <summary>The radar sends nothing; null = it never fails.</summary>
    public EventWindow? Outage { get; init; }

    /// <summary>A coastal radar: primary plots only, detection by radar cross-section.</summary>
    public bool IsCoastal { get; init; }

    /// <summary>Coastal: where one square metre is seen every second time.</summary>
    public double SquareMeterRangeMeters { get; init; } = 8_500;

    /// <summary>False plots a turn: from the sea near the site, and anywhere.</summary>
    public double SeaClutter { get; init; } = 6;

    public double UniformClutter { get; init; } = 4;
    public double SeaClutterMeanMeters { get; init; } = 9_000;

    /// <summary>Patches of rough sea that echo turn after turn.</summary>
    public int SeaPatches { get; init; }

    public double SecondaryDetection { get; init; } = 0.95;

    /// <summary>The chance that the code of a Mode A/C reply is garbled.</summary>
    public double Garbling { get; init; } = 0.004;

    /// <summary>Seconds from the end of a sector to the sending of what it saw.</summary>
    public double ProcessingSeconds { get; init; } = 0.22;

    public double ProcessingJitterSeconds { get; init; } = 0.08;

    public bool IsOut(double seconds) => Outage is { } outage && outage.Contains(seconds);

    /// <summary>The chance that the primary radar sees something at a distance.</summary>
    public double PrimaryDetection(ScenarioObject thing, double range)
    {
        if (thing.Kind == ObjectKind.Fixed && thing.MastMeters == 0) return 0;
        if (IsCoastal)
        {
            // The echo falls with the fourth power of range.
            double share = range / (SquareMeterRangeMeters * Math.Sqrt(Math.Sqrt(thing.RadarCrossSection)));
            double fourth = share * share * share * share;
            return 0.92 / (1 + 0.84 * fourth * fourth);
        }

        return thing.Kind switch
        {
            ObjectKind.Fixed => 0,
            ObjectKind.Vessel when thing.LengthMeters < 25 => Falling(0.55, range, 25_000, 45_000),
            ObjectKind.Vessel => Falling(0.7, range, 40_000, 80_000),
            ObjectKind.Drone => Falling(0.6, range, 60_000, 120_000),
            _ => Falling(0.8, range, 90_000, 180_000),
        };
    }

    static double Falling(double chance, double range, double from, double to) =>
        range <= from ? chance : chance * Math.Max(0, (to - range) / (to - from));

    /// <summary>The errors as truth.csv tells them.</summary>
    public string ErrorsText() => string.Create(
        CultureInfo.InvariantCulture,
        $"range_bias_m={RangeBiasMeters};azimuth_bias_deg={AzimuthBiasDegrees};range_sigma_m={RangeSigmaMeters};azimuth_sigma_deg={AzimuthSigmaDegrees};{Clock.ErrorsText()}");

    /// <summary>True if something at a slant range and a height above the antenna's horizontal is within reach and below the cone of silence.</summary>
    public bool Covers(double range, double up) =>
        range >= MinRangeMeters && range <= MaxRangeMeters && up < range * StableMath.Sin(MaxElevationDegrees * GeodeticPosition.RadiansPerDegree);
}
