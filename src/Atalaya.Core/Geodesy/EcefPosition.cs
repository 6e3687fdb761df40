namespace Atalaya.Core.Geodesy;

/// <summary>A place in the Earth-centred, Earth-fixed axes of WGS-84, metres: X through 0° N 0° E, Y through 0° N 90° E, Z through the north pole.</summary>
public readonly record struct EcefPosition(double X, double Y, double Z)
{
    /// <summary>Metres along the straight line.</summary>
    public double DistanceTo(EcefPosition other)
    {
        double x = other.X - X, y = other.Y - Y, z = other.Z - Z;
        return Math.Sqrt(x * x + y * y + z * z);
    }
}
