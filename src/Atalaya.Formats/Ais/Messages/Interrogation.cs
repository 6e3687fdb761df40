namespace Atalaya.Formats.Ais.Messages;

/// <summary>Message 15: request for messages of one or two stations (ITU-R M.1371-5, annex 8, table 63), 88 to 160 bits.</summary>
static class Interrogation
{
    public const int LongestBits = 160;

    const int ShortestBits = 88;

    public static bool TryVisit<TSink>(in AisBits bits, ref TSink sink) where TSink : struct, IAisFieldSink, allows ref struct
    {
        if (bits.Length < ShortestBits) return false;
        sink.Number("mmsi1"u8, bits.UnsignedBits(40, 30));
        sink.Number("type1_1"u8, bits.UnsignedBits(70, 6));
        sink.Number("offset1_1"u8, bits.UnsignedBits(76, 12));
        if (bits.Length < 108) return true;
        sink.Number("type1_2"u8, bits.UnsignedBits(90, 6));
        sink.Number("offset1_2"u8, bits.UnsignedBits(96, 12));
        if (bits.Length < 158) return true;
        sink.Number("mmsi2"u8, bits.UnsignedBits(110, 30));
        sink.Number("type2_1"u8, bits.UnsignedBits(140, 6));
        sink.Number("offset2_1"u8, bits.UnsignedBits(146, 12));
        return true;
    }
}
