namespace Atalaya.Formats.Ais.Messages;

/// <summary>Message 6, area code 200, function 55: persons on board of an inland ship (CCNR and UNECE Vessel Tracking and Tracing Standard), 168 bits.</summary>
static class InlandPersons
{
    public const int AreaCode = 200, Function = 55;

    /// <summary>Up to here only spare bits are missing.</summary>
    const int ShortestBits = 117;

    public static bool TryVisit<TSink>(in AisBits bits, ref TSink sink) where TSink : struct, IAisFieldSink, allows ref struct
    {
        if (bits.Length < ShortestBits || bits.UnsignedBits(72, 10) != AreaCode || bits.UnsignedBits(82, 6) != Function) return false;
        uint crew       = bits.UnsignedBits(88, 8);   // 255 = not available
        uint passengers = bits.UnsignedBits(96, 13);  // 8191 = not available
        uint personnel  = bits.UnsignedBits(109, 8);  // 255 = not available
        sink.Number("crew"u8, crew == 255 ? null : crew);
        sink.Number("passengers"u8, passengers == 8191 ? null : passengers);
        sink.Number("personnel"u8, personnel == 255 ? null : personnel);
        return true;
    }
}
