namespace Atalaya.Formats.Ais.Messages;

/// <summary>Message 23: command to the stations of an area (ITU-R M.1371-5, annex 8, table 75), 160 bits.</summary>
static class GroupAssignment
{
    public const int LengthBits = 160;

    /// <summary>Up to here only spare bits are missing.</summary>
    const int ShortestBits = 154;

    public static bool TryVisit<TSink>(in AisBits bits, ref TSink sink) where TSink : struct, IAisFieldSink, allows ref struct
    {
        if (bits.Length < ShortestBits) return false;
        AisScale.VisitArea(bits, 40, ref sink);
        sink.Number("stationtype"u8, bits.UnsignedBits(110, 4));
        sink.Number("shiptype"u8, bits.UnsignedBits(114, 8));
        sink.Number("txrx"u8, bits.UnsignedBits(144, 2));
        sink.Number("interval"u8, bits.UnsignedBits(146, 4));
        sink.Number("quiet"u8, bits.UnsignedBits(150, 4));
        return true;
    }
}
