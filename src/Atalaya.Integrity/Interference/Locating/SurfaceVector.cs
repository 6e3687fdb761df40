using Atalaya.Core.Numerics;

namespace Atalaya.Integrity.Interference.Locating;

/// <summary>A place as a direction from the centre of a sphere; sums of places are longer or shorter.</summary>
readonly record struct SurfaceVector(double X, double Y, double Z)
{
    public static SurfaceVector Of(double latitude, double longitude)
    {
        (double sinLatitude, double cosLatitude) = StableMath.SinCos(latitude);
        (double sinLongitude, double cosLongitude) = StableMath.SinCos(longitude);
        return new SurfaceVector(cosLatitude * cosLongitude, cosLatitude * sinLongitude, sinLatitude);
    }

    /// <summary>Radians; of the sum of nothing, 0° 0°.</summary>
    public (double Latitude, double Longitude) Place => (StableMath.Atan2(Z, Math.Sqrt(X * X + Y * Y)), StableMath.Atan2(Y, X));

    public SurfaceVector Unit
    {
        get
        {
            double length = Math.Sqrt(X * X + Y * Y + Z * Z);
            return length > 0 ? new SurfaceVector(X / length, Y / length, Z / length) : new SurfaceVector(1, 0, 0);
        }
    }

    /// <summary>Square of the straight line between two places, radii.</summary>
    public double ChordSquared(in SurfaceVector other)
    {
        double x = X - other.X, y = Y - other.Y, z = Z - other.Z;
        return x * x + y * y + z * z;
    }

    public static SurfaceVector operator +(in SurfaceVector left, in SurfaceVector right) => new(left.X + right.X, left.Y + right.Y, left.Z + right.Z);
    public static SurfaceVector operator *(in SurfaceVector vector, double factor) => new(vector.X * factor, vector.Y * factor, vector.Z * factor);
}
