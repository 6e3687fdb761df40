namespace Atalaya.Formats.Ais.Messages;

/// <summary>Message 22: channels and power for an area or for two stations (ITU-R M.1371-5, annex 8, table 72), 168 bits.</summary>
static class ChannelManagement
{
    public const int LengthBits = 168;

    /// <summary>Up to here only spare bits are missing.</summary>
    const int ShortestBits = 145;

    public static bool TryVisit<TSink>(in AisBits bits, ref TSink sink) where TSink : struct, IAisFieldSink, allows ref struct
    {
        if (bits.Length < ShortestBits) return false;
        bool addressed = bits.Flag(139);
        sink.Number("channel_a"u8, bits.UnsignedBits(40, 12));
        sink.Number("channel_b"u8, bits.UnsignedBits(52, 12));
        sink.Number("txrx"u8, bits.UnsignedBits(64, 4));
        sink.Flag("power"u8, bits.Flag(68));
        if (addressed)
        {
            sink.Number("dest1"u8, bits.UnsignedBits(69, 30));
            sink.Number("dest2"u8, bits.UnsignedBits(104, 30));
        }
        else
        {
            AisScale.VisitArea(bits, 69, ref sink);
        }

        sink.Flag("addressed"u8, addressed);
        sink.Flag("band_a"u8, bits.Flag(140));
        sink.Flag("band_b"u8, bits.Flag(141));
        sink.Number("zonesize"u8, bits.UnsignedBits(142, 3));
        return true;
    }
}
