namespace Atalaya.Core.Numerics;

public static partial class StableMath
{
    /// <summary>ln 2 / 32 as 36 bits and the rest.</summary>
    const double StepHigh = 0.021660849392446835, StepLow = 5.145609244655338e-14;

    const double StepsPerUnit = 46.16624130844683;

    /// <summary>ln 2 as a multiple of 2^-41 and the rest.</summary>
    const double Ln2High = 0.6931471805601177, Ln2Low = -1.7239444525614835e-13;

    const double Log10OfEHigh = 0.4342944819032518, Log10OfELow = 1.098319650216765e-17;
    const double Log2OfEHigh = 1.4426950408889634, Log2OfELow = 2.0355273740931033e-17;

    public static double Exp(double x) => double.IsNaN(x) ? x : ExpOfSum(x, 0);

    public static double Log(double x) => IsOrdinary(x) ? LogAsSum(x, out double rest) + rest : LogOfSpecial(x);

    public static double Log10(double x) => IsOrdinary(x) ? ScaledLog(x, Log10OfEHigh, Log10OfELow) : LogOfSpecial(x);

    public static double Log2(double x) => IsOrdinary(x) ? ScaledLog(x, Log2OfEHigh, Log2OfELow) : LogOfSpecial(x);

    /// <summary>x to the power y, with the special cases of IEEE 754 pow.</summary>
    public static double Pow(double x, double y)
    {
        if (x == 1 || y == 0) return 1;
        if (double.IsNaN(x) || double.IsNaN(y)) return double.NaN;
        bool odd = IsOddInteger(y);
        if (x == 0 || double.IsInfinity(x))
        {
            double magnitude = (x == 0) == (y > 0) ? 0 : double.PositiveInfinity;
            return odd ? Math.CopySign(magnitude, x) : magnitude;
        }

        if (x < 0 && !odd && Math.Floor(y) != y) return double.NaN;
        double power = PowOfPositive(Math.Abs(x), y);
        return x < 0 && odd ? -power : power;
    }

    static double PowOfPositive(double x, double y)
    {
        if (x == 1) return 1;
        // Past 10^20 every other base over- or underflows, and the bound keeps the product below finite.
        y = Math.Clamp(y, -1e20, 1e20);
        double log = LogAsSum(x, out double rest);
        double exponent = TwoProduct(y, log, out double error);
        return ExpOfSum(exponent, error + y * rest);
    }

    static bool IsOddInteger(double y) => Math.Abs(y) < 9007199254740992 && Math.Floor(y) == y && ((long)y & 1) != 0;

    static bool IsOrdinary(double x) => x is > 0 and < double.PositiveInfinity;

    static double LogOfSpecial(double x) => x == 0 ? double.NegativeInfinity : x > 0 ? x : double.NaN;

    static double ScaledLog(double x, double high, double low)
    {
        double log = LogAsSum(x, out double rest);
        double product = TwoProduct(log, high, out double error);
        return product + (error + (rest * high + log * low));
    }

    /// <summary>
    /// ln x as a double and a rest, relative error below 2^-64, for positive finite x. x = 2^k m with m from 45/64 to 90.5/64; with the
    /// tabled inverse v of m's nearest 64th, ln x = k ln 2 - ln v + ln(1 + r), r = m v - 1 exact and |r| below 0.0114.
    /// </summary>
    static double LogAsSum(double x, out double rest)
    {
        int k = 0;
        if (x < 2.2250738585072014E-308)
        {
            x *= 18014398509481984.0;
            k = -54;
        }

        long bits = BitConverter.DoubleToInt64Bits(x);
        k += (int)(bits >> 52) - 1023;
        double m = BitConverter.Int64BitsToDouble((bits & 0x000F_FFFF_FFFF_FFFF) | 0x3FF0_0000_0000_0000);
        if (m >= 1.4140625)
        {
            m *= 0.5;
            k++;
        }

        int entry = ((int)(m * 64 + 0.5) - 45) * 3;
        ReadOnlySpan<double> table = StableMathTables.Logarithm;
        double inverse = table[entry], mHigh = UpperHalf(m);
        double r = TwoSum(mHigh * inverse - 1, (m - mHigh) * inverse, out double rRest);
        double square = TwoProduct(r, r, out double squareRest);
        double sum = TwoSum(k * Ln2High + table[entry + 1], r, out double rest1);
        sum = TwoSum(sum, -0.5 * square, out double rest2);
        double tail = square * r * Log1pSeries(r) - (0.5 * squareRest + r * rRest);
        double small = rest1 + (rest2 + (rRest + tail + (k * Ln2Low + table[entry + 2])));
        double log = sum + small;
        rest = (sum - log) + small;
        return log;
    }

    /// <summary>(ln(1 + r) - r + r²/2) / r³ for |r| below 0.0128, truncation below 2^-55.</summary>
    static double Log1pSeries(double r)
    {
        double z = r * r, w = z * z;
        double lower = (0.3333333333333333 + r * -0.25) + z * (0.2 + r * -0.16666666666683852);
        double upper = (0.1428571428573015 + r * -0.12499999622408067) + z * (0.11111110762563639 + r * -0.1000307264723846);
        return lower + w * (upper + w * 0.09093745387307046);
    }

    /// <summary>e^(x + rest): 2^(k/32) from the table times a polynomial in the remaining |r| below ln 2 / 64.</summary>
    static double ExpOfSum(double x, double rest)
    {
        if (x > 710) return double.PositiveInfinity;
        if (x < -746) return 0;
        double shifted = x * StepsPerUnit + RoundingShift;
        double n = shifted - RoundingShift;
        int steps = (int)BitConverter.DoubleToInt64Bits(shifted);
        double r = (x - n * StepHigh) - (n * StepLow - rest);
        double z = r * r;
        double growth = r + z * ((0.5 + r * 0.16666666666666666) + z * ((0.04166666666647395 + r * 0.00833333333331192) + z * (0.0013888932613957815 + r * 0.00019841318424666782)));
        ReadOnlySpan<double> table = StableMathTables.ExponentialOfTwo;
        int entry = (steps & 31) * 2, exponent = steps >> 5;
        double value = table[entry] + (table[entry + 1] + table[entry] * growth);
        if (exponent > 1022) return value * PowerOfTwo(exponent - 1) * 2;
        return exponent >= -1021 ? value * PowerOfTwo(exponent) : value * PowerOfTwo(exponent + 200) * PowerOfTwo(-200);
    }
}
