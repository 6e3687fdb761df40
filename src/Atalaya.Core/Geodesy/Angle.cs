namespace Atalaya.Core.Geodesy;

/// <summary>Angles in radians, brought into range by whole turns. Error below one part in 10^16 of the argument.</summary>
public static class Angle
{
    public const double TwoPi = 2 * Math.PI;

    /// <summary>0 up to, but not, 2 pi: azimuths.</summary>
    public static double NormalizeZeroToTwoPi(double radians)
    {
        if (radians is >= 0 and < TwoPi) return radians;
        double turned = radians - Math.Floor(radians / TwoPi) * TwoPi;
        if (turned < 0) turned += TwoPi;
        return turned >= TwoPi ? 0 : turned;
    }

    /// <summary>-pi up to, but not, pi: longitudes and differences of angles.</summary>
    public static double NormalizePlusMinusPi(double radians)
    {
        if (radians is >= -Math.PI and < Math.PI) return radians;
        double turned = radians - Math.Floor(radians / TwoPi + 0.5) * TwoPi;
        if (turned < -Math.PI) turned += TwoPi;
        return turned >= Math.PI ? turned - TwoPi : turned;
    }
}
