using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Atalaya.Core.Identity;

namespace Atalaya.Formats.Asterix.Categories;

/// <summary>Bits out of octets, for the generated views. All numbers are big-endian.</summary>
static class AsterixOctets
{
    /// <summary>Lowest bit of each 6-bit character of a word of ten.</summary>
    const ulong LowBits = 0x0041_0410_4104_1041;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Read1(ReadOnlySpan<byte> octets, int at) => octets[at];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Read2(ReadOnlySpan<byte> octets, int at) => BinaryPrimitives.ReadUInt16BigEndian(octets.Slice(at, 2));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Read3(ReadOnlySpan<byte> octets, int at)
    {
        ReadOnlySpan<byte> three = octets.Slice(at, 3);
        return (ulong)BinaryPrimitives.ReadUInt16BigEndian(three) << 8 | three[2];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Read4(ReadOnlySpan<byte> octets, int at) => BinaryPrimitives.ReadUInt32BigEndian(octets.Slice(at, 4));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Read5(ReadOnlySpan<byte> octets, int at)
    {
        ReadOnlySpan<byte> five = octets.Slice(at, 5);
        return (ulong)BinaryPrimitives.ReadUInt32BigEndian(five) << 8 | five[4];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Read6(ReadOnlySpan<byte> octets, int at)
    {
        ReadOnlySpan<byte> six = octets.Slice(at, 6);
        return (ulong)BinaryPrimitives.ReadUInt32BigEndian(six) << 16 | BinaryPrimitives.ReadUInt16BigEndian(six[4..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Read7(ReadOnlySpan<byte> octets, int at)
    {
        ReadOnlySpan<byte> seven = octets.Slice(at, 7);
        return (ulong)BinaryPrimitives.ReadUInt32BigEndian(seven) << 24 | BinaryPrimitives.ReadUInt32BigEndian(seven[3..]) & 0xFF_FFFF;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Read8(ReadOnlySpan<byte> octets, int at) => BinaryPrimitives.ReadUInt64BigEndian(octets.Slice(at, 8));

    /// <summary>Two's complement of so many bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Signed(ulong raw, int bits) => (long)(raw << (64 - bits)) >> (64 - bits);

    /// <summary>Up to ten 6-bit characters; blanks at the end and all from the first 0 on are dropped.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedText Text(ulong raw, int characters)
    {
        ulong ones = LowBits & (1ul << (6 * characters)) - 1;
        // Some character is 0 where the subtraction borrows; a false alarm only costs time.
        if (((raw - ones) & ~raw & ones << 5) != 0) return TextWithZeros(raw, characters);
        int last = 0;
        while (last < 6 * characters && (raw >> last & 63) == 32) last += 6;
        return new PackedText((UInt128)(raw >> last << last) << (120 - 6 * characters));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static PackedText TextWithZeros(ulong raw, int characters)
    {
        Span<byte> codes = stackalloc byte[characters];
        for (int i = 0; i < characters; i++) codes[i] = (byte)(raw >> (6 * (characters - 1 - i)) & 63);
        return PackedText.FromCodes(codes);
    }

    /// <summary>6-bit characters, filled up with blanks.</summary>
    public static ulong Pack(PackedText text, int characters, string path)
    {
        int length = text.Length;
        if (length > characters) throw new ArgumentOutOfRangeException(nameof(text), text, $"does not fit into {path}");
        ulong raw = 0;
        for (int i = 0; i < characters; i++) raw = raw << 6 | (i < length ? (uint)text.CodeAt(i) : ' ');
        return raw;
    }

    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) => text.TrimEnd((byte)' ');
}
