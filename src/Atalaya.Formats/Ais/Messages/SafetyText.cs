using Atalaya.Core.Identity;

namespace Atalaya.Formats.Ais.Messages;

/// <summary>Messages 12 and 14: safety related text, addressed and to all (ITU-R M.1371-5, annex 8, tables 60 and 62), at most 1008 bits.</summary>
static class SafetyText
{
    public const int LongestBits = 1008;
    public const int MaxCharacters = 161;

    const int AddressedStart = 72, BroadcastStart = 40;

    /// <summary>Writes the text as ASCII, up to the first '@' and without trailing spaces, and returns its length.</summary>
    /// <param name="bits">A message 12 or 14 that is long enough.</param>
    /// <param name="ascii">At least <see cref="MaxCharacters"/>.</param>
    public static int Read(in AisBits bits, Span<byte> ascii) => Read(bits, bits.Type == 12 ? AddressedStart : BroadcastStart, ascii);

    static int Read(in AisBits bits, int start, Span<byte> ascii)
    {
        int count = (Math.Min(bits.Length, LongestBits) - start) / 6;
        int length = 0;
        for (; length < count; length++)
        {
            uint code = bits.UnsignedBits(start + 6 * length, 6);
            if (code == 0) break;
            ascii[length] = (byte)PackedText.CharacterOf((int)code);
        }

        return ascii[..length].TrimEnd((byte)' ').Length;
    }

    public static bool TryVisitAddressed<TSink>(in AisBits bits, ref TSink sink) where TSink : struct, IAisFieldSink, allows ref struct
    {
        if (bits.Length < AddressedStart) return false;
        sink.Number("seqno"u8, bits.UnsignedBits(38, 2));
        sink.Number("dest_mmsi"u8, bits.UnsignedBits(40, 30));
        sink.Flag("retransmit"u8, bits.Flag(70));
        VisitText(bits, ref sink);
        return true;
    }

    public static bool TryVisitBroadcast<TSink>(in AisBits bits, ref TSink sink) where TSink : struct, IAisFieldSink, allows ref struct
    {
        if (bits.Length < BroadcastStart) return false;
        VisitText(bits, ref sink);
        return true;
    }

    static void VisitText<TSink>(in AisBits bits, ref TSink sink) where TSink : struct, IAisFieldSink, allows ref struct
    {
        Span<byte> ascii = stackalloc byte[MaxCharacters];
        sink.Text("text"u8, ascii[..Read(bits, ascii)]);
    }
}
