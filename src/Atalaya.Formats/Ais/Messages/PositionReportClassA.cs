namespace Atalaya.Formats.Ais.Messages;

/// <summary>Messages 1, 2 and 3: position report of a class A station (ITU-R M.1371-5, annex 8, table 48), 168 bits.</summary>
public readonly record struct PositionReportClassA
{
    public const int LengthBits = 168;

    /// <summary>Up to here only the communication state is missing (senders that miscount fill bits).</summary>
    public const int ShortestBits = 149;

    public byte Type { get; init; }
    public byte Repeat { get; init; }
    public uint Mmsi { get; init; }

    /// <summary>Navigational status; 14 = AIS-SART is active, 15 = not defined (also AIS-SART under test).</summary>
    public byte Status { get; init; }

    /// <summary>±(4.733 √(°/min)), right positive; ±127 = more than 5° in 30 s, no turn indicator; null = not available.</summary>
    public sbyte? RateOfTurnRaw { get; init; }

    public double? SpeedKnots { get; init; }

    /// <summary>True: 10 m or better.</summary>
    public bool PositionAccurate { get; init; }

    public double? LongitudeDegrees { get; init; }
    public double? LatitudeDegrees { get; init; }
    public double? CourseDegrees { get; init; }
    public ushort? HeadingDegrees { get; init; }

    /// <summary>UTC second of the position; 60 = not available, 61 manual, 62 dead reckoning, 63 positioning inoperative.</summary>
    public byte Second { get; init; }

    /// <summary>0 = not available, 1 = no special manoeuvre, 2 = special manoeuvre.</summary>
    public byte Maneuver { get; init; }

    public byte Spare { get; init; }
    public bool Raim { get; init; }

    /// <summary>Communication state: SOTDMA (1, 2) or ITDMA (3); null where the payload ends before.</summary>
    public uint? Radio { get; init; }

    /// <summary>Degrees per minute, right positive; ±127 without turn indicator.</summary>
    public double? TurnDegreesPerMinute
    {
        get
        {
            if (RateOfTurnRaw is not { } raw) return null;
            double root = raw / 4.733;
            return raw is 127 or -127 ? raw : root * Math.Abs(root);
        }
    }

    public static bool TryDecode(in AisBits bits, out PositionReportClassA report)
    {
        report = default;
        if (bits.Length < ShortestBits) return false;
        uint status     = bits.UnsignedBits(38, 4);
        int  turn       = bits.SignedBits(42, 8);     // ROT AIS, -128 = not available
        uint speed      = bits.UnsignedBits(50, 10);  // 0.1 kn
        bool accurate   = bits.Flag(60);
        int  longitude  = bits.SignedBits(61, 28);    // 1/10 000 min
        int  latitude   = bits.SignedBits(89, 27);    // 1/10 000 min
        uint course     = bits.UnsignedBits(116, 12); // 0.1°
        uint heading    = bits.UnsignedBits(128, 9);  // degrees
        uint second     = bits.UnsignedBits(137, 6);
        uint maneuver   = bits.UnsignedBits(143, 2);
        uint spare      = bits.UnsignedBits(145, 3);
        bool raim       = bits.Flag(148);
        uint radio      = bits.UnsignedBits(149, 19);
        report = new PositionReportClassA
        {
            Type = bits.Type,
            Repeat = bits.Repeat,
            Mmsi = bits.Mmsi,
            Status = (byte)status,
            RateOfTurnRaw = turn == -128 ? null : (sbyte)turn,
            SpeedKnots = AisScale.Speed(speed),
            PositionAccurate = accurate,
            LongitudeDegrees = AisScale.Longitude(longitude),
            LatitudeDegrees = AisScale.Latitude(latitude),
            CourseDegrees = AisScale.Course(course),
            HeadingDegrees = AisScale.Heading(heading),
            Second = (byte)second,
            Maneuver = (byte)maneuver,
            Spare = (byte)spare,
            Raim = raim,
            Radio = bits.Length < LengthBits ? null : radio,
        };
        return true;
    }

    public void Encode(ref AisBitWriter writer)
    {
        writer.Unsigned(Type, 6);
        writer.Unsigned(Repeat, 2);
        writer.Unsigned(Mmsi, 30);
        writer.Unsigned(Status, 4);
        writer.Signed(RateOfTurnRaw ?? -128, 8);
        writer.Unsigned(AisScale.SpeedRaw(SpeedKnots), 10);
        writer.Flag(PositionAccurate);
        writer.Signed(AisScale.LongitudeRaw(LongitudeDegrees), 28);
        writer.Signed(AisScale.LatitudeRaw(LatitudeDegrees), 27);
        writer.Unsigned(AisScale.CourseRaw(CourseDegrees), 12);
        writer.Unsigned(AisScale.HeadingRaw(HeadingDegrees), 9);
        writer.Unsigned(Second, 6);
        writer.Unsigned(Maneuver, 2);
        writer.Unsigned(Spare, 3);
        writer.Flag(Raim);
        writer.Unsigned(Radio ?? 0, 19);
    }

    internal void Visit<TSink>(ref TSink sink) where TSink : struct, IAisFieldSink, allows ref struct
    {
        sink.Number("status"u8, Status);
        sink.Quantity("turn"u8, TurnDegreesPerMinute, 0);
        sink.Quantity("speed"u8, SpeedKnots, 1);
        sink.Flag("accuracy"u8, PositionAccurate);
        sink.Quantity("lon"u8, LongitudeDegrees, 6);
        sink.Quantity("lat"u8, LatitudeDegrees, 6);
        sink.Quantity("course"u8, CourseDegrees, 1);
        sink.Number("heading"u8, HeadingDegrees);
        sink.Number("second"u8, Second == 60 ? null : Second);
        sink.Number("maneuver"u8, Maneuver);
        sink.Flag("raim"u8, Raim);
        sink.Number("radio"u8, Radio);
    }
}
