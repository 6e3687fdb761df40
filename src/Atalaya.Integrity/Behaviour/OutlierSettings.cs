namespace Atalaya.Integrity.Behaviour;

/// <summary>What no object of its kind does: speeds, climbs and heights.</summary>
public sealed record OutlierSettings
{
    public bool IsEnabled { get; init; } = true;

    /// <summary>So long it must last: one bad report is none.</summary>
    public double DurationSeconds { get; init; } = 10;

    /// <summary>1,333 kt: nothing that surveillance sees is faster.</summary>
    public double AirSpeedMetersPerSecond { get; init; } = 686;

    /// <summary>250 kt, emitter category A1.</summary>
    public double LightSpeedMetersPerSecond { get; init; } = 129;

    /// <summary>200 kt, A7.</summary>
    public double RotorcraftSpeedMetersPerSecond { get; init; } = 103;

    /// <summary>160 kt, B1 and B4.</summary>
    public double GliderSpeedMetersPerSecond { get; init; } = 82;

    /// <summary>B6 and Remote ID; and the height to which the open category is bound, above the sea: land below it is not known.</summary>
    public double DroneSpeedMetersPerSecond { get; init; } = 60;
    public double DroneHeightMeters { get; init; } = 120;

    /// <summary>120 kt, of what says that it is on the ground.</summary>
    public double GroundSpeedMetersPerSecond { get; init; } = 62;

    /// <summary>6,000 ft/min; high-performance aircraft (A6) do more.</summary>
    public double ClimbMetersPerSecond { get; init; } = 30.5;

    /// <summary>Cargo ships and tankers 30 kn, fishing vessels 20 kn, all others 60 kn.</summary>
    public double ShipSpeedMetersPerSecond { get; init; } = 15.4;
    public double FishingSpeedMetersPerSecond { get; init; } = 10.3;
    public double CraftSpeedMetersPerSecond { get; init; } = 30.9;

    /// <summary>6° a second, of large and heavy aircraft (A3, A4, A5).</summary>
    public double HeavyTurnRadiansPerSecond { get; init; } = 0.105;

    public bool IsSound => DurationSeconds >= 0 && AirSpeedMetersPerSecond > 0 && LightSpeedMetersPerSecond > 0 && RotorcraftSpeedMetersPerSecond > 0 && GliderSpeedMetersPerSecond > 0 && DroneSpeedMetersPerSecond > 0
        && double.IsFinite(DroneHeightMeters) && GroundSpeedMetersPerSecond > 0 && ClimbMetersPerSecond > 0 && ShipSpeedMetersPerSecond > 0 && FishingSpeedMetersPerSecond > 0 && CraftSpeedMetersPerSecond > 0
        && HeavyTurnRadiansPerSecond > 0;
}
