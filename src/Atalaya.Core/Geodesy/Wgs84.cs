using Atalaya.Core.Numerics;

namespace Atalaya.Core.Geodesy;

/// <summary>The ellipsoid of WGS-84 (NGA.STND.0036) and the way between geodetic and Earth-centred coordinates.</summary>
public static class Wgs84
{
    /// <summary>Semi-major axis, metres.</summary>
    public const double EquatorialRadius = 6_378_137;

    public const double Flattening = 1 / 298.257223563;

    /// <summary>Semi-minor axis, metres.</summary>
    public const double PolarRadius = EquatorialRadius * (1 - Flattening);

    /// <summary>e² = f (2 - f).</summary>
    public const double EccentricitySquared = Flattening * (2 - Flattening);

    /// <summary>e'² = e² / (1 - e²).</summary>
    public const double SecondEccentricitySquared = EccentricitySquared / (1 - EccentricitySquared);

    public static EcefPosition ToEcef(GeodeticPosition position)
    {
        (double sinLatitude, double cosLatitude) = StableMath.SinCos(position.Latitude);
        (double sinLongitude, double cosLongitude) = StableMath.SinCos(position.Longitude);
        return ToEcef(sinLatitude, cosLatitude, sinLongitude, cosLongitude, position.Height);
    }

    /// <summary>
    /// Position error below 10 nm for heights from -10 km to 100 km (below 1 µm to 10,000 km), everywhere, poles and 180° included. On the
    /// axis the longitude is 0. Deeper than 6,300 km, where the normal is not unique, the result is a finite position of no meaning.
    /// </summary>
    public static GeodeticPosition ToGeodetic(EcefPosition position)
    {
        SurfacePoint point = SurfacePoint.Below(position);
        double latitude = StableMath.Atan2(point.SinLatitude, point.CosLatitude);
        double longitude = point.AxisDistance > 0 ? StableMath.Atan2(position.Y, position.X) : 0;
        return new GeodeticPosition(latitude, longitude, point.Height);
    }

    /// <summary>Radius of curvature in the prime vertical, metres.</summary>
    public static double PrimeVerticalRadius(double sinLatitude) =>
        EquatorialRadius / Math.Sqrt(1 - EccentricitySquared * sinLatitude * sinLatitude);

    /// <summary>Radius of curvature along the meridian, metres.</summary>
    public static double MeridianRadius(double sinLatitude)
    {
        double w = 1 - EccentricitySquared * sinLatitude * sinLatitude;
        return EquatorialRadius * (1 - EccentricitySquared) / (w * Math.Sqrt(w));
    }

    internal static EcefPosition ToEcef(double sinLatitude, double cosLatitude, double sinLongitude, double cosLongitude, double height)
    {
        double n = PrimeVerticalRadius(sinLatitude);
        double axisDistance = (n + height) * cosLatitude;
        return new EcefPosition(axisDistance * cosLongitude, axisDistance * sinLongitude, (n * (1 - EccentricitySquared) + height) * sinLatitude);
    }
}
