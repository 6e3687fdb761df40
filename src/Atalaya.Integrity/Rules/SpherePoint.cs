using Atalaya.Core.Numerics;

namespace Atalaya.Integrity.Rules;

/// <summary>A place as a direction from the centre of a sphere: geodetic latitude and longitude taken as those of the sphere.</summary>
readonly struct SpherePoint
{
    public SpherePoint(double latitude, double longitude)
    {
        (Latitude, Longitude) = (latitude, longitude);
        (double sinLatitude, double cosLatitude) = StableMath.SinCos(latitude);
        (double sinLongitude, double cosLongitude) = StableMath.SinCos(longitude);
        (X, Y, Z) = (cosLatitude * cosLongitude, cosLatitude * sinLongitude, sinLatitude);
    }

    SpherePoint(double x, double y, double z) => (X, Y, Z) = (x, y, z);

    /// <summary>Radians; of a place only.</summary>
    public double Latitude { get; }

    public double Longitude { get; }
    public double X { get; }
    public double Y { get; }
    public double Z { get; }

    /// <summary>Square of the straight line between two places, in radii.</summary>
    public double ChordSquared(in SpherePoint other)
    {
        double x = X - other.X, y = Y - other.Y, z = Z - other.Z;
        return x * x + y * y + z * z;
    }

    public double Dot(in SpherePoint other) => X * other.X + Y * other.Y + Z * other.Z;

    public SpherePoint Cross(in SpherePoint other) => new(Y * other.Z - Z * other.Y, Z * other.X - X * other.Z, X * other.Y - Y * other.X);

    /// <summary>The direction between several places; all zero if they have none.</summary>
    public static SpherePoint Middle(ReadOnlySpan<SpherePoint> places)
    {
        double x = 0, y = 0, z = 0;
        foreach (ref readonly SpherePoint place in places) (x, y, z) = (x + place.X, y + place.Y, z + place.Z);
        double length = Math.Sqrt(x * x + y * y + z * z);
        return length > 1e-6 ? new SpherePoint(x / length, y / length, z / length) : default;
    }
}
