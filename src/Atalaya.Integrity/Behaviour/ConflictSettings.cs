namespace Atalaya.Integrity.Behaviour;

/// <summary>
/// When two aircraft are about to lose their separation: short-term conflict alert after EUROCONTROL's reference system (linear prediction and current
/// proximity, confirmed over several cycles).
/// </summary>
public sealed record ConflictSettings
{
    public bool IsEnabled { get; init; } = true;

    /// <summary>How far ahead it is predicted; nearer than <see cref="AlarmSeconds"/> it is an alarm. ICAO counts up to two minutes as short-term.</summary>
    public double WarnSeconds { get; init; } = 35;

    public double AlarmSeconds { get; init; } = 30;

    /// <summary>
    /// Who turns faster than this, 0.7° a second, does not go on straight: only so far ahead is believed. So it is with what has no address: radar alone sees a turn some scans late.
    /// </summary>
    public double TurnRadiansPerSecond { get; init; } = 0.012;
    public double TurnLookaheadSeconds { get; init; } = 15;

    /// <summary>Above <see cref="UpperHeightMeters"/>: 4 NM.</summary>
    public double UpperDistanceMeters { get; init; } = 7408;

    /// <summary>Below: 2.5 NM.</summary>
    public double LowerDistanceMeters { get; init; } = 4630;

    /// <summary>Between two that fly by sight: 0.5 NM.</summary>
    public double VisualDistanceMeters { get; init; } = 926;

    /// <summary>FL100.</summary>
    public double UpperHeightMeters { get; init; } = 3048;

    /// <summary>800 ft; 1,600 ft above FL410; 300 ft between two that fly by sight.</summary>
    public double VerticalMeters { get; init; } = 244;
    public double HighVerticalMeters { get; init; } = 488;
    public double VisualVerticalMeters { get; init; } = 91;

    /// <summary>FL410.</summary>
    public double HighHeightMeters { get; init; } = 12_497;

    /// <summary>Nearer than this part of both distances is a conflict whatever is predicted.</summary>
    public double ProximityPart { get; init; } = 0.6;

    /// <summary>A climb or descent is believed to go on for so long: most end at a level before.</summary>
    public double ClimbSeconds { get; init; } = 15;

    /// <summary>Lower above the sea aircraft take off, land and fly by sight.</summary>
    public double LeastHeightMeters { get; init; } = 300;

    /// <summary>Slower ones hover, or taxi.</summary>
    public double LeastSpeedMetersPerSecond { get; init; } = 25;

    /// <summary>Slower against each other, and nearer than a mile, they fly in formation, or are one aircraft seen twice.</summary>
    public double FormationSpeedMetersPerSecond { get; init; } = 10;

    /// <summary>Of losing separation.</summary>
    public double LeastProbability { get; init; } = 0.95;

    public double LeastAgeSeconds { get; init; } = 30;

    public bool IsSound => WarnSeconds is > 0 and <= 600 && AlarmSeconds > 0 && AlarmSeconds <= WarnSeconds && TurnRadiansPerSecond > 0 && TurnLookaheadSeconds >= 0 && UpperDistanceMeters is > 0 and <= 50_000
        && LowerDistanceMeters is > 0 and <= 50_000 && VisualDistanceMeters is > 0 and <= 50_000 && double.IsFinite(UpperHeightMeters) && VerticalMeters > 0 && HighVerticalMeters > 0 && VisualVerticalMeters > 0
        && double.IsFinite(HighHeightMeters) && ProximityPart is >= 0 and <= 1 && ClimbSeconds >= 0 && double.IsFinite(LeastHeightMeters) && LeastSpeedMetersPerSecond >= 0
        && FormationSpeedMetersPerSecond >= 0 && LeastProbability is > 0 and < 1 && LeastAgeSeconds >= 0;
}
