using System.Buffers.Binary;

namespace Atalaya.Formats.Bits;

/// <summary>A 64-bit hash that tells copies of one transmission from others: well mixed, the same on every machine, not cryptographic.</summary>
public static class ContentHash
{
    const ulong First = 0xA076_1D64_78BD_642F;
    const ulong Second = 0xE703_7ED1_A0B4_28DB;

    /// <summary>Never 0, which means "cannot be compared".</summary>
    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        ulong hash = First ^ (ulong)bytes.Length;
        for (; bytes.Length >= 8; bytes = bytes[8..]) hash = Fold(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        ulong rest = 0;
        foreach (byte octet in bytes) rest = rest << 8 | octet;
        hash = Fold(Fold(hash ^ rest) ^ First);
        return hash == 0 ? 1 : hash;
    }

    /// <summary>Multiplies to 128 bits and folds the halves; a zero is moved away first, so that it does not stick.</summary>
    static ulong Fold(ulong value)
    {
        ulong high = Math.BigMul(value + (value == 0 ? First : 0), Second, out ulong low);
        return high ^ low ^ value;
    }
}
