namespace Atalaya.Core.Numerics;

public static partial class StableMath
{
    const double HalfPiHigh = 1.5707963267948966, HalfPiLow = 6.123233995736766e-17;

    public static double Atan(double x) => Atan2(x, 1);

    /// <summary>The angle of the point (x, y), -pi to pi. With c = k/8 the nearest eighth to n/d: atan(n/d) = atan(c) + atan((n - c d) / (d + c n)).</summary>
    public static double Atan2(double y, double x)
    {
        if (double.IsNaN(x) || double.IsNaN(y)) return double.NaN;
        double absX = Math.Abs(x), absY = Math.Abs(y);
        bool steep = absY > absX;
        double numerator = steep ? absX : absY, denominator = steep ? absY : absX;
        if (!(denominator is < 1e300 and > 1e-270)) Rescale(ref numerator, ref denominator);

        double t = numerator / denominator;
        int k = (int)(t * 8 + 0.5);
        if (k != 0)
        {
            double c = k * 0.125, denominatorHigh = UpperHalf(denominator);
            t = ((numerator - c * denominatorHigh) - c * (denominator - denominatorHigh)) / (denominator + c * numerator);
        }

        double arc = AtanKernel(t);
        bool left = double.IsNegative(x);
        if (steep != left) arc = -arc;
        int row = (left ? 2 : 0) + (steep ? 1 : 0);
        ReadOnlySpan<double> table = StableMathTables.ArcTangent;
        int entry = (row * 9 + k) * 2;
        return Math.CopySign(table[entry] + (table[entry + 1] + arc), y);
    }

    /// <summary>|x| up to 1/2 by an odd polynomial to x^27 (truncation below 2^-57); else asin x = pi/2 - 2 asin(sqrt((1 - x)/2)).</summary>
    public static double Asin(double x)
    {
        double magnitude = Math.Abs(x);
        if (magnitude <= 0.5) return x + x * AsinSeries(x * x);
        double arc = HalfAcos(magnitude);
        return Math.CopySign(HalfPiHigh - (2 * arc - HalfPiLow), x);
    }

    public static double Acos(double x)
    {
        if (Math.Abs(x) <= 0.5) return HalfPiHigh - (x - (HalfPiLow - x * AsinSeries(x * x)));
        return x > 0 ? 2 * HalfAcos(x) : 2 * (HalfPiHigh - (HalfAcos(-x) - HalfPiLow));
    }

    /// <summary>asin(sqrt((1 - x)/2)) for 1/2 &lt; x &lt;= 1; NaN beyond. The rest of the root is carried: the root alone costs half an ulp.</summary>
    static double HalfAcos(double x)
    {
        double z = (1 - x) * 0.5;
        double root = Math.Sqrt(z);
        if (!(root > 0)) return root;
        double square = TwoProduct(root, root, out double error);
        double rest = ((z - square) - error) / (2 * root);
        return root + (rest + root * AsinSeries(z));
    }

    static void Rescale(ref double numerator, ref double denominator)
    {
        if (denominator == 0) denominator = 1;
        else if (double.IsInfinity(denominator)) (numerator, denominator) = (double.IsInfinity(numerator) ? 1 : 0, 1);
        else if (denominator >= 1e300) (numerator, denominator) = (numerator * PowerOfTwo(-100), denominator * PowerOfTwo(-100));
        else (numerator, denominator) = (numerator * PowerOfTwo(600), denominator * PowerOfTwo(600));
    }

    /// <summary>atan(t) for |t| up to 1/16: odd polynomial to t^13, truncation below 2^-63 t.</summary>
    static double AtanKernel(double t)
    {
        double z = t * t, w = z * z;
        return t + t * z * ((-0.3333333333333333 + z * 0.19999999999999662) + w * ((-0.14285714284798054 + z * 0.1111111019940431) + w * (-0.09090498815617398 + z * 0.07607108207954784)));
    }

    /// <summary>asin(x)/x - 1 as a polynomial in z = x² up to 1/4.</summary>
    static double AsinSeries(double z)
    {
        double w = z * z, v = w * w;
        double first = (0.16666666666666669 + z * 0.07499999999998425) + w * (0.04464285714637338 + z * 0.030381944137085216);
        double second = (0.022372173002005596 + z * 0.017352391265909227) + w * (0.013971235301124539 + z * 0.011478952690257387);
        double third = (0.010324318288744113 + z * 0.00545087818772055) + w * (0.017419357964884856 + z * -0.014881409392818066);
        return z * (first + v * (second + v * (third + v * 0.02877844261259304)));
    }
}
