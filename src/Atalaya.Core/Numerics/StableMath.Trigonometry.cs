using System.Runtime.CompilerServices;

namespace Atalaya.Core.Numerics;

public static partial class StableMath
{
    const double QuarterPi = 0.7853981633974483;
    const double TwoOverPi = 0.6366197723675814;

    /// <summary>pi/2 in three parts: 33 bits, 33 bits, the rest; products of the first two with 20-bit integers are exact.</summary>
    const double HalfPi1 = 1.5707963267341256, HalfPi2 = 6.077100506303966e-11, HalfPi3 = 2.0222662487959506e-21;

    /// <summary>Up to here three parts of pi/2 leave 80 correct bits; beyond, the slower exact reduction (about 30 ns) takes over.</summary>
    const double ThreePartLimit = 1_000_000;

    public static double Sin(double x)
    {
        int quadrant = Reduce(x, out double r, out double rest);
        double value = (quadrant & 1) == 0 ? SinKernel(r, rest) : CosKernel(r, rest);
        return (quadrant & 2) == 0 ? value : -value;
    }

    public static double Cos(double x)
    {
        int quadrant = Reduce(x, out double r, out double rest);
        double value = (quadrant & 1) == 0 ? CosKernel(r, rest) : SinKernel(r, rest);
        return ((quadrant + 1) & 2) == 0 ? value : -value;
    }

    public static (double Sin, double Cos) SinCos(double x)
    {
        int quadrant = Reduce(x, out double r, out double rest);
        double sin = SinKernel(r, rest), cos = CosKernel(r, rest);
        if ((quadrant & 1) != 0) (sin, cos) = (cos, sin);
        return ((quadrant & 2) == 0 ? sin : -sin, ((quadrant + 1) & 2) == 0 ? cos : -cos);
    }

    public static double Tan(double x)
    {
        int quadrant = Reduce(x, out double r, out double rest);
        double sin = SinKernel(r, rest), cos = CosKernel(r, rest);
        return (quadrant & 1) == 0 ? sin / cos : -cos / sin;
    }

    /// <summary>x = quadrant * pi/2 + r + rest with |r| at most pi/4 (and a rounding); only the lowest two bits of the quadrant count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static int Reduce(double x, out double r, out double rest)
    {
        if (Math.Abs(x) <= QuarterPi)
        {
            r = x;
            rest = 0;
            return 0;
        }

        return Math.Abs(x) <= ThreePartLimit ? ReduceInThreeParts(x, out r, out rest) : LargeArgument.Reduce(x, out r, out rest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static int ReduceInThreeParts(double x, out double r, out double rest)
    {
        double shifted = x * TwoOverPi + RoundingShift;
        double n = shifted - RoundingShift;
        double upper = TwoSum(x - n * HalfPi1, -n * HalfPi2, out double upperRest);
        r = TwoSum(upper, -n * HalfPi3, out double lowerRest);
        rest = upperRest + lowerRest;
        return (int)BitConverter.DoubleToInt64Bits(shifted);
    }

    /// <summary>sin(r + rest) for |r| up to pi/4: odd polynomial to r^13, truncation below 2^-55.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static double SinKernel(double r, double rest)
    {
        double z = r * r, w = z * z;
        double odd = (0.008333333333330946 + z * -0.0001984126983675497) + w * ((2.755731610068303e-06 + z * -2.5051131455427946e-08) + w * 1.591810123027412e-10);
        return r + (z * r * (-0.16666666666666666 + z * odd) + rest * (1 - 0.5 * z));
    }

    /// <summary>cos(r + rest) for |r| up to pi/4: even polynomial to r^14, truncation below 2^-58.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static double CosKernel(double r, double rest)
    {
        double z = r * r, w = z * z;
        double even = (0.041666666666666664 + z * -0.0013888888888887395) + w * ((2.4801587298763433e-05 + z * -2.7557317270560326e-07) + w * (2.0876146024689747e-09 + z * -1.1382614868556325e-11));
        double half = 0.5 * z;
        double leading = 1 - half;
        return leading + (((1 - leading) - half) + (w * even - r * rest));
    }
}
