namespace Atalaya.Formats.Ais.Messages;

/// <summary>Message 27: position report for long-range applications (ITU-R M.1371-5, annex 8, table 84), 96 bits.</summary>
public readonly record struct LongRangeReport
{
    public const int LengthBits = 96;

    public byte Repeat { get; init; }
    public uint Mmsi { get; init; }

    /// <summary>True: 10 m or better, before the position was rounded to 1/10 min.</summary>
    public bool PositionAccurate { get; init; }

    public bool Raim { get; init; }

    /// <summary>As in <see cref="PositionReportClassA.Status"/>.</summary>
    public byte Status { get; init; }

    public double? LongitudeDegrees { get; init; }
    public double? LatitudeDegrees { get; init; }

    /// <summary>62 = 62 kn or more.</summary>
    public byte? SpeedKnots { get; init; }

    public ushort? CourseDegrees { get; init; }

    /// <summary>True: the position is older than 5 s.</summary>
    public bool IsLate { get; init; }

    public bool Spare { get; init; }

    public static bool TryDecode(in AisBits bits, out LongRangeReport report)
    {
        report = default;
        if (bits.Length < LengthBits) return false;
        bool accurate   = bits.Flag(38);
        bool raim       = bits.Flag(39);
        uint status     = bits.UnsignedBits(40, 4);
        int  longitude  = bits.SignedBits(44, 18);    // 1/10 min, 181° = not available
        int  latitude   = bits.SignedBits(62, 17);    // 1/10 min, 91° = not available
        uint speed      = bits.UnsignedBits(79, 6);   // kn, 63 = not available
        uint course     = bits.UnsignedBits(85, 9);   // degrees, 511 = not available
        report = new LongRangeReport
        {
            Repeat = bits.Repeat,
            Mmsi = bits.Mmsi,
            PositionAccurate = accurate,
            Raim = raim,
            Status = (byte)status,
            LongitudeDegrees = AisScale.LongitudeTenths(longitude),
            LatitudeDegrees = AisScale.LatitudeTenths(latitude),
            SpeedKnots = speed == 63 ? null : (byte)speed,
            CourseDegrees = course == 511 ? null : (ushort)course,
            IsLate = bits.Flag(94),
            Spare = bits.Flag(95),
        };
        return true;
    }

    public void Encode(ref AisBitWriter writer)
    {
        writer.Unsigned(27, 6);
        writer.Unsigned(Repeat, 2);
        writer.Unsigned(Mmsi, 30);
        writer.Flag(PositionAccurate);
        writer.Flag(Raim);
        writer.Unsigned(Status, 4);
        writer.Signed((int)Math.Round((LongitudeDegrees ?? 181) * 600), 18);
        writer.Signed((int)Math.Round((LatitudeDegrees ?? 91) * 600), 17);
        writer.Unsigned(SpeedKnots ?? 63u, 6);
        writer.Unsigned(CourseDegrees ?? 511u, 9);
        writer.Flag(IsLate);
        writer.Flag(Spare);
    }

    internal void Visit<TSink>(ref TSink sink) where TSink : struct, IAisFieldSink, allows ref struct
    {
        sink.Number("status"u8, Status);
        sink.Flag("accuracy"u8, PositionAccurate);
        sink.Quantity("lon"u8, LongitudeDegrees, 6);
        sink.Quantity("lat"u8, LatitudeDegrees, 6);
        sink.Number("speed"u8, SpeedKnots);
        sink.Number("course"u8, CourseDegrees);
        sink.Flag("raim"u8, Raim);
        sink.Flag("gnss"u8, IsLate);
    }
}
