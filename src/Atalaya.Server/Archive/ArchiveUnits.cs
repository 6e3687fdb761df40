using Atalaya.Core.Geodesy;
using Atalaya.Core.Time;

namespace Atalaya.Server.Archive;

/// <summary>Values as the archive writes them: degrees, UTC to the microsecond, null for what is not known.</summary>
static class ArchiveUnits
{
    const long NanosecondsPerMicrosecond = 1000;

    public static DateTime Utc(Instant time) => time.PlusNanoseconds(-(time.NanosecondOfDay % NanosecondsPerMicrosecond)).ToDateTime();

    public static DateTime? Utc(Instant? time) => time is { } known ? Utc(known) : null;

    public static double? Degrees(double radians) => double.IsFinite(radians) ? radians * GeodeticPosition.DegreesPerRadian : null;

    public static float? Degrees(float? radians) => Known(radians) is { } known ? (float)(known * GeodeticPosition.DegreesPerRadian) : null;

    public static double? Known(double value) => double.IsFinite(value) ? value : null;

    public static float? Known(float value) => float.IsFinite(value) ? value : null;

    public static float? Known(float? value) => value is { } number && float.IsFinite(number) ? number : null;
}
