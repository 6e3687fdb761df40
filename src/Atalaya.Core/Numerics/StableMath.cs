using System.Runtime.CompilerServices;

namespace Atalaya.Core.Numerics;

/// <summary>
/// Elementary functions from + - * / and square root alone, so that every machine and every JIT tier gives the same bits, as replay
/// needs. NaN, infinities, signed zeros and subnormals follow IEEE 754 and <see cref="Math"/>. Largest error measured against 400-bit
/// arithmetic over random and edge arguments, in units in the last place, stated as a bound with a margin:
/// Sin, Cos, SinCos, Exp, Log, Log2, Log10, Pow 1 ulp; Asin, Acos, Atan, Atan2 2 ulp; Tan 2.5 ulp. Arguments of any size keep that error.
/// </summary>
public static partial class StableMath
{
    /// <summary>Added to and taken from a double below 2^51 it rounds to the nearest integer, ties to even.</summary>
    const double RoundingShift = 6755399441055744.0;

    /// <summary>The leading 26 bits of a double: products of two such parts are exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static double UpperHalf(double value) =>
        BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(value) & 0xFFFF_FFFF_F800_0000);

    /// <summary>The sum and its exact rounding error (Knuth, TAOCP vol. 2, 4.2.2, theorem B).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static double TwoSum(double a, double b, out double error)
    {
        double sum = a + b;
        double bPart = sum - a;
        error = (a - (sum - bPart)) + (b - bPart);
        return sum;
    }

    /// <summary>The product and its rounding error (Dekker 1971).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double TwoProduct(double a, double b, out double error)
    {
        double product = a * b;
        double aHigh = UpperHalf(a), aLow = a - aHigh;
        double bHigh = UpperHalf(b), bLow = b - bHigh;
        error = ((aHigh * bHigh - product) + aHigh * bLow + aLow * bHigh) + aLow * bLow;
        return product;
    }

    /// <summary>2^exponent for a normal result, -1022 to 1023.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static double PowerOfTwo(int exponent) => BitConverter.Int64BitsToDouble((long)(exponent + 1023) << 52);
}
