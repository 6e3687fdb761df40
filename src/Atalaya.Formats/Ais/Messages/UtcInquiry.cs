namespace Atalaya.Formats.Ais.Messages;

/// <summary>Message 10: request for UTC and date (ITU-R M.1371-5, annex 8, table 58), 72 bits.</summary>
static class UtcInquiry
{
    public const int LengthBits = 72;

    /// <summary>Up to here only spare bits are missing.</summary>
    const int ShortestBits = 70;

    public static bool TryVisit<TSink>(in AisBits bits, ref TSink sink) where TSink : struct, IAisFieldSink, allows ref struct
    {
        if (bits.Length < ShortestBits) return false;
        sink.Number("dest_mmsi"u8, bits.UnsignedBits(40, 30));
        return true;
    }
}
