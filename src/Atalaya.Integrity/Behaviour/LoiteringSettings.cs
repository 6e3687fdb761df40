namespace Atalaya.Integrity.Behaviour;

/// <summary>When a vessel stays about a place under way, or an aircraft circles.</summary>
public sealed record LoiteringSettings
{
    public bool IsEnabled { get; init; } = true;

    /// <summary>How long a vessel's path is looked at.</summary>
    public double SeaSeconds { get; init; } = 1800;

    /// <summary>Path over net displacement: a circle and a search to and fro have far more, a voyage with turns less.</summary>
    public double PathRatio { get; init; } = 5;

    /// <summary>All within so far from the middle of it.</summary>
    public double SeaRadiusMeters { get; init; } = 5000;

    /// <summary>On average at least so fast: what drifts or swings at anchor does not loiter.</summary>
    public double LeastSpeedMetersPerSecond { get; init; } = 1;

    /// <summary>How long an aircraft's turns are counted.</summary>
    public double AirSeconds { get; init; } = 900;

    /// <summary>Two full turns the same way.</summary>
    public double AirTurnRadians { get; init; } = 4 * Math.PI;

    public double AirRadiusMeters { get; init; } = 15_000;

    public bool IsSound => SeaSeconds is >= 60 and <= 86_400 && PathRatio > 1 && SeaRadiusMeters > 0 && LeastSpeedMetersPerSecond > 0 && AirSeconds is >= 60 and <= 86_400 && AirTurnRadians > 0 && AirRadiusMeters > 0;
}
