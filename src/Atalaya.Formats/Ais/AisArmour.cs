using System.Buffers.Binary;
using System.Runtime.Intrinsics.X86;

namespace Atalaya.Formats.Ais;

/// <summary>The six-bit armour of VDM payloads (IEC 61162-1, table for six-bit encapsulation): 0–39 = '0'–'W', 40–63 = '`'–'w'.</summary>
public static class AisArmour
{
    /// <summary>Most characters of a payload: nine sentences of the longest line in use.</summary>
    public const int MaxCharacters = 640;

    /// <summary>Bytes that <see cref="TryDecode"/> needs: the bits and eight bytes for reading past their end.</summary>
    public const int BufferLength = MaxCharacters / 4 * 3 + 16;

    const ulong Ones = 0x0101_0101_0101_0101;
    const ulong Highs = 0x80 * Ones;

    /// <summary>Turns characters into bits, first character first, highest bit first; bits past the end are zero.</summary>
    /// <param name="characters">At most <see cref="MaxCharacters"/>.</param>
    /// <param name="fillBits">Bits of the last character that are padding, 0–5.</param>
    /// <param name="destination">At least <see cref="BufferLength"/>.</param>
    /// <param name="lengthBits">The number of bits.</param>
    /// <returns>False if a character is outside the armour.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> characters, int fillBits, Span<byte> destination, out int lengthBits)
    {
        lengthBits = Math.Max(0, characters.Length * 6 - fillBits);
        int at = 0;
        ulong wrong = 0;
        int from = 0;
        for (; from + 8 <= characters.Length; from += 8, at += 6) wrong |= DecodeEight(BinaryPrimitives.ReadUInt64BigEndian(characters[from..]), destination[at..]);
        if (from < characters.Length)
        {
            wrong |= DecodeEight(Last(characters, from), destination[at..]);
            at += 6;
        }

        BinaryPrimitives.WriteUInt64BigEndian(destination[at..], 0);
        if (fillBits != 0) ClearFill(destination, lengthBits);
        return wrong == 0;
    }

    /// <summary>Fewer than eight characters from <paramref name="from"/> on, filled up with '0'.</summary>
    static ulong Last(ReadOnlySpan<byte> characters, int from)
    {
        int count = characters.Length - from;
        ulong fill = '0' * Ones >> (8 * count);
        if (characters.Length >= 8) return (BinaryPrimitives.ReadUInt64BigEndian(characters[^8..]) << (64 - 8 * count)) | fill;
        ulong last = fill;
        for (int i = 0; i < count; i++) last |= (ulong)characters[from + i] << (56 - 8 * i);
        return last;
    }

    /// <summary>Eight characters to 48 bits, written with two bytes of zero after them; not 0 if one is outside the armour.</summary>
    static ulong DecodeEight(ulong characters, Span<byte> destination)
    {
        // '0'–'W' are 0x30–0x57 and '`'–'w' 0x60–0x77: from 0x60 on, eight more than 0x30 comes off.
        ulong upper = (characters >> 5) & (characters >> 6) & Ones;
        ulong low = characters & ~Highs;
        ulong values = low - 0x30 * Ones - 8 * upper;
        ulong belowZero = ~(low + 0x50 * Ones);
        ulong aboveW = low + 0x08 * Ones;
        ulong gap = ~(((low & (0xF8 * Ones)) ^ (0x58 * Ones)) + 0x7F * Ones);
        ulong wrong = (characters | belowZero | aboveW | gap) & Highs;
        values &= 0x3F * Ones;
        BinaryPrimitives.WriteUInt64BigEndian(destination, Join(values) << 16);
        return wrong;
    }

    /// <summary>Eight values of six bits, one a byte, side by side.</summary>
    static ulong Join(ulong values)
    {
        if (Bmi2.X64.IsSupported) return Bmi2.X64.ParallelBitExtract(values, 0x3F * Ones);
        return JoinInSteps(values);
    }

    internal static ulong JoinInSteps(ulong values)
    {
        values = ((values >> 2) & 0x0FC0_0FC0_0FC0_0FC0) | (values & 0x003F_003F_003F_003F);
        values = ((values >> 4) & 0x00FF_F000_00FF_F000) | (values & 0x0000_0FFF_0000_0FFF);
        return ((values >> 8) & 0x0000_FFFF_FF00_0000) | (values & 0x0000_0000_00FF_FFFF);
    }

    /// <summary>At most five bits, in this byte and the next: what follows is zero already.</summary>
    static void ClearFill(Span<byte> bytes, int lengthBits)
    {
        int whole = lengthBits >> 3;
        bytes[whole] &= (byte)(0xFF00 >> (lengthBits & 7));
        bytes[whole + 1] = 0;
    }

    /// <summary>Turns bits into characters and returns their number; the last is padded with zeros.</summary>
    public static int Encode(ReadOnlySpan<byte> bits, int lengthBits, Span<byte> characters, out int fillBits)
    {
        int count = (lengthBits + 5) / 6;
        fillBits = count * 6 - lengthBits;
        for (int i = 0; i < count; i++)
        {
            int value = 0;
            for (int bit = i * 6; bit < i * 6 + 6; bit++)
                value = (value << 1) | (bit < lengthBits ? (bits[bit >> 3] >> (7 - (bit & 7))) & 1 : 0);
            characters[i] = (byte)(value < 40 ? value + 48 : value + 56);
        }

        return count;
    }
}
