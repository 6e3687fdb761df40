using System.Globalization;

namespace Atalaya.Formats.Asterix.Specs;

/// <summary>The value of the lowest bit, an exact fraction in lowest terms.</summary>
public readonly record struct SpecLsb(long Numerator, long Denominator)
{
    /// <summary>Reads <c>25</c>, <c>25/4</c>, <c>1/100</c>, <c>1/10^3</c> or <c>360/2^16</c>.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out SpecLsb lsb)
    {
        lsb = default;
        int slash = text.IndexOf('/');
        long denominator = 1;
        if (!TryPower(slash < 0 ? text : text[..slash], out long numerator)) return false;
        if (slash >= 0 && !TryPower(text[(slash + 1)..], out denominator)) return false;
        if (numerator <= 0 || denominator <= 0) return false;
        long common = GreatestCommonDivisor(numerator, denominator);
        lsb = new SpecLsb(numerator / common, denominator / common);
        return true;
    }

    static bool TryPower(ReadOnlySpan<char> text, out long value)
    {
        int caret = text.IndexOf('^');
        if (caret < 0) return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
        value = 1;
        if (!int.TryParse(text[..caret], NumberStyles.None, CultureInfo.InvariantCulture, out int number)) return false;
        if (!int.TryParse(text[(caret + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int exponent)) return false;
        for (int i = 0; i < exponent; i++)
        {
            if (value > long.MaxValue / Math.Max(number, 1)) return false;
            value *= number;
        }

        return true;
    }

    static long GreatestCommonDivisor(long a, long b)
    {
        while (b != 0) (a, b) = (b, a % b);
        return a;
    }

    public override string ToString() => Denominator == 1 ? $"{Numerator}" : $"{Numerator}/{Denominator}";
}
