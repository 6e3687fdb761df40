using Atalaya.Core.Identity;

namespace Atalaya.Formats.Ais.Messages;

/// <summary>Message 8, area code 200, function 10: inland ship static and voyage data (CCNR and UNECE Vessel Tracking and Tracing Standard, 2.4.3.1), 168 bits.</summary>
public readonly record struct InlandStaticData
{
    public const int AreaCode = 200, Function = 10;

    /// <summary>Up to here only spare bits are missing.</summary>
    public const int ShortestBits = 160;

    /// <summary>Unique European vessel identification number, eight characters.</summary>
    public PackedText VesselNumber { get; init; }

    public double? LengthMeters { get; init; }
    public double? BeamMeters { get; init; }

    /// <summary>Ship or convoy type, ERI classification.</summary>
    public ushort ShipType { get; init; }

    /// <summary>Blue cones or lights, 0–3; 4 = B flag, 5 = unknown.</summary>
    public byte Hazard { get; init; }

    public double? DraughtMeters { get; init; }

    /// <summary>0 = not available, 1 = unloaded, 2 = loaded.</summary>
    public byte Loaded { get; init; }

    /// <summary>Quality of speed, course and heading: true = high.</summary>
    public bool SpeedGood { get; init; }

    public bool CourseGood { get; init; }
    public bool HeadingGood { get; init; }

    public static bool TryDecode(in AisBits bits, out InlandStaticData data)
    {
        data = default;
        if (bits.Length < ShortestBits || bits.UnsignedBits(40, 10) != AreaCode || bits.UnsignedBits(50, 6) != Function) return false;
        uint length     = bits.UnsignedBits(104, 13); // 0.1 m, 0 = not available
        uint beam       = bits.UnsignedBits(117, 10); // 0.1 m, 0 = not available
        uint type       = bits.UnsignedBits(127, 14);
        uint hazard     = bits.UnsignedBits(141, 3);
        uint draught    = bits.UnsignedBits(144, 11); // 0.01 m, 0 = not available
        uint loaded     = bits.UnsignedBits(155, 2);
        data = new InlandStaticData
        {
            VesselNumber = bits.Text(56, 8),
            LengthMeters = length == 0 ? null : length / 10.0,
            BeamMeters = beam == 0 ? null : beam / 10.0,
            ShipType = (ushort)type,
            Hazard = (byte)hazard,
            DraughtMeters = draught == 0 ? null : draught / 100.0,
            Loaded = (byte)loaded,
            SpeedGood = bits.Flag(157),
            CourseGood = bits.Flag(158),
            HeadingGood = bits.Flag(159),
        };
        return true;
    }

    internal void Visit<TSink>(ref TSink sink) where TSink : struct, IAisFieldSink, allows ref struct
    {
        sink.Text("vin"u8, VesselNumber);
        sink.Quantity("length"u8, LengthMeters, 1);
        sink.Quantity("beam"u8, BeamMeters, 1);
        sink.Number("shiptype"u8, ShipType);
        sink.Number("hazard"u8, Hazard);
        sink.Quantity("draught"u8, DraughtMeters, 2);
        sink.Number("loaded"u8, Loaded);
        sink.Flag("speed_q"u8, SpeedGood);
        sink.Flag("course_q"u8, CourseGood);
        sink.Flag("heading_q"u8, HeadingGood);
    }
}
