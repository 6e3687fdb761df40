using Atalaya.Core.Identity;

namespace Atalaya.Formats.Ais.Messages;

/// <summary>Message 19: extended position report of class B equipment (ITU-R M.1371-5, annex 8, table 68), 312 bits.</summary>
public readonly record struct ExtendedPositionReportClassB
{
    public const int LengthBits = 312;

    /// <summary>Up to here only spare bits are missing.</summary>
    public const int ShortestBits = 308;

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

    /// <summary>Spare bits 139–142.</summary>
    public byte Regional { get; init; }

    public PackedText Name { get; init; }

    /// <summary>As in <see cref="StaticAndVoyageData.ShipType"/>.</summary>
    public byte ShipType { get; init; }

    public ShipDimensions Dimensions { get; init; }

    /// <summary>As in <see cref="StaticAndVoyageData.PositionFix"/>.</summary>
    public byte PositionFix { get; init; }

    public bool Raim { get; init; }

    /// <summary>True: data terminal not ready.</summary>
    public bool DteNotReady { get; init; }

    public bool Assigned { get; init; }
    public byte Spare { get; init; }

    public static bool TryDecode(in AisBits bits, out ExtendedPositionReportClassB report)
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
        uint regional   = bits.UnsignedBits(139, 4);
        uint type       = bits.UnsignedBits(263, 8);
        uint fix        = bits.UnsignedBits(301, 4);
        uint spare      = bits.UnsignedBits(308, 4);
        report = new ExtendedPositionReportClassB
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
            Name = bits.Text(143, 20),
            ShipType = (byte)type,
            Dimensions = ShipDimensions.Decode(bits, 271),
            PositionFix = (byte)fix,
            Raim = bits.Flag(305),
            DteNotReady = bits.Flag(306),
            Assigned = bits.Flag(307),
            Spare = bits.Length < LengthBits ? (byte)0 : (byte)spare,
        };
        return true;
    }

    public void Encode(ref AisBitWriter writer)
    {
        writer.Unsigned(19, 6);
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
        writer.Unsigned(Regional, 4);
        writer.Text(Name, 20);
        writer.Unsigned(ShipType, 8);
        Dimensions.Encode(ref writer);
        writer.Unsigned(PositionFix, 4);
        writer.Flag(Raim);
        writer.Flag(DteNotReady);
        writer.Flag(Assigned);
        writer.Unsigned(Spare, 4);
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
        sink.Text("shipname"u8, Name);
        sink.Number("shiptype"u8, ShipType);
        Dimensions.Visit(ref sink);
        sink.Number("epfd"u8, PositionFix);
        sink.Flag("raim"u8, Raim);
        sink.Number("dte"u8, DteNotReady ? 1 : 0);
        sink.Flag("assigned"u8, Assigned);
    }
}
