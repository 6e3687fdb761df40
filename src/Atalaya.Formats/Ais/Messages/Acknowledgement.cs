namespace Atalaya.Formats.Ais.Messages;

/// <summary>Messages 7 and 13: acknowledgement of addressed messages (ITU-R M.1371-5, annex 8, table 55), one to four of 32 bits after 40.</summary>
static class Acknowledgement
{
    public const int LongestBits = 168;

    const int ShortestBits = 70;

    public static bool TryVisit<TSink>(in AisBits bits, ref TSink sink) where TSink : struct, IAisFieldSink, allows ref struct
    {
        if (bits.Length < ShortestBits) return false;
        Visit(bits, 40, "mmsi1"u8, "mmsiseq1"u8, ref sink);
        Visit(bits, 72, "mmsi2"u8, "mmsiseq2"u8, ref sink);
        Visit(bits, 104, "mmsi3"u8, "mmsiseq3"u8, ref sink);
        Visit(bits, 136, "mmsi4"u8, "mmsiseq4"u8, ref sink);
        return true;
    }

    static void Visit<TSink>(in AisBits bits, int start, ReadOnlySpan<byte> mmsiName, ReadOnlySpan<byte> sequenceName, ref TSink sink)
        where TSink : struct, IAisFieldSink, allows ref struct
    {
        if (bits.Length < start + 30) return;
        sink.Number(mmsiName, bits.UnsignedBits(start, 30));
        if (bits.Length >= start + 32) sink.Number(sequenceName, bits.UnsignedBits(start + 30, 2));
    }
}
