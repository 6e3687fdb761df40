namespace Atalaya.Formats.Ais.Messages;

/// <summary>Messages 4 and 11: base station report and UTC/date response (ITU-R M.1371-5, annex 8, table 51), 168 bits.</summary>
public readonly record struct BaseStationReport
{
    public const int LengthBits = 168;

    public byte Type { get; init; }
    public byte Repeat { get; init; }
    public uint Mmsi { get; init; }

    /// <summary>UTC; 0 = not available.</summary>
    public ushort Year { get; init; }

    /// <summary>0 = not available.</summary>
    public byte Month { get; init; }

    /// <summary>0 = not available.</summary>
    public byte Day { get; init; }

    /// <summary>24 = not available.</summary>
    public byte Hour { get; init; }

    /// <summary>60 = not available.</summary>
    public byte Minute { get; init; }

    /// <summary>60 = not available.</summary>
    public byte Second { get; init; }

    /// <summary>True: 10 m or better.</summary>
    public bool PositionAccurate { get; init; }

    public double? LongitudeDegrees { get; init; }
    public double? LatitudeDegrees { get; init; }

    /// <summary>As in <see cref="StaticAndVoyageData.PositionFix"/>.</summary>
    public byte PositionFix { get; init; }

    /// <summary>Transmission control for long-range broadcast and nine spare bits.</summary>
    public ushort Spare { get; init; }

    public bool Raim { get; init; }

    /// <summary>SOTDMA communication state.</summary>
    public uint Radio { get; init; }

    public static bool TryDecode(in AisBits bits, out BaseStationReport report)
    {
        report = default;
        if (bits.Length < LengthBits) return false;
        uint year       = bits.UnsignedBits(38, 14);
        uint month      = bits.UnsignedBits(52, 4);
        uint day        = bits.UnsignedBits(56, 5);
        uint hour       = bits.UnsignedBits(61, 5);
        uint minute     = bits.UnsignedBits(66, 6);
        uint second     = bits.UnsignedBits(72, 6);
        bool accurate   = bits.Flag(78);
        int  longitude  = bits.SignedBits(79, 28);    // 1/10 000 min
        int  latitude   = bits.SignedBits(107, 27);   // 1/10 000 min
        uint fix        = bits.UnsignedBits(134, 4);
        uint spare      = bits.UnsignedBits(138, 10);
        bool raim       = bits.Flag(148);
        uint radio      = bits.UnsignedBits(149, 19);
        report = new BaseStationReport
        {
            Type = bits.Type,
            Repeat = bits.Repeat,
            Mmsi = bits.Mmsi,
            Year = (ushort)year,
            Month = (byte)month,
            Day = (byte)day,
            Hour = (byte)hour,
            Minute = (byte)minute,
            Second = (byte)second,
            PositionAccurate = accurate,
            LongitudeDegrees = AisScale.Longitude(longitude),
            LatitudeDegrees = AisScale.Latitude(latitude),
            PositionFix = (byte)fix,
            Spare = (ushort)spare,
            Raim = raim,
            Radio = radio,
        };
        return true;
    }

    public void Encode(ref AisBitWriter writer)
    {
        writer.Unsigned(Type, 6);
        writer.Unsigned(Repeat, 2);
        writer.Unsigned(Mmsi, 30);
        writer.Unsigned(Year, 14);
        writer.Unsigned(Month, 4);
        writer.Unsigned(Day, 5);
        writer.Unsigned(Hour, 5);
        writer.Unsigned(Minute, 6);
        writer.Unsigned(Second, 6);
        writer.Flag(PositionAccurate);
        writer.Signed(AisScale.LongitudeRaw(LongitudeDegrees), 28);
        writer.Signed(AisScale.LatitudeRaw(LatitudeDegrees), 27);
        writer.Unsigned(PositionFix, 4);
        writer.Unsigned(Spare, 10);
        writer.Flag(Raim);
        writer.Unsigned(Radio, 19);
    }

    internal void Visit<TSink>(ref TSink sink) where TSink : struct, IAisFieldSink, allows ref struct
    {
        bool available = Year != 0 || Month != 0 || Day != 0 || Hour != 24 || Minute != 60 || Second != 60;
        Span<byte> timestamp = stackalloc byte[21];
        WriteTimestamp(timestamp);
        sink.Text("timestamp"u8, available ? timestamp[(Year > 9999 ? 0 : 1)..] : default);
        sink.Flag("accuracy"u8, PositionAccurate);
        sink.Quantity("lon"u8, LongitudeDegrees, 6);
        sink.Quantity("lat"u8, LatitudeDegrees, 6);
        sink.Number("epfd"u8, PositionFix);
        sink.Flag("raim"u8, Raim);
        sink.Number("radio"u8, Radio);
    }

    /// <summary>YYYYY-MM-DDThh:mm:ssZ, parts that are not available as on the wire: 14 bits of year take five digits.</summary>
    void WriteTimestamp(Span<byte> text)
    {
        "00000-00-00T00:00:00Z"u8.CopyTo(text);
        text[0] += (byte)(Year / 10_000);
        Two(text[1..], Year / 100 % 100);
        Two(text[3..], Year % 100);
        Two(text[6..], Month);
        Two(text[9..], Day);
        Two(text[12..], Hour);
        Two(text[15..], Minute);
        Two(text[18..], Second);

        static void Two(Span<byte> text, int value)
        {
            text[0] = (byte)('0' + value / 10);
            text[1] = (byte)('0' + value % 10);
        }
    }
}
