namespace Atalaya.Integrity.Behaviour;

/// <summary>When what radar sees is likely a drone or an ultralight without transponder.</summary>
public sealed record LowSlowSettings
{
    public bool IsEnabled { get; init; } = true;

    /// <summary>Where a height is known, it lies below this.</summary>
    public double MostHeightMeters { get; init; } = 500;

    public double LeastSpeedMetersPerSecond { get; init; } = 8;
    public double MostSpeedMetersPerSecond { get; init; } = 50;

    /// <summary>Where no height is known, it is faster than boats are: 43 kn.</summary>
    public double LeastSpeedWithoutHeightMetersPerSecond { get; init; } = 22;

    /// <summary>Seen so long: clutter and birds do not keep such a speed.</summary>
    public double DurationSeconds { get; init; } = 30;

    public bool IsSound => double.IsFinite(MostHeightMeters) && LeastSpeedMetersPerSecond > 0 && MostSpeedMetersPerSecond > LeastSpeedMetersPerSecond && LeastSpeedWithoutHeightMetersPerSecond > 0 && DurationSeconds >= 0;
}
