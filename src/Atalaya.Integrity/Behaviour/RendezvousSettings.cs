namespace Atalaya.Integrity.Behaviour;

/// <summary>When two vessels meet at sea: both slow, close to each other, having come from apart.</summary>
public sealed record RendezvousSettings
{
    public bool IsEnabled { get; init; } = true;

    /// <summary>So near they can pass something over.</summary>
    public double DistanceMeters { get; init; } = 150;

    /// <summary>Both slower than this: 5 kn.</summary>
    public double MostSpeedMetersPerSecond { get; init; } = 2.5;

    /// <summary>For so long; two boats of at most <see cref="SmallLengthMeters"/> that came fast, for less.</summary>
    public double DurationSeconds { get; init; } = 600;

    public double FastDurationSeconds { get; init; } = 90;

    /// <summary>They came together at least so fast.</summary>
    public double FastApproachMetersPerSecond { get; init; } = 5;

    public double SmallLengthMeters { get; init; } = 30;

    /// <summary>Longer vessels are met by pilots, tugs and tenders.</summary>
    public double ServedLengthMeters { get; init; } = 50;

    /// <summary>They were seen at least so far apart before; what was alongside from the beginning meets nobody.</summary>
    public double ApartMeters { get; init; } = 400;

    /// <summary>With more others than this within <see cref="CrowdMeters"/> it is a port, a roadstead, a fleet.</summary>
    public int MostOthers { get; init; } = 2;

    public double CrowdMeters { get; init; } = 1000;

    public double LeastAgeSeconds { get; init; } = 60;

    public bool IsSound => DistanceMeters is > 0 and <= 5000 && MostSpeedMetersPerSecond > 0 && DurationSeconds > 0 && FastDurationSeconds > 0 && FastDurationSeconds <= DurationSeconds && FastApproachMetersPerSecond > 0
        && SmallLengthMeters >= 0 && ServedLengthMeters >= 0 && ApartMeters > DistanceMeters && ApartMeters < CrowdMeters && MostOthers >= 0 && CrowdMeters is > 0 and <= 20_000 && LeastAgeSeconds >= 0;
}
