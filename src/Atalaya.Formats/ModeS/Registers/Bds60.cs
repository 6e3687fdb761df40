namespace Atalaya.Formats.ModeS.Registers;

/// <summary>Heading and speed report, BDS 6,0 (ICAO Doc 9871, table A-2-96). Null = not available.</summary>
/// <param name="MagneticHeadingDegrees">0 to 360, 90°/512.</param>
/// <param name="IndicatedAirspeedKnots">1 kt.</param>
/// <param name="MachThousandths">0.004 steps.</param>
/// <param name="BarometricRateFeetPerMinute">Up positive, 32 ft/min.</param>
/// <param name="InertialRateFeetPerMinute">Up positive, 32 ft/min.</param>
public readonly record struct Bds60(double? MagneticHeadingDegrees, int? IndicatedAirspeedKnots, int? MachThousandths, int? BarometricRateFeetPerMinute, int? InertialRateFeetPerMinute)
{
    const int FastestAirKnots = 500, HighestMachThousandths = 1000, FastestRateFeetPerMinute = 6000;

    public double? Mach => MachThousandths is int known ? known / 1000.0 : null;

    public static bool IsPlausible(ulong mb)
    {
        bool isSound = mb != 0
            && mb.HasSoundStatus(1, 2, 11) && mb.HasSoundStatus(13, 14, 10) && mb.HasSoundStatus(24, 25, 10) && mb.HasSoundStatus(35, 36, 10) && mb.HasSoundStatus(46, 47, 10);
        return isSound && Decode(mb).IsInRange;
    }

    public static Bds60 Decode(ulong mb) => new(
        MagneticHeadingDegrees: RegisterBits.Circle(mb.StatedSigned(1, 2, 11), 90.0 / 512),
        IndicatedAirspeedKnots: mb.Stated(13, 14, 10),
        MachThousandths: mb.Stated(24, 25, 10) * 4,
        BarometricRateFeetPerMinute: mb.StatedSigned(35, 36, 10) * 32,
        InertialRateFeetPerMinute: mb.StatedSigned(46, 47, 10) * 32);

    bool IsInRange => IndicatedAirspeedKnots is null or <= FastestAirKnots && MachThousandths is null or <= HighestMachThousandths
        && IsFlown(BarometricRateFeetPerMinute) && IsFlown(InertialRateFeetPerMinute);

    static bool IsFlown(int? rate) => rate is null or (>= -FastestRateFeetPerMinute and <= FastestRateFeetPerMinute);
}
