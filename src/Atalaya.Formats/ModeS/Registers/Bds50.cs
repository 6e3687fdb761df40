namespace Atalaya.Formats.ModeS.Registers;

/// <summary>Track and turn report, BDS 5,0 (ICAO Doc 9871, table A-2-80). Null = not available.</summary>
/// <param name="RollDegrees">Right wing down positive, 45°/256.</param>
/// <param name="TrueTrackDegrees">0 to 360, 90°/512.</param>
/// <param name="GroundSpeedKnots">2 kt.</param>
/// <param name="TrackRateDegreesPerSecond">Clockwise positive, 8°/256 a second.</param>
/// <param name="TrueAirspeedKnots">2 kt.</param>
public readonly record struct Bds50(double? RollDegrees, double? TrueTrackDegrees, int? GroundSpeedKnots, double? TrackRateDegreesPerSecond, int? TrueAirspeedKnots)
{
    /// <summary>What civil aircraft do: wider than any of 5000 recorded replies, narrower than the field.</summary>
    const double MostRollDegrees = 50;
    const int FastestGroundKnots = 700, FastestAirKnots = 600, MostWindKnots = 200;

    public static bool IsPlausible(ulong mb)
    {
        bool isSound = mb != 0
            && mb.HasSoundStatus(1, 2, 10) && mb.HasSoundStatus(12, 13, 11) && mb.HasSoundStatus(24, 25, 10) && mb.HasSoundStatus(35, 36, 10) && mb.HasSoundStatus(46, 47, 10);
        return isSound && Decode(mb).IsInRange;
    }

    public static Bds50 Decode(ulong mb) => new(
        RollDegrees: mb.StatedSigned(1, 2, 10) * (45.0 / 256),
        TrueTrackDegrees: RegisterBits.Circle(mb.StatedSigned(12, 13, 11), 90.0 / 512),
        GroundSpeedKnots: mb.Stated(24, 25, 10) * 2,
        TrackRateDegreesPerSecond: mb.StatedSigned(35, 36, 10) * (8.0 / 256),
        TrueAirspeedKnots: mb.Stated(46, 47, 10) * 2);

    bool IsInRange => !(RollDegrees is double roll && Math.Abs(roll) > MostRollDegrees)
        && GroundSpeedKnots is null or <= FastestGroundKnots && TrueAirspeedKnots is null or <= FastestAirKnots
        && !(GroundSpeedKnots - TrueAirspeedKnots is int wind && Math.Abs(wind) > MostWindKnots);
}
