namespace Atalaya.Formats.Ais.Messages;

/// <summary>Message 16: assigned mode command to one or two stations (ITU-R M.1371-5, annex 8, table 64), 96 or 144 bits.</summary>
static class AssignmentCommand
{
    public const int LongestBits = 144;

    /// <summary>Up to here only spare bits are missing.</summary>
    const int ShortestBits = 92;

    public static bool TryVisit<TSink>(in AisBits bits, ref TSink sink) where TSink : struct, IAisFieldSink, allows ref struct
    {
        if (bits.Length < ShortestBits) return false;
        sink.Number("mmsi1"u8, bits.UnsignedBits(40, 30));
        sink.Number("offset1"u8, bits.UnsignedBits(70, 12));
        sink.Number("increment1"u8, bits.UnsignedBits(82, 10));
        if (bits.Length < LongestBits) return true;
        sink.Number("mmsi2"u8, bits.UnsignedBits(92, 30));
        sink.Number("offset2"u8, bits.UnsignedBits(122, 12));
        sink.Number("increment2"u8, bits.UnsignedBits(134, 10));
        return true;
    }
}
