using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Fusion.Measuring;

namespace Atalaya.Fusion.Living;

/// <summary>Heights, climb and heading beside the plane filter: the latest value of each, with its age. Datums are never mixed.</summary>
static class TrackHeights
{
    const float MinMeters = -2000, MaxMeters = 100_000, MaxRate = 500;

    public static void Merge(ref Track track, ref TrackLife life, in Report report, Instant time)
    {
        if ((report.Flags & (ReportFlags.AltitudeNotValidated | ReportFlags.AltitudeGarbled)) == 0)
            Take(report.PressureAltitude, ref track.PressureAltitude, ref life.PressureTime, time, MinMeters, MaxMeters);
        Take(report.EllipsoidHeight, ref track.EllipsoidHeight, ref life.EllipsoidTime, time, MinMeters, MaxMeters);
        Take(report.SeaLevelHeight, ref track.SeaLevelHeight, ref life.SeaLevelTime, time, MinMeters, MaxMeters);
        Take(report.VerticalRate, ref track.VerticalRate, ref life.RateTime, time, -MaxRate, MaxRate);
        Take(report.Heading, ref track.Heading, ref life.HeadingTime, time, -7, 7);
    }

    /// <summary>Takes off what has grown too old.</summary>
    public static void Expire(ref Track track, in TrackLife life, Instant now, double memorySeconds)
    {
        if (now.SecondsSince(life.PressureTime) > memorySeconds) track.PressureAltitude = null;
        if (now.SecondsSince(life.EllipsoidTime) > memorySeconds) track.EllipsoidHeight = null;
        if (now.SecondsSince(life.SeaLevelTime) > memorySeconds) track.SeaLevelHeight = null;
        if (now.SecondsSince(life.RateTime) > memorySeconds) track.VerticalRate = null;
        if (now.SecondsSince(life.HeadingTime) > memorySeconds) track.Heading = null;
    }

    /// <param name="undulation">Height of the sea above the ellipsoid where the height is used, metres.</param>
    public static bool TryHeight(in Track track, in TrackLife life, Instant time, double undulation, TrackerOptions options, out HeightEstimate height)
    {
        double memory = options.HeightMemorySeconds;
        return HeightEstimate.TryFrom(
            time.SecondsSince(life.EllipsoidTime) <= memory ? track.EllipsoidHeight : null,
            time.SecondsSince(life.SeaLevelTime) <= memory ? track.SeaLevelHeight : null,
            time.SecondsSince(life.PressureTime) <= memory ? track.PressureAltitude : null,
            undulation,
            options,
            out height);
    }

    static void Take(float? said, ref float? known, ref Instant knownTime, Instant time, float min, float max)
    {
        if (said is not { } value || !(value >= min && value <= max) || time < knownTime) return;
        (known, knownTime) = (value, time);
    }
}
