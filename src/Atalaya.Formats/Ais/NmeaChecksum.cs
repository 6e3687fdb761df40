using System.Buffers.Binary;

namespace Atalaya.Formats.Ais;

/// <summary>The exclusive-or of all characters between '!' (or '$', '\') and '*' (IEC 61162-1, 7.1.3).</summary>
static class NmeaChecksum
{
    public static byte Of(ReadOnlySpan<byte> characters)
    {
        ulong sum = 0;
        while (characters.Length >= 8)
        {
            sum ^= BinaryPrimitives.ReadUInt64LittleEndian(characters);
            characters = characters[8..];
        }

        foreach (byte character in characters) sum ^= character;
        sum ^= sum >> 32;
        sum ^= sum >> 16;
        return (byte)(sum ^ (sum >> 8));
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
