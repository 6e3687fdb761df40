using Atalaya.Core.Time;

namespace Atalaya.Formats.Ais;

/// <summary>Unix times as text: seconds (with or without decimals), milliseconds, microseconds or nanoseconds, told apart by their digits.</summary>
static class NmeaEpoch
{
    /// <summary>Seconds up to 10 digits, milliseconds 11–13, microseconds 14–16, nanoseconds 17–19: right from 1970 to 2262.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out Instant time)
    {
        time = default;
        ulong value = 0;
        int digits = 0;
        for (; digits < text.Length && char.IsAsciiDigit((char)text[digits]); digits++)
        {
            if (digits == 19) return false;
            value = value * 10 + (uint)(text[digits] - '0');
        }

        if (digits == 0) return false;
        ulong unit = digits switch { <= 10 => 1_000_000_000ul, <= 13 => 1_000_000ul, <= 16 => 1_000ul, _ => 1ul };
        ulong largest = digits switch { <= 10 => 9_223_372_036ul, <= 13 => 9_223_372_036_854ul, <= 16 => 9_223_372_036_854_775ul, _ => long.MaxValue };
        if (value > largest) return false;
        ulong fraction = 0;
        if (digits < text.Length && (unit != 1_000_000_000ul || !TryParseFraction(text[digits..], out fraction))) return false;
        ulong nanoseconds = value * unit + fraction;
        if (nanoseconds > long.MaxValue) return false;
        time = new Instant((long)nanoseconds);
        return true;
    }

    static bool TryParseFraction(ReadOnlySpan<byte> text, out ulong nanoseconds)
    {
        nanoseconds = 0;
        if (text[0] != '.') return false;
        uint unit = 100_000_000;
        foreach (byte character in text[1..])
        {
            if (!char.IsAsciiDigit((char)character)) return false;
            nanoseconds += (uint)(character - '0') * unit;
            unit /= 10;
        }

        return true;
    }
}
