namespace Atalaya.Core.Geodesy;

/// <summary>A place on WGS-84: geodetic latitude and longitude in radians, height above the ellipsoid in metres.</summary>
public readonly record struct GeodeticPosition(double Latitude, double Longitude, double Height)
{
    public const double RadiansPerDegree = Math.PI / 180;
    public const double DegreesPerRadian = 180 / Math.PI;

    public static GeodeticPosition FromDegrees(double latitude, double longitude, double heightMeters = 0) =>
        new(latitude * RadiansPerDegree, longitude * RadiansPerDegree, heightMeters);

    public double LatitudeDegrees => Latitude * DegreesPerRadian;
    public double LongitudeDegrees => Longitude * DegreesPerRadian;
}
