namespace Atalaya.Formats.Ais.Messages;

/// <summary>
/// Messages 6, 8, 25 and 26: binary data, addressed or to all (ITU-R M.1371-5, annex 8, tables 54, 56, 80 and 82). What the data mean is up
/// to area code and function identifier: fields where both are known, else bits.
/// </summary>
static class BinaryMessage
{
    public const int LongestBits = 1008, LongestSingleSlotBits = 168, LongestMultiSlotBits = 1064;

    /// <summary>The end of message 26: four spare bits, selector and communication state.</summary>
    const int TailBits = 24, RadioBits = 20;

    public static bool TryVisitAddressed<TSink>(in AisBits bits, ref TSink sink) where TSink : struct, IAisFieldSink, allows ref struct
    {
        const int start = 88;
        if (bits.Length < start) return false;
        sink.Number("seqno"u8, bits.UnsignedBits(38, 2));
        sink.Number("dest_mmsi"u8, bits.UnsignedBits(40, 30));
        sink.Flag("retransmit"u8, bits.Flag(70));
        sink.Number("dac"u8, bits.UnsignedBits(72, 10));
        sink.Number("fid"u8, bits.UnsignedBits(82, 6));
        if (InlandPersons.TryVisit(bits, ref sink)) return true;
        sink.Data("data"u8, bits, start, Math.Min(bits.Length, LongestBits) - start);
        return true;
    }

    public static bool TryVisitBroadcast<TSink>(in AisBits bits, ref TSink sink) where TSink : struct, IAisFieldSink, allows ref struct
    {
        const int start = 56;
        if (bits.Length < start) return false;
        sink.Number("dac"u8, bits.UnsignedBits(40, 10));
        sink.Number("fid"u8, bits.UnsignedBits(50, 6));
        if (InlandStaticData.TryDecode(bits, out InlandStaticData inland)) inland.Visit(ref sink);
        else if (!MeteorologicalData.TryVisit(bits, ref sink)) sink.Data("data"u8, bits, start, Math.Min(bits.Length, LongestBits) - start);
        return true;
    }

    /// <summary>Message 25.</summary>
    public static bool TryVisitSingleSlot<TSink>(in AisBits bits, ref TSink sink) where TSink : struct, IAisFieldSink, allows ref struct =>
        TryVisitSlots(bits, Math.Min(bits.Length, LongestSingleSlotBits), ref sink);

    /// <summary>Message 26: the communication state is the last of the bits.</summary>
    public static bool TryVisitMultiSlot<TSink>(in AisBits bits, ref TSink sink) where TSink : struct, IAisFieldSink, allows ref struct
    {
        int length = Math.Min(bits.Length, LongestMultiSlotBits);
        if (!TryVisitSlots(bits, length - TailBits, ref sink)) return false;
        sink.Number("radio"u8, bits.UnsignedBits(length - RadioBits, RadioBits));
        return true;
    }

    static bool TryVisitSlots<TSink>(in AisBits bits, int end, ref TSink sink) where TSink : struct, IAisFieldSink, allows ref struct
    {
        if (bits.Length < 40) return false;
        bool addressed = bits.Flag(38), structured = bits.Flag(39);
        int application = addressed ? 72 : 40;
        int start = structured ? application + 16 : application;
        if (end < start) return false;
        sink.Flag("addressed"u8, addressed);
        sink.Flag("structured"u8, structured);
        if (addressed) sink.Number("dest_mmsi"u8, bits.UnsignedBits(40, 30));
        if (structured) sink.Number("app_id"u8, bits.UnsignedBits(application, 16));
        sink.Data("data"u8, bits, start, end - start);
        return true;
    }
}
