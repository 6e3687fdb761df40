using System.Numerics;

namespace Atalaya.Core.Numerics;

/// <summary>Reduction of large angles modulo pi/2 by as many bits of 2/pi as the argument calls for (Payne and Hanek 1983).</summary>
static class LargeArgument
{
    const double HalfPiHigh = 1.5707963267948966, HalfPiLow = 6.123233995736766e-17;

    /// <summary>As <see cref="StableMath"/> reduces, for |x| of 2^-12 and more; NaN for infinities and NaN. Relative error below 2^-70.</summary>
    public static int Reduce(double x, out double r, out double rest)
    {
        if (!double.IsFinite(x))
        {
            r = rest = double.NaN;
            return 0;
        }

        ulong bits = BitConverter.DoubleToUInt64Bits(x);
        ulong mantissa = (bits & 0x000F_FFFF_FFFF_FFFF) | 0x0010_0000_0000_0000;
        int exponent = (int)((bits >> 52) & 0x7FF) - 1075;
        (ulong high, ulong middle, ulong low) = FractionOfQuadrants(mantissa, exponent);
        int quadrant = (int)(high >> 62);
        high = (high << 2) | (middle >> 62);
        middle = (middle << 2) | (low >> 62);
        low <<= 2;
        bool upperHalf = (long)high < 0;
        if (upperHalf)
        {
            quadrant++;
            UInt128 negated = ~new UInt128(high, middle);
            low = ~low + 1;
            if (low == 0) negated++;
            (high, middle) = ((ulong)(negated >> 64), (ulong)negated);
        }

        ToAngle(high, middle, low, upperHalf ^ (x < 0), out r, out rest);
        return x < 0 ? -quadrant : quadrant;
    }

    /// <summary>|x| times 2/pi modulo 4 as 192 bits, the highest two of them before the binary point.</summary>
    static (ulong High, ulong Middle, ulong Low) FractionOfQuadrants(ulong mantissa, int exponent)
    {
        // Bit i after the point of 2/pi weighs 2^(exponent - i) once multiplied: all before i = exponent - 1 give multiples of 4.
        int start = exponent - 2 + 64;
        int word = start >> 6, shift = start & 63;
        ulong w0 = Word(word, shift), w1 = Word(word + 1, shift), w2 = Word(word + 2, shift);
        ulong carry = Math.BigMul(mantissa, w2, out ulong low);
        UInt128 middle = Math.BigMul(mantissa, w1) + carry;
        ulong high = mantissa * w0 + (ulong)(middle >> 64);
        return (high, (ulong)middle, low);
    }

    static ulong Word(int index, int shift)
    {
        ReadOnlySpan<ulong> words = StableMathTables.TwoOverPi;
        return shift == 0 ? words[index] : (words[index] << shift) | (words[index + 1] >> (64 - shift));
    }

    /// <summary>A fraction of 192 bits times pi/2, as a double and its rest.</summary>
    static void ToAngle(ulong high, ulong middle, ulong low, bool negative, out double r, out double rest)
    {
        int zeros = BitOperations.LeadingZeroCount(high);
        if (zeros == 64) zeros += BitOperations.LeadingZeroCount(middle);
        UInt128 upper = new(high, middle);
        upper = zeros == 0 ? upper : (upper << zeros) | (zeros >= 64 ? (UInt128)low << (zeros - 64) : (UInt128)(low >> (64 - zeros)));
        double scale = BitConverter.Int64BitsToDouble((long)(1023 - 53 - zeros) << 52);
        if (negative) scale = -scale;
        double first = (ulong)(upper >> 75) * scale;
        double second = ((ulong)(upper >> 22) & 0x001F_FFFF_FFFF_FFFF) * (scale * (1.0 / (1L << 53)));
        double product = StableMath.TwoProduct(first, HalfPiHigh, out double error);
        double small = error + (first * HalfPiLow + second * HalfPiHigh);
        r = product + small;
        rest = (product - r) + small;
    }
}
