namespace Atalaya.Formats.Ais.Messages;

/// <summary>Message 18: standard position report of class B equipment (ITU-R M.1371-5, annex 8, table 67), 168 bits.</summary>
public readonly record struct PositionReportClassB
{
    public const int LengthBits = 168;

    /// <summary>Up to here only the communication state is missing (senders that miscount fill bits).</summary>
    public const int ShortestBits = 148;

    public byte Repeat { get; init; }
    public uint Mmsi { get; init; }

    /// <summary>Spare bits 38–45.</summary>
    public byte Reserved { get; init; }

    public double? SpeedKnots { get; init; }

    /// <summary>True: 10 m or better.</summary>
    public bool PositionAccurate { get; init; }

    public double? LongitudeDegrees { get; init; }
    public double? LatitudeDegrees { get; init; }
    public double? CourseDegrees { get; init; }
    public ushort? HeadingDegrees { get; init; }

    /// <summary>As in <see cref="PositionReportClassA.Second"/>.</summary>
    public byte Second { get; init; }

    /// <summary>Spare bits 139 and 140.</summary>
    public byte Regional { get; init; }

    /// <summary>True: carrier-sense unit; false: SOTDMA unit.</summary>
    public bool CarrierSense { get; init; }

    public bool Display { get; init; }
    public bool Dsc { get; init; }

    /// <summary>Operates over the whole marine band.</summary>
    public bool WholeBand { get; init; }

    /// <summary>Accepts channel management by message 22.</summary>
    public bool Message22 { get; init; }

    public bool Assigned { get; init; }
    public bool Raim { get; init; }

    /// <summary>Communication state selector and communication state, 20 bits; null where the payload ends before.</summary>
    public uint? Radio { get; init; }

    public static bool TryDecode(in AisBits bits, out PositionReportClassB report)
    {
        report = default;
        if (bits.Length < ShortestBits) return false;
        uint reserved   = bits.UnsignedBits(38, 8);
        uint speed      = bits.UnsignedBits(46, 10);  // 0.1 kn
        bool accurate   = bits.Flag(56);
        int  longitude  = bits.SignedBits(57, 28);    // 1/10 000 min
        int  latitude   = bits.SignedBits(85, 27);    // 1/10 000 min
        uint course     = bits.UnsignedBits(112, 12); // 0.1°
        uint heading    = bits.UnsignedBits(124, 9);  // degrees
        uint second     = bits.UnsignedBits(133, 6);
        uint regional   = bits.UnsignedBits(139, 2);
        uint radio      = bits.UnsignedBits(148, 20);
        report = new PositionReportClassB
        {
            Repeat = bits.Repeat,
            Mmsi = bits.Mmsi,
            Reserved = (byte)reserved,
            SpeedKnots = AisScale.Speed(speed),
            PositionAccurate = accurate,
            LongitudeDegrees = AisScale.Longitude(longitude),
            LatitudeDegrees = AisScale.Latitude(latitude),
            CourseDegrees = AisScale.Course(course),
            HeadingDegrees = AisScale.Heading(heading),
            Second = (byte)second,
            Regional = (byte)regional,
            CarrierSense = bits.Flag(141),
            Display = bits.Flag(142),
            Dsc = bits.Flag(143),
            WholeBand = bits.Flag(144),
            Message22 = bits.Flag(145),
            Assigned = bits.Flag(146),
            Raim = bits.Flag(147),
            Radio = bits.Length < LengthBits ? null : radio,
        };
        return true;
    }

    public void Encode(ref AisBitWriter writer)
    {
        writer.Unsigned(18, 6);
        writer.Unsigned(Repeat, 2);
        writer.Unsigned(Mmsi, 30);
        writer.Unsigned(Reserved, 8);
        writer.Unsigned(AisScale.SpeedRaw(SpeedKnots), 10);
        writer.Flag(PositionAccurate);
        writer.Signed(AisScale.LongitudeRaw(LongitudeDegrees), 28);
        writer.Signed(AisScale.LatitudeRaw(LatitudeDegrees), 27);
        writer.Unsigned(AisScale.CourseRaw(CourseDegrees), 12);
        writer.Unsigned(AisScale.HeadingRaw(HeadingDegrees), 9);
        writer.Unsigned(Second, 6);
        writer.Unsigned(Regional, 2);
        writer.Flag(CarrierSense);
        writer.Flag(Display);
        writer.Flag(Dsc);
        writer.Flag(WholeBand);
        writer.Flag(Message22);
        writer.Flag(Assigned);
        writer.Flag(Raim);
        writer.Unsigned(Radio ?? 0, 20);
    }

    internal void Visit<TSink>(ref TSink sink) where TSink : struct, IAisFieldSink, allows ref struct
    {
        sink.Number("reserved"u8, Reserved);
        sink.Quantity("speed"u8, SpeedKnots, 1);
        sink.Flag("accuracy"u8, PositionAccurate);
        sink.Quantity("lon"u8, LongitudeDegrees, 6);
        sink.Quantity("lat"u8, LatitudeDegrees, 6);
        sink.Quantity("course"u8, CourseDegrees, 1);
        sink.Number("heading"u8, HeadingDegrees);
        sink.Number("second"u8, Second == 60 ? null : Second);
        sink.Number("regional"u8, Regional);
        sink.Flag("cs"u8, CarrierSense);
        sink.Flag("display"u8, Display);
        sink.Flag("dsc"u8, Dsc);
        sink.Flag("band"u8, WholeBand);
        sink.Flag("msg22"u8, Message22);
        sink.Flag("assigned"u8, Assigned);
        sink.Flag("raim"u8, Raim);
        sink.Number("radio"u8, Radio);
    }
}
