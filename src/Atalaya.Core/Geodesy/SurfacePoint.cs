namespace Atalaya.Core.Geodesy;

/// <summary>The foot of the normal through a place, by Bowring's iteration (Survey Review 28, 1985) on the tangent of the reduced latitude, without trigonometry.</summary>
readonly struct SurfacePoint
{
    const int Iterations = 3;

    SurfacePoint(double sinLatitude, double cosLatitude, double axisDistance, double height)
    {
        SinLatitude = sinLatitude;
        CosLatitude = cosLatitude;
        AxisDistance = axisDistance;
        Height = height;
    }

    public double SinLatitude { get; }
    public double CosLatitude { get; }

    /// <summary>Metres from the axis of the Earth.</summary>
    public double AxisDistance { get; }

    /// <summary>Metres above the ellipsoid.</summary>
    public double Height { get; }

    public static SurfacePoint Below(EcefPosition position)
    {
        double p = Math.Sqrt(position.X * position.X + position.Y * position.Y), z = position.Z;
        double sinReduced = z, cosReduced = p * (1 - Wgs84.Flattening);
        double sin = 0, cos = 1;
        for (int i = 0; i < Iterations; i++)
        {
            Normalize(ref sinReduced, ref cosReduced);
            sin = z + Wgs84.SecondEccentricitySquared * Wgs84.PolarRadius * (sinReduced * sinReduced * sinReduced);
            cos = Math.Max(p - Wgs84.EccentricitySquared * Wgs84.EquatorialRadius * (cosReduced * cosReduced * cosReduced), 0);
            sinReduced = sin * (1 - Wgs84.Flattening);
            cosReduced = cos;
        }

        Normalize(ref sin, ref cos);
        double height = p * cos + z * sin - Wgs84.EquatorialRadius * Math.Sqrt(1 - Wgs84.EccentricitySquared * sin * sin);
        return new SurfacePoint(sin, cos, p, height);
    }

    static void Normalize(ref double sin, ref double cos)
    {
        double length = Math.Sqrt(sin * sin + cos * cos);
        if (!(length > 0))
        {
            (sin, cos) = (0, 1);
            return;
        }

        sin /= length;
        cos /= length;
    }
}
