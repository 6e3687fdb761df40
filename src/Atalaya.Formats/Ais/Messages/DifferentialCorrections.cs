namespace Atalaya.Formats.Ais.Messages;

/// <summary>Message 17: GNSS corrections of a base station (ITU-R M.1371-5, annex 8, table 65), 80 to 816 bits.</summary>
static class DifferentialCorrections
{
    public const int LongestBits = 816;

    const int DataStart = 80;

    public static bool TryVisit<TSink>(in AisBits bits, ref TSink sink) where TSink : struct, IAisFieldSink, allows ref struct
    {
        if (bits.Length < DataStart) return false;
        sink.Quantity("lon"u8, AisScale.LongitudeTenths(bits.SignedBits(40, 18)), 6);
        sink.Quantity("lat"u8, AisScale.LatitudeTenths(bits.SignedBits(58, 17)), 6);
        sink.Data("data"u8, bits, DataStart, Math.Min(bits.Length, LongestBits) - DataStart);
        return true;
    }
}
