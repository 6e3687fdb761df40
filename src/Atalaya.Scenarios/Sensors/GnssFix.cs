namespace Atalaya.Scenarios.Sensors;

/// <summary>What a satellite receiver says.</summary>
readonly record struct GnssFix
{
    public double LatitudeDegrees { get; init; }
    public double LongitudeDegrees { get; init; }

    /// <summary>No satellites: the position is old, or there is none.</summary>
    public bool IsLost { get; init; }

    public bool HasPosition { get; init; }

    /// <summary>Error of the velocity, metres per second.</summary>
    public double EastRate { get; init; }

    public double NorthRate { get; init; }
}
