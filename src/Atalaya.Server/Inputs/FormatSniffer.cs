using System.Buffers.Binary;
using Atalaya.Formats.Framing;

namespace Atalaya.Server.Inputs;

/// <summary>Recognises the format of an input from its first bytes.</summary>
static class FormatSniffer
{
    /// <summary>Bytes that decide.</summary>
    public const int Length = 4096;

    /// <summary>The format, or null if the bytes look like none that is built.</summary>
    public static string? Recognise(ReadOnlySpan<byte> head)
    {
        if (RecordingFormats.Recognise(head, head.Length < Length) is { } recording) return recording;
        if (LooksLikeText(head))
        {
            if (head.IndexOf("!"u8) >= 0 && (head.IndexOf("VDM,"u8) >= 0 || head.IndexOf("VDO,"u8) >= 0)) return "nmea";
            if (LooksLikeSbs(head)) return "sbs";
            if (LooksLikeAvr(head)) return "avr";
            return LooksLikeHex(head) ? "hex" : null;
        }

        if (LooksLikeBeast(head)) return "beast";
        return LooksLikeAsterix(head) ? "asterix" : null;
    }

    static bool LooksLikeText(ReadOnlySpan<byte> head)
    {
        int strange = 0;
        foreach (byte value in head)
            if (value is < 32 and not ((byte)'\r' or (byte)'\n' or (byte)'\t') or > 126) strange++;
        return strange * 50 <= head.Length;
    }

    static bool LooksLikeAvr(ReadOnlySpan<byte> head)
    {
        int start = head.IndexOfAny((byte)'*', (byte)'@');
        if (start < 0) return false;
        int length = head[start..].IndexOf((byte)';');
        return length is 15 or 29 or 27 or 41 or 5 or 17;
    }

    /// <summary>A line begins with a type of BaseStation and has its ten fields.</summary>
    static bool LooksLikeSbs(ReadOnlySpan<byte> head)
    {
        foreach (Range range in head.Split((byte)'\n'))
        {
            ReadOnlySpan<byte> line = head[range];
            bool begins = line.StartsWith("MSG,"u8) || line.StartsWith("MLAT,"u8) || line.StartsWith("STA,"u8) || line.StartsWith("AIR,"u8)
                || line.StartsWith("ID,"u8) || line.StartsWith("SEL,"u8) || line.StartsWith("CLK,"u8);
            if (begins && line.Count((byte)',') >= 9) return true;
        }

        return false;
    }

    /// <summary>A run of 14 or 28 hexadecimal digits, and none longer before it.</summary>
    static bool LooksLikeHex(ReadOnlySpan<byte> head)
    {
        int run = 0;
        for (int i = 0; i <= head.Length; i++)
        {
            if (i < head.Length && char.IsAsciiHexDigit((char)head[i]))
            {
                run++;
                continue;
            }

            if (run is 14 or 28) return true;
            if (run > 28) return false;
            run = 0;
        }

        return false;
    }

    /// <summary>At least one whole Beast message that a further one follows, and most 0x1A either start one or are doubled.</summary>
    static bool LooksLikeBeast(ReadOnlySpan<byte> head)
    {
        int starts = 0, strange = 0;
        for (int i = 0; i + 1 < head.Length; i++)
        {
            if (head[i] != 0x1A) continue;
            byte next = head[i + 1];
            if (next is (byte)'1' or (byte)'2' or (byte)'3' or (byte)'4') starts++;
            else if (next != 0x1A) strange++;
            i++;
        }

        return starts > 0 && strange * 4 <= starts && starts * 64 >= Math.Min(head.Length, Length);
    }

    /// <summary>
    /// A chain of block headers (category, length): at least three, or two that go on beyond what is there, or one that ends with it. One long
    /// block alone is believed only if it is radar video (category 240), else noise would pass.
    /// </summary>
    static bool LooksLikeAsterix(ReadOnlySpan<byte> head)
    {
        int blocks = 0, at = 0;
        while (at + 3 <= head.Length)
        {
            int length = BinaryPrimitives.ReadUInt16BigEndian(head[(at + 1)..]);
            if (head[at] == 0 || length < 4) return blocks >= 3;
            at += length;
            blocks++;
        }

        return blocks >= 3 || (blocks >= 1 && at == head.Length) || (head.Length >= Length && (blocks == 2 || (blocks == 1 && head[0] == 240)));
    }
}
