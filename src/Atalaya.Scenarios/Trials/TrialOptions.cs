using Atalaya.Core.Time;

namespace Atalaya.Scenarios.Trials;

/// <summary>What a trial depends on, all of it: equal options give equal bytes.</summary>
public sealed record TrialOptions
{
    public ulong Seed { get; init; } = 1;
    public Instant Start { get; init; } = ScenarioOptions.FixedEpoch;
    public double DurationSeconds { get; init; } = 600;

    /// <summary>All with ADS-B version 2.</summary>
    public int Aircraft { get; init; } = 4;

    /// <summary>All with AIS of class A.</summary>
    public int Vessels { get; init; }

    /// <summary>The radar that answers are measured by; false = ADS-B and AIS alone.</summary>
    public bool HasRadar { get; init; } = true;

    /// <summary>1 σ in range, and across it at 40 km, about where the aircraft are.</summary>
    public double RadarSigmaMeters { get; init; } = 50;

    public double RadarTurnSeconds { get; init; } = 1;
    public double RadarDetection { get; init; } = 0.97;

    /// <summary>Of the radar, told to nobody downstream.</summary>
    public double RadarRangeBiasMeters { get; init; }

    public double RadarAzimuthBiasDegrees { get; init; }

    /// <summary>1090 MHz receivers, 1 to 8, some 20 km apart.</summary>
    public int Receivers { get; init; } = 1;
}
