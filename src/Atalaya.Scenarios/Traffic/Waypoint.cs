using Atalaya.Scenarios.Motion;

namespace Atalaya.Scenarios.Traffic;

/// <summary>A waypoint in the units of charts: degrees, knots, feet (pressure altitude), and a stop in seconds.</summary>
readonly record struct Waypoint(double Latitude, double Longitude, double Knots, double Feet = 0, double DwellSeconds = 0)
{
    const double MetersPerSecondPerKnot = 1852.0 / 3600;
    const double MetersPerFoot = 0.3048;

    public RouteNode ToVesselNode(double eastMeters = 0, double northMeters = 0)
    {
        (double x, double y) = StraitPlane.FromDegrees(Latitude, Longitude);
        return new RouteNode(x + eastMeters, y + northMeters, Knots * MetersPerSecondPerKnot, 0, DwellSeconds);
    }

    public RouteNode ToAircraftNode(double eastMeters = 0, double northMeters = 0, double extraFeet = 0)
    {
        (double x, double y) = StraitPlane.FromDegrees(Latitude, Longitude);
        double height = Atmosphere.SeaLevelHeight((Feet + extraFeet) * MetersPerFoot);
        return new RouteNode(x + eastMeters, y + northMeters, Knots * MetersPerSecondPerKnot, height, DwellSeconds);
    }
}
