namespace Atalaya.Fusion.Filtering;

/// <summary>
/// How traffic manoeuvres. Accelerations go with the square of speed at a given rate of turn and a given time to change speed, and rates
/// and times are much the same for aircraft, ships and boats: so all densities are stated for one speed and scaled.
/// </summary>
public sealed record ManoeuvreOptions
{
    /// <summary>Speed for which the densities are stated, m/s: an airliner in the terminal area.</summary>
    public double ReferenceSpeed { get; init; } = 180;

    /// <summary>Objects are taken to be at least so fast, m/s: what lies still may start.</summary>
    public double LeastSpeed { get; init; } = 2;

    /// <summary>No object is taken to be faster, m/s: a new track's speed is not known yet.</summary>
    public double MostSpeed { get; init; } = 350;

    /// <summary>m²/s³. 0.1: gusts and autopilot; over a minute of straight flight √(q·60 s) = 2.4 m/s.</summary>
    public double StraightDensity { get; init; } = 0.1;

    /// <summary>m²/s³. 1: a turn is never quite circular; over 20 s √(q·20 s) = 4.5 m/s.</summary>
    public double TurnDensity { get; init; } = 1;

    /// <summary>m²/s³. 30: 1–2 m/s² over 10 to 30 s.</summary>
    public double AlongDensity { get; init; } = 30;

    /// <summary>m²/s³. 3: what is neither a turn nor straight.</summary>
    public double AcrossDensity { get; init; } = 3;

    /// <summary>Rate with which a turn is expected to begin, rad/s, and its 1 σ: 1.4°/s ± 0.9°/s, between half and full standard rate (3°/s).</summary>
    public double TurnRate { get; init; } = 0.025;

    /// <summary>rad/s. Vessels and small craft turn faster: 2.3°/s.</summary>
    public double SeaTurnRate { get; init; } = 0.04;

    public double TurnRateSigma { get; init; } = 0.015;

    /// <summary>rad²/s³: a rate of turn is held; over 30 s it wanders by 0.1°/s.</summary>
    internal const double TurnRateDensity = 1e-7;

    /// <summary>Mean stays in a model, seconds.</summary>
    internal const double StraightSeconds = 90, TurnSeconds = 40, SpeedChangeSeconds = 20;
}
