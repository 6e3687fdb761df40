namespace Atalaya.Integrity.Behaviour;

/// <summary>When a track is lost, or begins, where a radar sees everything.</summary>
public sealed record CoverageSettings
{
    public bool IsEnabled { get; init; } = true;

    /// <summary>Detection in a turn that the radar has shown at the place.</summary>
    public double LeastProbability { get; init; } = 0.9;

    /// <summary>Turns that this was counted over.</summary>
    public double LeastTurns { get; init; } = 30;

    /// <summary>A track that lived shorter may have been none.</summary>
    public double LeastAgeSeconds { get; init; } = 120;

    /// <summary>Lower aircraft land, take off, and are hidden by hills; slower ones hover.</summary>
    public double LeastHeightMeters { get; init; } = 900;
    public double LeastSpeedMetersPerSecond { get; init; } = 40;

    /// <summary>A radar that was silent for longer sees nothing.</summary>
    public double SilentSeconds { get; init; } = 12;

    /// <summary>The program, and a radar, run for so long before what begins counts as new.</summary>
    public double SettlingSeconds { get; init; } = 600;

    /// <summary>Where tracks of aircraft began or ended oftener than this in the last hours, they do so.</summary>
    public double MostUsual { get; init; } = 1.5;

    public bool IsSound => LeastProbability is > 0 and < 1 && LeastTurns > 0 && LeastAgeSeconds >= 0 && double.IsFinite(LeastHeightMeters) && LeastSpeedMetersPerSecond >= 0 && SilentSeconds > 0 && SettlingSeconds >= 0 && MostUsual >= 0;
}
