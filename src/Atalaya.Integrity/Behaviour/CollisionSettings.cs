namespace Atalaya.Integrity.Behaviour;

/// <summary>When two vessels are about to come too close.</summary>
public sealed record CollisionSettings
{
    public bool IsEnabled { get; init; } = true;

    /// <summary>Nearer than so many lengths of the longer vessel is too close: the half axis of the domain that vessels keep free (Fujii and Tanaka, 1971).</summary>
    public double DomainLengths { get; init; } = 4;

    /// <summary>But never less than this: open boats and yachts pass each other so every day.</summary>
    public double LeastDistanceMeters { get; init; } = 60;

    /// <summary>And never more: 0.5 NM, the usual limit of radar plotting at sea.</summary>
    public double MostDistanceMeters { get; init; } = 926;

    /// <summary>Farther ahead nobody is asked to look. Aids on a bridge are set to 12 min; who watches a strait would be told of every turn that is still to come. Who watches open water sets it longer.</summary>
    public double CautionSeconds { get; init; } = 100;

    /// <summary>Within so long someone must act.</summary>
    public double AlarmSeconds { get; init; } = 75;

    /// <summary>An alarm is for what comes nearer than this part of the distance.</summary>
    public double AlarmDistancePart { get; init; } = 0.6;

    /// <summary>Probability of coming too close from which on there is an alert.</summary>
    public double CautionProbability { get; init; } = 0.99;

    public double AlarmProbability { get; init; } = 0.97;

    /// <summary>Slower vessels lie at anchor or at a berth, or drift.</summary>
    public double LeastSpeedMetersPerSecond { get; init; } = 1.5;

    /// <summary>Slower against each other they go together: tows, convoys, overtaking.</summary>
    public double LeastRelativeSpeedMetersPerSecond { get; init; } = 1.5;

    /// <summary>Velocity of a ship of 50 m or more wanders by so much in a second, (m/s)/√s; of smaller craft three times.</summary>
    public double Wander { get; init; } = 0.05;

    /// <summary>A track younger than this may not be an object yet.</summary>
    public double LeastAgeSeconds { get; init; } = 60;

    public bool IsSound => DomainLengths > 0 && LeastDistanceMeters > 0 && MostDistanceMeters >= LeastDistanceMeters && MostDistanceMeters <= 10_000 && AlarmSeconds > 0 && CautionSeconds >= AlarmSeconds
        && CautionSeconds <= 3600 && AlarmDistancePart is > 0 and <= 1 && CautionProbability is > 0 and < 1 && AlarmProbability is > 0 and < 1 && LeastSpeedMetersPerSecond >= 0
        && LeastRelativeSpeedMetersPerSecond > 0 && Wander >= 0 && LeastAgeSeconds >= 0;
}
