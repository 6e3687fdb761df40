using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Fusion.Filtering;
using Atalaya.Fusion.Measuring;

namespace Atalaya.Fusion.Living;

/// <summary>Heights, climb and heading beside the plane filter: what was said last, with its age, and a filter for each datum. Datums are never mixed.</summary>
static class TrackHeights
{
    const float MinMeters = -2000, MaxMeters = 100_000, MaxRate = 500;

    /// <summary>A stated climb older than this has been overtaken by the heights since, seconds.</summary>
    const double FreshRateSeconds = 10;

    /// <summary>An estimated climb is shown when its 1 σ is at most 500 ft/min, and as 0 where it does not differ from that by 2 σ.</summary>
    const double MostShownClimbSigma = 2.5, SignificantSigmas = 2;

    /// <returns>How many heights were refused as wild.</returns>
    public static int Merge(ref Track track, ref TrackLife life, in Report report, Instant time, TrackerOptions options)
    {
        int wild = 0;
        if ((report.Flags & (ReportFlags.AltitudeNotValidated | ReportFlags.AltitudeGarbled)) == 0 && report.PressureAltitude is { } level)
        {
            life.HasFineHeights |= !HeightNoise.IsWholeStep(level);
            wild += Take(level, HeightNoise.OfPressure(life.HasFineHeights), ref life.PressureFilter, ref track.PressureAltitude, ref life.PressureTime, time, options);
        }

        wild += Take(report.EllipsoidHeight, HeightNoise.Satellite, ref life.EllipsoidFilter, ref track.EllipsoidHeight, ref life.EllipsoidTime, time, options);
        wild += Take(report.SeaLevelHeight, HeightNoise.Measured, ref life.SeaLevelFilter, ref track.SeaLevelHeight, ref life.SeaLevelTime, time, options);
        TakeClimb(report, ref life, time, options);
        Take(report.VerticalRate, ref track.VerticalRate, ref life.RateTime, time, -MaxRate, MaxRate);
        Take(report.Heading, ref track.Heading, ref life.HeadingTime, time, -7, 7);
        return wild;
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

    /// <summary>The heights at the track's time, for each that is not too old, and the climb where none was stated lately.</summary>
    public static void Estimate(ref Track track, in TrackLife life, TrackerOptions options)
    {
        ClimbState best = default;
        track.EstimatedPressureAltitude = track.PressureAltitude is null ? null : Estimate(life.PressureFilter, track.Time, ref best);
        track.EstimatedEllipsoidHeight = track.EllipsoidHeight is null ? null : Estimate(life.EllipsoidFilter, track.Time, ref best);
        track.EstimatedSeaLevelHeight = track.SeaLevelHeight is null ? null : Estimate(life.SeaLevelFilter, track.Time, ref best);
        if (track.VerticalRate is not null && track.Time.SecondsSince(life.RateTime) <= FreshRateSeconds) return;
        double sigma = Math.Sqrt(best.CC);
        if (best.CC > 0 && sigma <= MostShownClimbSigma) track.VerticalRate = Math.Abs(best.Climb) > SignificantSigmas * sigma ? best.Climb : 0;
    }

    /// <param name="undulation">Height of the sea above the ellipsoid where the height is used, metres.</param>
    public static bool TryHeight(in TrackLife life, Instant time, double undulation, TrackerOptions options, out HeightEstimate height)
    {
        double memory = options.HeightMemorySeconds;
        if (life.EllipsoidFilter.IsKnown && time.SecondsSince(life.EllipsoidTime) <= memory) height = HeightEstimate.From(life.EllipsoidFilter.At(time), 0, HeightEstimate.EllipsoidSigma);
        else if (life.SeaLevelFilter.IsKnown && time.SecondsSince(life.SeaLevelTime) <= memory) height = HeightEstimate.From(life.SeaLevelFilter.At(time), undulation, HeightEstimate.SeaLevelSigma);
        else if (life.PressureFilter.IsKnown && time.SecondsSince(life.PressureTime) <= memory) height = HeightEstimate.From(life.PressureFilter.At(time), undulation, options.PressureHeightSigmaMeters);
        else
        {
            height = default;
            return false;
        }

        return height.IsPossible;
    }

    /// <summary>By how much the climb may change the height while it is remembered, metres.</summary>
    public static double MostDrift(in TrackLife life, TrackerOptions options) =>
        options.HeightMemorySeconds * Math.Max(Math.Max(Steepness(life.EllipsoidFilter), Steepness(life.SeaLevelFilter)), Steepness(life.PressureFilter));

    static double Steepness(in HeightFilter filter) => filter.IsKnown ? Math.Abs(filter.At(filter.Time).Climb) : 0;

    static float? Estimate(in HeightFilter filter, Instant time, ref ClimbState best)
    {
        if (!filter.IsKnown) return null;
        ClimbState state = filter.At(time);
        if (!(best.CC > 0) || state.CC < best.CC) best = state;
        return state.Height;
    }

    static int Take(float? said, in HeightNoise noise, ref HeightFilter filter, ref float? known, ref Instant knownTime, Instant time, TrackerOptions options)
    {
        if (said is not { } value || !(value >= MinMeters && value <= MaxMeters)) return 0;
        bool isHistory = filter.IsKnown && filter.Time.SecondsSince(time) > options.LateWindowSeconds;
        if (isHistory) return 0;
        if (!filter.TryTake(value, noise.Variance, noise.Floor, time, options.LateWindowSeconds, options.HeightMemorySeconds)) return 1;
        if (time >= knownTime) (known, knownTime) = (value, time);
        return 0;
    }

    static void TakeClimb(in Report report, ref TrackLife life, Instant time, TrackerOptions options)
    {
        if (report.VerticalRate is not { } climb || !(Math.Abs(climb) <= MaxRate)) return;
        double variance = options.VerticalRateSigma * options.VerticalRateSigma;
        life.PressureFilter.TryTakeClimb(climb, variance, time, options.LateWindowSeconds, options.HeightMemorySeconds);
        life.EllipsoidFilter.TryTakeClimb(climb, variance, time, options.LateWindowSeconds, options.HeightMemorySeconds);
        life.SeaLevelFilter.TryTakeClimb(climb, variance, time, options.LateWindowSeconds, options.HeightMemorySeconds);
    }

    static void Take(float? said, ref float? known, ref Instant knownTime, Instant time, float min, float max)
    {
        if (said is not { } value || !(value >= min && value <= max) || time < knownTime) return;
        (known, knownTime) = (value, time);
    }
}
