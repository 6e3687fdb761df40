using System.Buffers.Binary;
using System.Numerics;
using Atalaya.Core.Identity;

namespace Atalaya.Formats.Ais;

/// <summary>The bits of one AIS message, numbered as in ITU-R M.1371-5, annex 8, from 0.</summary>
public readonly ref struct AisBits
{
    readonly ReadOnlySpan<byte> _bytes;

    /// <summary>Takes bits that are followed by at least eight readable bytes.</summary>
    public AisBits(ReadOnlySpan<byte> bytes, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length + 64, bytes.Length * 8);
        _bytes = bytes;
        Length = length;
    }

    /// <summary>The number of bits.</summary>
    public int Length { get; }

    /// <summary>The bits as bytes, the last one padded with zeros.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes[..((Length + 7) / 8)];

    public byte Type => (byte)UnsignedBits(0, 6);
    public byte Repeat => (byte)UnsignedBits(6, 2);
    public uint Mmsi => UnsignedBits(8, 30);

    /// <summary>Up to 32 bits; bits past the end are zero.</summary>
    public uint UnsignedBits(int start, int length) => (uint)(Window(start) >> (64 - length));

    public int SignedBits(int start, int length) => (int)((long)Window(start) >> (64 - length));

    public bool Flag(int at) => (_bytes[at >> 3] & (0x80 >> (at & 7))) != 0;

    /// <summary>At least 57 bits from <paramref name="start"/>, the first one highest.</summary>
    ulong Window(int start) => BinaryPrimitives.ReadUInt64BigEndian(_bytes[(start >> 3)..]) << (start & 7);

    /// <summary>Up to 20 characters: ends before the first '@', trailing spaces dropped.</summary>
    public PackedText Text(int start, int characters)
    {
        int bits = characters * 6;
        UInt128 text = UInt128.Zero;
        for (int at = 0; at < bits; at += 54)
        {
            int count = Math.Min(54, bits - at);
            text |= (UInt128)(Window(start + at) >> (64 - count)) << (120 - at - count);
        }

        return Trim(text);
    }

    static PackedText Trim(UInt128 text)
    {
        const ulong lowBits = 0x0041_0410_4104_1041;
        ulong high = (ulong)(text >> 60);
        ulong low = (ulong)text & ((1ul << 60) - 1);
        int length = Characters(high, lowBits);
        if (length == 10) length += Characters(low, lowBits);
        while (length > 0 && ((int)(uint)(text >> (120 - 6 * length)) & 63) == 32) length--;
        return new PackedText(length == 0 ? UInt128.Zero : text >> (120 - 6 * length) << (120 - 6 * length));
    }

    /// <summary>The characters before the first zero among ten of six bits: an exact test, no borrow crosses characters.</summary>
    static int Characters(ulong ten, ulong lowBits)
    {
        ulong fives = lowBits * 31;
        ulong present = (((ten & fives) + fives) | ten) & (lowBits * 32);
        ulong zeros = present ^ (lowBits * 32);
        return zeros == 0 ? 10 : (BitOperations.LeadingZeroCount(zeros) - 4) / 6;
    }

    // Not Bits.ContentHash: the bits end within a byte and what follows them is not theirs.
    /// <summary>A 64-bit hash of the bits and their number, never 0: equal for every copy of one transmission.</summary>
    public ulong Hash()
    {
        const ulong multiplier = 0x9E37_79B9_7F4A_7C15;
        ulong hash = (ulong)Length * multiplier;
        for (int at = 0; at < Length; at += 64)
        {
            ulong word = BinaryPrimitives.ReadUInt64BigEndian(_bytes[(at >> 3)..]);
            if (Length - at < 64) word &= ~(ulong.MaxValue >> (Length - at));
            hash = (hash ^ word) * multiplier;
            hash ^= hash >> 29;
        }

        hash = (hash ^ (hash >> 32)) * 0xD6E8_FEB8_6659_FD93;
        hash ^= hash >> 32;
        return hash == 0 ? 1 : hash;
    }
}
