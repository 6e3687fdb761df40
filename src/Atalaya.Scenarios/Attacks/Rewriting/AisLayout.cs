namespace Atalaya.Scenarios.Attacks.Rewriting;

/// <summary>Where the messages that state a vessel's position hold it (ITU-R M.1371-5, annex 8, tables 48, 67, 70 and 84): first bits, from 0.</summary>
readonly record struct AisLayout(int Speed, int Accuracy, int Longitude, int Latitude, int Course, int Second, int Raim, bool IsLongRange)
{
    public const int NoSecond = -1;

    /// <summary>Bits up to the end of the last field.</summary>
    public int Length => IsLongRange ? Course + CourseBits : Math.Max(Second + 6, Raim + 1);

    public int SpeedBits => IsLongRange ? 6 : 10;
    public int LongitudeBits => IsLongRange ? 18 : 28;
    public int LatitudeBits => IsLongRange ? 17 : 27;
    public int CourseBits => IsLongRange ? 9 : 12;

    /// <summary>Steps in a degree of latitude and longitude, in a knot, in a degree of course.</summary>
    public double PlaceSteps => IsLongRange ? 600 : 600_000;
    public double SpeedSteps => IsLongRange ? 1 : 10;
    public double CourseSteps => IsLongRange ? 1 : 10;

    public uint NoSpeed => IsLongRange ? 63u : 1023u;
    public uint NoCourse => IsLongRange ? 511u : 3600u;

    public static AisLayout? Of(int type) => type switch
    {
        1 or 2 or 3 => new AisLayout(50, 60, 61, 89, 116, 137, 148, false),
        18 => new AisLayout(46, 56, 57, 85, 112, 133, 147, false),
        19 => new AisLayout(46, 56, 57, 85, 112, 133, 305, false),
        27 => new AisLayout(79, 38, 44, 62, 85, NoSecond, 39, true),
        _ => null,
    };
}
