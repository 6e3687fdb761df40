namespace Atalaya.Formats.Ais.Messages;

/// <summary>
/// Message 8, area code 1, functions 31 (IMO SN.1/Circ.289, 360 bits) and 11 (its forerunner, IMO SN/Circ.236, 352 bits): weather and sea.
/// The two share the fields from wind to pressure one bit apart and those from current to ice four bits apart; scales and sentinels differ.
/// </summary>
static class MeteorologicalData
{
    const int AreaCode = 1, Function = 31, OldFunction = 11;

    /// <summary>Up to here only spare bits are missing.</summary>
    const int ShortestBits = 350, OldShortestBits = 346;

    public static bool TryVisit<TSink>(in AisBits bits, ref TSink sink) where TSink : struct, IAisFieldSink, allows ref struct
    {
        if (bits.UnsignedBits(40, 10) != AreaCode) return false;
        switch (bits.UnsignedBits(50, 6))
        {
            case Function when bits.Length >= ShortestBits:
                VisitPlaceAndTime(bits, ref sink);
                VisitWind(bits, 122, ref sink);
                VisitAir(bits, ref sink);
                VisitSea(bits, 215, ref sink);
                sink.Quantity("watertemp"u8, Absent(bits.SignedBits(326, 10), 501) / 10, 1);
                VisitRest(bits, 336, ref sink);
                return true;
            case OldFunction when bits.Length >= OldShortestBits:
                VisitOldPlaceAndTime(bits, ref sink);
                VisitWind(bits, 121, ref sink);
                VisitOldAir(bits, ref sink);
                VisitSea(bits, 211, ref sink);
                sink.Quantity("watertemp"u8, Absent(bits.UnsignedBits(322, 10), 1023) / 10 - 10, 1);
                VisitRest(bits, 332, ref sink);
                return true;
            default:
                return false;
        }
    }

    static void VisitPlaceAndTime<TSink>(in AisBits bits, ref TSink sink) where TSink : struct, IAisFieldSink, allows ref struct
    {
        sink.Quantity("lat"u8, Absent(bits.SignedBits(81, 24), 91 * 60_000) / 60_000, 6);
        sink.Quantity("lon"u8, Absent(bits.SignedBits(56, 25), 181 * 60_000) / 60_000, 6);
        sink.Flag("accuracy"u8, bits.Flag(105));
        VisitTime(bits, 106, ref sink);
    }

    static void VisitOldPlaceAndTime<TSink>(in AisBits bits, ref TSink sink) where TSink : struct, IAisFieldSink, allows ref struct
    {
        sink.Quantity("lat"u8, Absent(bits.SignedBits(56, 24), 0x7F_FFFF) / 60_000, 6);
        sink.Quantity("lon"u8, Absent(bits.SignedBits(80, 25), 0xFF_FFFF) / 60_000, 6);
        VisitTime(bits, 105, ref sink);
    }

    /// <summary>DDThh:mmZ, parts that are not available (0, 24, 60) as on the wire.</summary>
    static void VisitTime<TSink>(in AisBits bits, int start, ref TSink sink) where TSink : struct, IAisFieldSink, allows ref struct
    {
        uint day = bits.UnsignedBits(start, 5), hour = bits.UnsignedBits(start + 5, 5), minute = bits.UnsignedBits(start + 10, 6);
        Span<byte> text = stackalloc byte[9];
        "00T00:00Z"u8.CopyTo(text);
        Two(text, day);
        Two(text[3..], hour);
        Two(text[6..], minute);
        bool available = day != 0 || hour != 24 || minute != 60;
        sink.Text("timestamp"u8, available ? text : default);

        static void Two(Span<byte> text, uint value)
        {
            text[0] = (byte)('0' + value / 10);
            text[1] = (byte)('0' + value % 10);
        }
    }

    /// <summary>Knots and degrees.</summary>
    static void VisitWind<TSink>(in AisBits bits, int start, ref TSink sink) where TSink : struct, IAisFieldSink, allows ref struct
    {
        sink.Number("wspeed"u8, Below(bits.UnsignedBits(start, 7), 127));
        sink.Number("wgust"u8, Below(bits.UnsignedBits(start + 7, 7), 127));
        sink.Number("wdir"u8, Below(bits.UnsignedBits(start + 14, 9), 360));
        sink.Number("wgustdir"u8, Below(bits.UnsignedBits(start + 23, 9), 360));
    }

    /// <summary>Degrees Celsius, per cent, hectopascals, nautical miles, metres.</summary>
    static void VisitAir<TSink>(in AisBits bits, ref TSink sink) where TSink : struct, IAisFieldSink, allows ref struct
    {
        sink.Quantity("airtemp"u8, Absent(bits.SignedBits(154, 11), -1024) / 10, 1);
        sink.Number("humidity"u8, Below(bits.UnsignedBits(165, 7), 101));
        sink.Quantity("dewpoint"u8, Absent(bits.SignedBits(172, 10), 501) / 10, 1);
        sink.Number("pressure"u8, Below(bits.UnsignedBits(182, 9), 511) + 799);
        sink.Number("pressuretend"u8, Below(bits.UnsignedBits(191, 2), 3));
        sink.Flag("visgreater"u8, bits.Flag(193));
        sink.Quantity("visibility"u8, Absent(bits.UnsignedBits(194, 7), 127) / 10, 1);
        sink.Quantity("waterlevel"u8, Below(bits.UnsignedBits(201, 12), 4001) / 100.0 - 10, 2);
        sink.Number("leveltrend"u8, Below(bits.UnsignedBits(213, 2), 3));
    }

    static void VisitOldAir<TSink>(in AisBits bits, ref TSink sink) where TSink : struct, IAisFieldSink, allows ref struct
    {
        sink.Quantity("airtemp"u8, Absent(bits.UnsignedBits(153, 11), 2047) / 10 - 60, 1);
        sink.Number("humidity"u8, Below(bits.UnsignedBits(164, 7), 127));
        sink.Quantity("dewpoint"u8, Absent(bits.UnsignedBits(171, 10), 1023) / 10 - 20, 1);
        sink.Number("pressure"u8, Below(bits.UnsignedBits(181, 9), 511) + 800);
        sink.Number("pressuretend"u8, Below(bits.UnsignedBits(190, 2), 3));
        sink.Quantity("visibility"u8, Absent(bits.UnsignedBits(192, 8), 255) / 10, 1);
        sink.Quantity("waterlevel"u8, Absent(bits.UnsignedBits(200, 9), 511) / 10 - 10, 1);
        sink.Number("leveltrend"u8, Below(bits.UnsignedBits(209, 2), 3));
    }

    /// <summary>Knots, degrees, metres, seconds.</summary>
    static void VisitSea<TSink>(in AisBits bits, int start, ref TSink sink) where TSink : struct, IAisFieldSink, allows ref struct
    {
        sink.Quantity("cspeed"u8, Absent(bits.UnsignedBits(start, 8), 255) / 10, 1);
        sink.Number("cdir"u8, Below(bits.UnsignedBits(start + 8, 9), 360));
        sink.Quantity("cspeed2"u8, Absent(bits.UnsignedBits(start + 17, 8), 255) / 10, 1);
        sink.Number("cdir2"u8, Below(bits.UnsignedBits(start + 25, 9), 360));
        sink.Number("cdepth2"u8, Below(bits.UnsignedBits(start + 34, 5), 31));
        sink.Quantity("cspeed3"u8, Absent(bits.UnsignedBits(start + 39, 8), 255) / 10, 1);
        sink.Number("cdir3"u8, Below(bits.UnsignedBits(start + 47, 9), 360));
        sink.Number("cdepth3"u8, Below(bits.UnsignedBits(start + 56, 5), 31));
        sink.Quantity("waveheight"u8, Absent(bits.UnsignedBits(start + 61, 8), 255) / 10, 1);
        sink.Number("waveperiod"u8, Below(bits.UnsignedBits(start + 69, 6), 63));
        sink.Number("wavedir"u8, Below(bits.UnsignedBits(start + 75, 9), 360));
        sink.Quantity("swellheight"u8, Absent(bits.UnsignedBits(start + 84, 8), 255) / 10, 1);
        sink.Number("swellperiod"u8, Below(bits.UnsignedBits(start + 92, 6), 63));
        sink.Number("swelldir"u8, Below(bits.UnsignedBits(start + 98, 9), 360));
        sink.Number("seastate"u8, Below(bits.UnsignedBits(start + 107, 4), 13));
    }

    /// <summary>Salinity in per mille; tables of precipitation and ice.</summary>
    static void VisitRest<TSink>(in AisBits bits, int start, ref TSink sink) where TSink : struct, IAisFieldSink, allows ref struct
    {
        sink.Number("preciptype"u8, Below(bits.UnsignedBits(start, 3), 7));
        sink.Quantity("salinity"u8, Below(bits.UnsignedBits(start + 3, 9), 510) / 10.0, 1);
        sink.Number("ice"u8, Below(bits.UnsignedBits(start + 12, 2), 3));
    }

    /// <summary>The sentinel and the reserved values after it are not available.</summary>
    static long? Below(uint raw, uint sentinel) => raw >= sentinel ? null : raw;

    static double? Absent(long raw, long sentinel) => raw == sentinel ? null : raw;
}
