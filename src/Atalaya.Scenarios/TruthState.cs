using Atalaya.Core.Geodesy;

namespace Atalaya.Scenarios;

/// <summary>Where an object of the simulated world is, and how it moves: WGS-84, radians, metres, seconds.</summary>
public struct TruthState
{
    public double Latitude, Longitude;

    /// <summary>Above the ellipsoid.</summary>
    public double Height;

    public double VelocityEast, VelocityNorth, VerticalRate;

    /// <summary>Direction of motion (or of the bow while at rest), from true north clockwise; not brought into one turn.</summary>
    public double Course;

    /// <summary>Radians per second, to the right positive.</summary>
    public double TurnRate;

    /// <summary>Set where the truth is told to an <see cref="ITruthObserver"/>.</summary>
    public Situation Situation;

    public readonly GeodeticPosition Position => new(Latitude, Longitude, Height);
    public readonly double SpeedSquared => VelocityEast * VelocityEast + VelocityNorth * VelocityNorth;
    public readonly double Speed => Math.Sqrt(SpeedSquared);
}
