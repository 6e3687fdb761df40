using Atalaya.Core.Geodesy;
using Atalaya.Core.Numerics;

namespace Atalaya.Scenarios.Attacks;

/// <summary>Distances and offsets between places in degrees, through the plane that touches the ellipsoid at one of them.</summary>
static class PlaneMath
{
    public const double MetersPerFoot = 0.3048;
    public const double MetersPerSecondPerKnot = 1852 / 3600.0;

    public static (double Latitude, double Longitude) Offset(double latitude, double longitude, double east, double north)
    {
        GeodeticPosition place = new LocalFrame(GeodeticPosition.FromDegrees(latitude, longitude)).Unproject(east, north);
        return (place.LatitudeDegrees, place.LongitudeDegrees);
    }

    /// <summary>Metres east and north from the first place to the second.</summary>
    public static (double East, double North) Between(double latitude, double longitude, double toLatitude, double toLongitude) =>
        new LocalFrame(GeodeticPosition.FromDegrees(latitude, longitude)).Project(toLatitude * GeodeticPosition.RadiansPerDegree, toLongitude * GeodeticPosition.RadiansPerDegree);

    /// <summary>A vector from its length and its direction in degrees from north clockwise.</summary>
    public static (double East, double North) Vector(double length, double bearingDegrees)
    {
        (double sin, double cos) = StableMath.SinCos(bearingDegrees * GeodeticPosition.RadiansPerDegree);
        return (length * sin, length * cos);
    }

    public static double Length(double east, double north) => Math.Sqrt(east * east + north * north);

    /// <summary>Degrees from north clockwise, 0 to 360.</summary>
    public static double Bearing(double east, double north)
    {
        double degrees = StableMath.Atan2(east, north) * GeodeticPosition.DegreesPerRadian;
        return degrees < 0 ? degrees + 360 : degrees;
    }
}
