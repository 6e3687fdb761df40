namespace Atalaya.Scenarios.Motion;

/// <summary>Where something is on the plane of the scenario (metres east and north of its origin) and how it moves.</summary>
struct PlaneState
{
    public double X, Y;
    public double VelocityX, VelocityY;

    /// <summary>Metres above mean sea level, and metres per second.</summary>
    public double Height, Climb;

    /// <summary>Radians from north clockwise; kept while standing still.</summary>
    public double Course;

    /// <summary>Radians per second, to the right positive.</summary>
    public double TurnRate;
}
