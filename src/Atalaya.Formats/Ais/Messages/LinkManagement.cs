namespace Atalaya.Formats.Ais.Messages;

/// <summary>Message 20: slots reserved by base stations (ITU-R M.1371-5, annex 8, table 69), one to four reservations of 30 bits after 40.</summary>
static class LinkManagement
{
    public const int LongestBits = 160;

    const int ShortestBits = 70;

    public static bool TryVisit<TSink>(in AisBits bits, ref TSink sink) where TSink : struct, IAisFieldSink, allows ref struct
    {
        if (bits.Length < ShortestBits) return false;
        Visit(bits, 40, "offset1"u8, "number1"u8, "timeout1"u8, "increment1"u8, ref sink);
        Visit(bits, 70, "offset2"u8, "number2"u8, "timeout2"u8, "increment2"u8, ref sink);
        Visit(bits, 100, "offset3"u8, "number3"u8, "timeout3"u8, "increment3"u8, ref sink);
        Visit(bits, 130, "offset4"u8, "number4"u8, "timeout4"u8, "increment4"u8, ref sink);
        return true;
    }

    /// <summary>No slots = no reservation (the standard's "not available").</summary>
    static void Visit<TSink>(
        in AisBits bits, int start, ReadOnlySpan<byte> offsetName, ReadOnlySpan<byte> numberName, ReadOnlySpan<byte> timeoutName, ReadOnlySpan<byte> incrementName, ref TSink sink)
        where TSink : struct, IAisFieldSink, allows ref struct
    {
        if (bits.Length < start + 30 || bits.UnsignedBits(start, 30) == 0) return;
        sink.Number(offsetName, bits.UnsignedBits(start, 12));
        sink.Number(numberName, bits.UnsignedBits(start + 12, 4));
        sink.Number(timeoutName, bits.UnsignedBits(start + 16, 3));
        sink.Number(incrementName, bits.UnsignedBits(start + 19, 11));
    }
}
