namespace Atalaya.Server.Areas;

/// <summary>The pieces of great circles that borders of areas consist of (docs/areas.md).</summary>
static class GreatCircle
{
    const double MeanRadiusMeters = 6_371_000, RadiansPerDegree = Math.PI / 180;

    /// <summary>A place on the way, as part of its length.</summary>
    public static Corner Between(Corner from, Corner to, double part)
    {
        (double X, double Y, double Z) a = from.Direction, b = to.Direction;
        double angle = Math.Atan2(Length(Cross(a, b)), Dot(a, b)), sine = Math.Sin(angle);
        if (sine < 1e-12) return new Corner(from.Latitude + part * (to.Latitude - from.Latitude), from.Longitude + part * (to.Longitude - from.Longitude));
        double u = Math.Sin((1 - part) * angle) / sine, v = Math.Sin(part * angle) / sine;
        double x = u * a.X + v * b.X, y = u * a.Y + v * b.Y, z = u * a.Z + v * b.Z;
        return new Corner(Math.Atan2(z, Math.Sqrt(x * x + y * y)) / RadiansPerDegree, Math.Atan2(y, x) / RadiansPerDegree).Near(from.Longitude);
    }

    /// <summary>Where the way between two places of different longitude crosses a meridian.</summary>
    public static double LatitudeAt(Corner from, Corner to, double longitude)
    {
        if (longitude == from.Longitude) return from.Latitude;
        if (longitude == to.Longitude) return to.Latitude;
        double whole = Math.Sin((to.Longitude - from.Longitude) * RadiansPerDegree);
        if (Math.Abs(whole) < 1e-12) return from.Latitude + (longitude - from.Longitude) / (to.Longitude - from.Longitude) * (to.Latitude - from.Latitude);
        double first = Math.Tan(from.Latitude * RadiansPerDegree) * Math.Sin((to.Longitude - longitude) * RadiansPerDegree);
        double second = Math.Tan(to.Latitude * RadiansPerDegree) * Math.Sin((longitude - from.Longitude) * RadiansPerDegree);
        return Math.Atan((first + second) / whole) / RadiansPerDegree;
    }

    /// <summary>How far a place is from the way between two others.</summary>
    public static double MetersOff(Corner from, Corner to, Corner place)
    {
        (double X, double Y, double Z) a = from.Direction, b = to.Direction, p = place.Direction, normal = Cross(a, b);
        double length = Length(normal);
        bool isBeside = length > 1e-15 && Dot(Cross(normal, a), p) >= 0 && Dot(Cross(b, normal), p) >= 0;
        return MeanRadiusMeters * (isBeside ? Math.Asin(Math.Min(1, Math.Abs(Dot(normal, p)) / length)) : Math.Min(Angle(a, p), Angle(b, p)));
    }

    static double Angle(in (double X, double Y, double Z) a, in (double X, double Y, double Z) b) => Math.Atan2(Length(Cross(a, b)), Dot(a, b));
    static double Dot(in (double X, double Y, double Z) a, in (double X, double Y, double Z) b) => a.X * b.X + a.Y * b.Y + a.Z * b.Z;
    static double Length(in (double X, double Y, double Z) a) => Math.Sqrt(Dot(a, a));
    static (double X, double Y, double Z) Cross(in (double X, double Y, double Z) a, in (double X, double Y, double Z) b) => (a.Y * b.Z - a.Z * b.Y, a.Z * b.X - a.X * b.Z, a.X * b.Y - a.Y * b.X);
}
