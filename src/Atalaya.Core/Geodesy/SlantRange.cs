using Atalaya.Core.Numerics;

namespace Atalaya.Core.Geodesy;

/// <summary>Between what a radar measures (slant range, azimuth from true north clockwise, elevation) and places on WGS-84. Straight lines: no refraction.</summary>
public static class SlantRange
{
    const int Iterations = 3;

    /// <summary>
    /// The place at a slant range and azimuth from the site whose height above the ellipsoid is given; range and height are met within
    /// 1 µm for ranges to 1,000 km. False where no such place exists: the heights differ by more than the range, or a value is not finite.
    /// </summary>
    public static bool TryToPosition(in LocalFrame site, double rangeMeters, double azimuth, double targetHeight, out GeodeticPosition position)
    {
        position = default;
        if (!(rangeMeters > 0) || !double.IsFinite(rangeMeters + azimuth + targetHeight)) return false;
        (double sin, double cos) = StableMath.SinCos(azimuth);
        double radius = RadiusAlong(site.SinLatitude, sin, cos);
        double fromCenter = radius + site.Origin.Height, rise = targetHeight - site.Origin.Height;
        double up = (rise * (2 * fromCenter + rise) - rangeMeters * rangeMeters) / (2 * fromCenter);
        if (!Fits(up, rangeMeters)) return false;

        // Newton on the up component with the sphere's dHeight/dUp: near 1 everywhere, straight overhead too.
        for (int i = 0; i < Iterations; i++)
        {
            double ground = Ground(rangeMeters, up);
            SurfacePoint point = SurfacePoint.Below(site.ToEcef(new EnuVector(ground * sin, ground * cos, up)));
            up -= (point.Height - targetHeight) * (fromCenter + rise) / fromCenter;
            if (!Fits(up, rangeMeters)) return false;
        }

        double horizontal = Ground(rangeMeters, up);
        position = site.ToGeodetic(new EnuVector(horizontal * sin, horizontal * cos, up));
        return true;
    }

    /// <summary>The place at a slant range, azimuth and elevation above the site's tangent plane.</summary>
    public static GeodeticPosition ToPosition(in LocalFrame site, double rangeMeters, double azimuth, double elevation)
    {
        (double sinAzimuth, double cosAzimuth) = StableMath.SinCos(azimuth);
        (double sinElevation, double cosElevation) = StableMath.SinCos(elevation);
        double ground = rangeMeters * cosElevation;
        return site.ToGeodetic(new EnuVector(ground * sinAzimuth, ground * cosAzimuth, rangeMeters * sinElevation));
    }

    /// <summary>What a radar at the site would measure: metres, radians 0 to 2 pi, radians above the tangent plane.</summary>
    public static (double RangeMeters, double Azimuth, double Elevation) FromPosition(in LocalFrame site, GeodeticPosition target)
    {
        EnuVector vector = site.ToEnu(target);
        double ground = Math.Sqrt(vector.East * vector.East + vector.North * vector.North);
        double azimuth = Angle.NormalizeZeroToTwoPi(StableMath.Atan2(vector.East, vector.North));
        return (vector.Length, azimuth, StableMath.Atan2(vector.Up, ground));
    }

    /// <summary>
    /// How the distance along the ground answers to slant range and to target height, metres per metre, on the sphere that fits the site
    /// (within 0.5 % of the ellipsoid to 500 km). Overhead both grow without bound; the ground range is taken as at least one metre, so
    /// the result is finite.
    /// </summary>
    public static GroundRangeSlopes SlopesAt(in LocalFrame site, double rangeMeters, double targetHeight)
    {
        double radius = Math.Sqrt(Wgs84.MeridianRadius(site.SinLatitude) * Wgs84.PrimeVerticalRadius(site.SinLatitude));
        double siteRadius = radius + site.Origin.Height, targetRadius = radius + targetHeight, rise = targetHeight - site.Origin.Height;
        // 1 - cos of the angle at the centre, from the law of cosines without its cancellation.
        double versine = Math.Max((rangeMeters - rise) * (rangeMeters + rise), 0) / (2 * siteRadius * targetRadius);
        double sine = Math.Max(Math.Sqrt(versine * (2 - versine)), 1 / radius);
        double scale = radius / (siteRadius * targetRadius * sine);
        return new GroundRangeSlopes(rangeMeters * scale, (-rise - siteRadius * versine) * scale);
    }

    static double RadiusAlong(double sinLatitude, double sinAzimuth, double cosAzimuth) =>
        1 / (cosAzimuth * cosAzimuth / Wgs84.MeridianRadius(sinLatitude) + sinAzimuth * sinAzimuth / Wgs84.PrimeVerticalRadius(sinLatitude));

    static double Ground(double range, double up) => Math.Sqrt(Math.Max((range - up) * (range + up), 0));

    /// <summary>The margin lets a target straight overhead pass in spite of rounding.</summary>
    static bool Fits(double up, double range) => Math.Abs(up) <= range * (1 + 1e-12) + 1e-6;
}
