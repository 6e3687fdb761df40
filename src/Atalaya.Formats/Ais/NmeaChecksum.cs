using System.Buffers.Binary;
using System.Runtime.Intrinsics;

namespace Atalaya.Formats.Ais;

/// <summary>The exclusive-or of all characters between '!' (or '$', '\') and '*' (IEC 61162-1, 7.1.3).</summary>
static class NmeaChecksum
{
    public static byte Of(ReadOnlySpan<byte> characters)
    {
        if (characters.Length < 8) return OfFew(characters);
        Vector128<byte> sums = default;
        int at = 0;
        for (; at + 16 <= characters.Length; at += 16) sums ^= Vector128.Create(characters.Slice(at, 16));
        ulong sum = sums.AsUInt64()[0] ^ sums.AsUInt64()[1];
        if (at + 8 <= characters.Length)
        {
            sum ^= BinaryPrimitives.ReadUInt64LittleEndian(characters[at..]);
            at += 8;
        }

        int left = characters.Length - at;
        if (left > 0) sum ^= BinaryPrimitives.ReadUInt64LittleEndian(characters[^8..]) >> (64 - 8 * left);
        sum ^= sum >> 32;
        sum ^= sum >> 16;
        return (byte)(sum ^ (sum >> 8));
    }

    static byte OfFew(ReadOnlySpan<byte> characters)
    {
        int sum = 0;
        foreach (byte character in characters) sum ^= character;
        return (byte)sum;
    }

    /// <summary>Compares with two hexadecimal digits of either case.</summary>
    public static bool Matches(ReadOnlySpan<byte> characters, ReadOnlySpan<byte> digits) =>
        digits.Length >= 2 && Of(characters) == ((Digit(digits[0]) << 4) | Digit(digits[1]));

    public static void Write(byte sum, Span<byte> digits)
    {
        digits[0] = "0123456789ABCDEF"u8[sum >> 4];
        digits[1] = "0123456789ABCDEF"u8[sum & 15];
    }

    /// <summary>More than any byte holds for a character that is no digit.</summary>
    static int Digit(byte character) => character switch
    {
        >= (byte)'0' and <= (byte)'9' => character - '0',
        >= (byte)'A' and <= (byte)'F' => character - 'A' + 10,
        >= (byte)'a' and <= (byte)'f' => character - 'a' + 10,
        _ => 0x1000,
    };
}
