using System.Globalization;
using Atalaya.AsterixGenerator.Layout;

namespace Atalaya.AsterixGenerator.Emission;

/// <summary>Expressions for a single element: its bits, its value and their type.</summary>
static class ElementCode
{
    public static string TypeOf(ElementLayout element)
    {
        if (element.IsWide || element.IsAscii) return "ReadOnlySpan<byte>";
        if (element.IsQuantity) return "double";
        if (element.IsIcao) return "PackedText";
        if (element.IsSigned) return element.Bits <= 32 ? "int" : "long";
        return element.Bits < 32 ? "int" : element.Bits < 64 ? "long" : "ulong";
    }

    public static bool IsSpan(ElementLayout element) => element.IsWide || element.IsAscii;

    /// <summary>The bits, right-aligned, from a number that holds the whole part.</summary>
    public static string RawFromNumber(ElementLayout element, int octets) => Extract("_bits", 8 * octets, element.Bit, element.Bits, 64);

    /// <summary>The bits, right-aligned, from <c>_octets</c>.</summary>
    public static string RawFromOctets(ElementLayout element, string start)
    {
        int leading = element.Bit % 8;
        int count = (leading + element.Bits + 7) / 8;
        return Extract($"AsterixOctets.Read{count}(_octets, {Sum(start, element.Bit / 8)})", 8 * count, leading, element.Bits, 8 * count);
    }

    /// <summary>The octets of a text or of a long element.</summary>
    public static string Octets(ElementLayout element, string start) => $"_octets.Slice({Sum(start, element.Bit / 8)}, {element.Bits / 8})";

    /// <summary>The value from an expression for the bits or, for spans, for the octets.</summary>
    public static string Value(ElementLayout element, string raw)
    {
        if (element.IsAscii) return $"AsterixOctets.Trim({raw})";
        if (element.IsWide) return raw;
        if (element.IsIcao) return $"AsterixOctets.Text({raw}, {element.Bits / 6})";
        string number = element.IsSigned ? $"AsterixOctets.Signed({raw}, {element.Bits})" : element.Bits < 64 ? $"(long){raw}" : raw;
        if (element.IsQuantity) return Scaled(element, number);
        string type = TypeOf(element);
        return type == "long" && element.Bits < 64 ? number : element.IsSigned ? $"({type}){number}" : $"({type}){raw}";
    }

    /// <summary>The call that hands the element to a sink.</summary>
    public static string Sink(ElementLayout element, string raw, string value)
    {
        if (element.IsWide) return $"local.Octets({element.Index}, {value});";
        if (element.IsAscii) return $"local.Ascii({element.Index}, {raw}, {value});";
        if (element.IsIcao) return $"local.Text({element.Index}, {raw}, {value});";
        if (element.IsQuantity) return $"local.Quantity({element.Index}, {raw}, {value});";
        return element.IsSigned ? $"local.Signed({element.Index}, {raw}, {value});" : $"local.Unsigned({element.Index}, {raw}, (ulong){value});";
    }

    public static string Summary(ElementLayout element, int category)
    {
        string unit = element.IsQuantity && element.Source.Unit.Length > 0 && element.Source.Unit != "none" ? ", " + element.Source.Unit : "";
        string title = element.Source.Title.Length > 0 ? ": " + element.Source.Title : "";
        return $"I{category:000}/{element.Path}{title}{unit}.";
    }

    static string Extract(string word, int wordBits, int bit, int bits, int width)
    {
        int shift = wordBits - bit - bits;
        string shifted = shift == 0 ? word : $"{word} >> {shift}";
        bool whole = bits == 64 || bit == 0 && wordBits == bits && width == wordBits || bit == 0 && shift >= 0 && wordBits - shift == bits;
        return whole ? shifted : $"{shifted} & 0x{ulong.MaxValue >> (64 - bits):X}";
    }

    /// <summary>Exactly as the engine computes it, to the last bit.</summary>
    static string Scaled(ElementLayout element, string number)
    {
        long numerator = element.Source.Lsb.Numerator, denominator = element.Source.Lsb.Denominator;
        bool exact = (denominator & (denominator - 1)) == 0;
        if (numerator == denominator) return $"(double)({number})";
        if (exact) return $"{number} * {Literal((double)numerator / denominator)}";
        return numerator == 1 ? $"{number} / {denominator}.0" : $"{number} * {numerator}.0 / {denominator}.0";
    }

    public static string Literal(double value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.IndexOf('.') < 0 && text.IndexOf('E') < 0 ? text + ".0" : text;
    }

    public static string Sum(string start, int octets) => start.Length == 0 ? $"{octets}" : octets == 0 ? start : $"{start} + {octets}";
}
