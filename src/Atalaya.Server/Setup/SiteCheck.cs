using Atalaya.Core.Geodesy;

namespace Atalaya.Server.Setup;

/// <summary>
/// Compares a site with the positions decoded there. Traffic that one receiver hears lies around it: if it lies far away, the usual slips of
/// people who type coordinates are tried, and the one that brings the traffic closest is named.
/// </summary>
static class SiteCheck
{
    /// <summary>Beyond the horizon of any single receiver of aircraft at cruising level.</summary>
    public const double FarKm = 500;

    /// <summary>A wrong sign near the equator or the zero meridian leads less far: it is named from here on if it explains the distance well.</summary>
    public const double SuspectKm = 150;

    /// <summary>Positions about their own middle: beyond this they are a feed of many receivers, which has no site.</summary>
    const double WideKm = 700;

    public const int MinPositions = 3;

    static readonly double[] DecimalSlips = [10, 0.1];

    /// <summary>Null if site and positions fit, or too little is known.</summary>
    public static SiteFinding? Check(GeodeticPosition site, IReadOnlyList<GeodeticPosition> positions)
    {
        if (positions.Count < MinPositions) return null;
        double distance = MedianKm(site, positions);
        if (distance <= SuspectKm || MedianKm(Middle(positions), positions) > WideKm) return null;
        bool isFar = distance > FarKm;
        double reach = isFar ? Math.Min(FarKm, distance / 2) : distance / 4;
        SiteFinding? best = null;
        foreach ((string code, double latitude, double longitude) in Slips(site.LatitudeDegrees, site.LongitudeDegrees))
        {
            if (Math.Abs(latitude) > 90 || Math.Abs(longitude) > 180 || (!isFar && !code.EndsWith("_sign", StringComparison.Ordinal))) continue;
            GeodeticPosition place = GeodeticPosition.FromDegrees(latitude, longitude, site.Height);
            double near = MedianKm(place, positions);
            if (near <= reach && near < (best?.NearKm ?? double.MaxValue)) best = new SiteFinding(code, site, distance, place, near);
        }

        return best ?? (isFar ? new SiteFinding("site_far", site, distance, null, double.NaN) : null);
    }

    static IEnumerable<(string Code, double Latitude, double Longitude)> Slips(double latitude, double longitude)
    {
        yield return ("site_longitude_sign", latitude, -longitude);
        yield return ("site_latitude_sign", -latitude, longitude);
        yield return ("site_both_signs", -latitude, -longitude);
        yield return ("site_exchanged", longitude, latitude);
        yield return ("site_minutes", FromMinutes(latitude), FromMinutes(longitude));
        yield return ("site_minutes", latitude, FromMinutes(longitude));
        yield return ("site_minutes", FromMinutes(latitude), longitude);
        foreach (double factor in DecimalSlips)
            foreach ((string Code, double Latitude, double Longitude) slip in Shifted(latitude, longitude, factor)) yield return slip;
    }

    static (string Code, double Latitude, double Longitude)[] Shifted(double latitude, double longitude, double factor) =>
    [
        ("site_decimal", latitude * factor, longitude),
        ("site_decimal", latitude, longitude * factor),
        ("site_decimal", latitude * factor, longitude * factor),
    ];

    /// <summary>Degrees × 100 + minutes, as NMEA writes them: 00130.5 is 1°30.5′.</summary>
    static double FromMinutes(double value)
    {
        double degrees = Math.Truncate(value / 100);
        return degrees + (value - degrees * 100) / 60;
    }

    static double MedianKm(GeodeticPosition from, IReadOnlyList<GeodeticPosition> positions)
    {
        double[] distances = [.. positions.Select(position => Geodesic.Inverse(from, position).DistanceMeters / 1000)];
        Array.Sort(distances);
        return distances[distances.Length / 2];
    }

    /// <summary>Mean of the directions from the Earth's centre, so that the 180° meridian and the poles are ordinary.</summary>
    public static GeodeticPosition Middle(IReadOnlyList<GeodeticPosition> positions)
    {
        (double x, double y, double z) = (0, 0, 0);
        foreach (GeodeticPosition position in positions)
        {
            double cosine = Math.Cos(position.Latitude);
            x += cosine * Math.Cos(position.Longitude);
            y += cosine * Math.Sin(position.Longitude);
            z += Math.Sin(position.Latitude);
        }

        return new GeodeticPosition(Math.Atan2(z, Math.Sqrt(x * x + y * y)), Math.Atan2(y, x), 0);
    }
}
