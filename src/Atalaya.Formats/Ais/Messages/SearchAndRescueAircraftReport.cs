namespace Atalaya.Formats.Ais.Messages;

/// <summary>Message 9: standard search and rescue aircraft position report (ITU-R M.1371-5, annex 8, table 57), 168 bits.</summary>
public readonly record struct SearchAndRescueAircraftReport
{
    public const int LengthBits = 168;

    /// <summary>Up to here only the communication state is missing.</summary>
    public const int ShortestBits = 148;

    public byte Repeat { get; init; }
    public uint Mmsi { get; init; }

    /// <summary>4094 = 4094 m or more.</summary>
    public ushort? AltitudeMeters { get; init; }

    /// <summary>Whole knots; 1022 = 1022 kn or more.</summary>
    public ushort? SpeedKnots { get; init; }

    /// <summary>True: 10 m or better.</summary>
    public bool PositionAccurate { get; init; }

    public double? LongitudeDegrees { get; init; }
    public double? LatitudeDegrees { get; init; }
    public double? CourseDegrees { get; init; }

    /// <summary>As in <see cref="PositionReportClassA.Second"/>.</summary>
    public byte Second { get; init; }

    /// <summary>Bits 134–141: the altitude sensor and seven spare bits (before M.1371-2 regional).</summary>
    public byte Regional { get; init; }

    /// <summary>True: data terminal not ready.</summary>
    public bool DteNotReady { get; init; }

    public byte Spare { get; init; }
    public bool Assigned { get; init; }
    public bool Raim { get; init; }

    /// <summary>Communication state selector (0 SOTDMA, 1 ITDMA) and state; null where the payload ends before.</summary>
    public uint? Radio { get; init; }

    /// <summary>True: the altitude is barometric; false: from GNSS.</summary>
    public bool AltitudeIsBarometric => (Regional & 0x80) != 0;

    public static bool TryDecode(in AisBits bits, out SearchAndRescueAircraftReport report)
    {
        report = default;
        if (bits.Length < ShortestBits) return false;
        uint altitude   = bits.UnsignedBits(38, 12);  // m, 4095 = not available
        uint speed      = bits.UnsignedBits(50, 10);  // kn, 1023 = not available
        bool accurate   = bits.Flag(60);
        int  longitude  = bits.SignedBits(61, 28);    // 1/10 000 min
        int  latitude   = bits.SignedBits(89, 27);    // 1/10 000 min
        uint course     = bits.UnsignedBits(116, 12); // 0.1°
        uint second     = bits.UnsignedBits(128, 6);
        uint regional   = bits.UnsignedBits(134, 8);
        uint spare      = bits.UnsignedBits(143, 3);
        uint radio      = bits.UnsignedBits(148, 20);
        report = new SearchAndRescueAircraftReport
        {
            Repeat = bits.Repeat,
            Mmsi = bits.Mmsi,
            AltitudeMeters = altitude == 4095 ? null : (ushort)altitude,
            SpeedKnots = speed == 1023 ? null : (ushort)speed,
            PositionAccurate = accurate,
            LongitudeDegrees = AisScale.Longitude(longitude),
            LatitudeDegrees = AisScale.Latitude(latitude),
            CourseDegrees = AisScale.Course(course),
            Second = (byte)second,
            Regional = (byte)regional,
            DteNotReady = bits.Flag(142),
            Spare = (byte)spare,
            Assigned = bits.Flag(146),
            Raim = bits.Flag(147),
            Radio = bits.Length < LengthBits ? null : radio,
        };
        return true;
    }

    public void Encode(ref AisBitWriter writer)
    {
        writer.Unsigned(9, 6);
        writer.Unsigned(Repeat, 2);
        writer.Unsigned(Mmsi, 30);
        writer.Unsigned(AltitudeMeters ?? 4095u, 12);
        writer.Unsigned(SpeedKnots ?? 1023u, 10);
        writer.Flag(PositionAccurate);
        writer.Signed(AisScale.LongitudeRaw(LongitudeDegrees), 28);
        writer.Signed(AisScale.LatitudeRaw(LatitudeDegrees), 27);
        writer.Unsigned(AisScale.CourseRaw(CourseDegrees), 12);
        writer.Unsigned(Second, 6);
        writer.Unsigned(Regional, 8);
        writer.Flag(DteNotReady);
        writer.Unsigned(Spare, 3);
        writer.Flag(Assigned);
        writer.Flag(Raim);
        writer.Unsigned(Radio ?? 0, 20);
    }

    internal void Visit<TSink>(ref TSink sink) where TSink : struct, IAisFieldSink, allows ref struct
    {
        sink.Number("alt"u8, AltitudeMeters);
        sink.Number("speed"u8, SpeedKnots);
        sink.Flag("accuracy"u8, PositionAccurate);
        sink.Quantity("lon"u8, LongitudeDegrees, 6);
        sink.Quantity("lat"u8, LatitudeDegrees, 6);
        sink.Quantity("course"u8, CourseDegrees, 1);
        sink.Number("second"u8, Second == 60 ? null : Second);
        sink.Number("regional"u8, Regional);
        sink.Flag("alt_sensor"u8, AltitudeIsBarometric);
        sink.Number("dte"u8, DteNotReady ? 1 : 0);
        sink.Flag("assigned"u8, Assigned);
        sink.Flag("raim"u8, Raim);
        sink.Number("radio"u8, Radio);
    }
}
