namespace Atalaya.Core.Identity;

/// <summary>
/// Up to 20 characters of the six-bit alphabet that AIS (ITU-R M.1371-5 table 47) and Mode S (ICAO Annex 10 vol. IV, 3.1.2.9.1.2,
/// a subset) share: codes 1–31 = 'A'–'_', 32–63 = ' '–'?', 0 ('@') ends the text. First character in the highest six bits of 120.
/// </summary>
public readonly record struct PackedText(UInt128 Bits)
{
    public const int MaxLength = 20;

    public static PackedText Empty => default;

    public bool IsEmpty => Bits == UInt128.Zero;

    /// <summary>Packs codes already in the six-bit alphabet; trailing spaces and everything from the first 0 on are dropped.</summary>
    public static PackedText FromCodes(ReadOnlySpan<byte> codes)
    {
        int length = 0;
        while (length < Math.Min(codes.Length, MaxLength) && (codes[length] & 63) != 0) length++;
        while (length > 0 && (codes[length - 1] & 63) == 32) length--;
        UInt128 bits = UInt128.Zero;
        for (int i = 0; i < length; i++) bits |= (UInt128)(codes[i] & 63u) << (114 - 6 * i);
        return new PackedText(bits);
    }

    /// <summary>Packs a string; lower case is folded, characters outside the alphabet become '?', the rest past 20 is cut.</summary>
    public static PackedText FromString(ReadOnlySpan<char> text)
    {
        Span<byte> codes = stackalloc byte[MaxLength];
        int length = Math.Min(text.Length, MaxLength);
        for (int i = 0; i < length; i++) codes[i] = CodeOf(text[i]);
        return FromCodes(codes[..length]);
    }

    /// <summary>The six-bit code of a character; '?' (63) for one outside the alphabet.</summary>
    public static byte CodeOf(char character)
    {
        if (character is >= 'a' and <= 'z') character = (char)(character - 32);
        return character switch
        {
            >= '@' and <= '_' => (byte)(character - 64),
            >= ' ' and <= '?' => (byte)character,
            _ => 63,
        };
    }

    public static char CharacterOf(int code) => (char)(code < 32 ? code + 64 : code);

    public int Length
    {
        get
        {
            int length = 0;
            while (length < MaxLength && CodeAt(length) != 0) length++;
            return length;
        }
    }

    public int CodeAt(int index) => (int)(uint)(Bits >> (114 - 6 * index)) & 63;

    /// <summary>Writes the characters as ASCII and returns their number.</summary>
    public int WriteTo(Span<byte> destination)
    {
        int length = 0;
        for (; length < MaxLength; length++)
        {
            int code = CodeAt(length);
            if (code == 0) break;
            destination[length] = (byte)CharacterOf(code);
        }

        return length;
    }

    public override string ToString()
    {
        Span<byte> ascii = stackalloc byte[MaxLength];
        int length = WriteTo(ascii);
        return System.Text.Encoding.ASCII.GetString(ascii[..length]);
    }
}
