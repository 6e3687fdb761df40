using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Integrity.Alerts;
using Atalaya.Recording.Activity;
using Atalaya.Server.Web;

namespace Atalaya.Server.Replay;

/// <summary>Sums up the activity of a recording for a bar some hundred points wide.</summary>
/// <param name="first">Of the recording.</param>
/// <param name="last">Of the recording.</param>
sealed class RecordingTimeline(string directory, Instant first, Instant last)
{
    const int MaxGaps = 200, MaxAlerts = 500;

    /// <summary>A period that is missing altogether: the one that is being written is not a gap.</summary>
    const double GapSeconds = 2 * ActivityEntry.PeriodSeconds;

    public TimelineResponse Read(Instant from, Instant to, int buckets)
    {
        double bucketSeconds = BucketSeconds(to.SecondsSince(from), buckets);
        long widthNanoseconds = (long)(bucketSeconds * Instant.NanosecondsPerSecond);
        Instant begin = new(from.UnixNanoseconds / widthNanoseconds * widthNanoseconds);
        int count = (int)(to.NanosecondsSince(begin) / widthNanoseconds) + 1;
        long[] frames = new long[count];
        uint?[] tracks = new uint?[count];
        List<TimeSpanModel> gaps = [];
        List<AlertMark> alerts = [];
        IReadOnlyList<ActivityEntry> entries = ActivityFile.Read(directory, begin, to);
        Instant covered = Instant.Max(begin, first);
        foreach (ActivityEntry entry in entries)
        {
            int bucket = (int)(entry.Time.NanosecondsSince(begin) / widthNanoseconds);
            if (bucket < 0 || bucket >= count) continue;
            if (entry.Kind == ActivityKind.Alert)
            {
                alerts.Add(Mark(entry));
                continue;
            }

            if (entry.Time.SecondsSince(covered) >= GapSeconds) gaps.Add(new TimeSpanModel(covered.UnixSeconds, entry.Time.UnixSeconds));
            covered = entry.Time.PlusSeconds(ActivityEntry.PeriodSeconds);
            frames[bucket] += entry.Frames;
            tracks[bucket] = Math.Max(tracks[bucket] ?? 0, entry.Tracks);
        }

        return new TimelineResponse
        {
            FirstTime = first.UnixSeconds,
            LastTime = last.UnixSeconds,
            Live = false,
            Known = File.Exists(ActivityFile.PathIn(directory)),
            From = begin.UnixSeconds,
            BucketS = bucketSeconds,
            FramesPerSecond = [.. frames.Select((sum, i) => tracks[i] is null ? (double?)null : Math.Round(sum / bucketSeconds, 1))],
            Tracks = tracks,
            Gaps = [.. gaps.OrderByDescending(static gap => gap.To - gap.From).Take(MaxGaps).OrderBy(static gap => gap.From)],
            Alerts = [.. alerts.TakeLast(MaxAlerts)],
        };
    }

    /// <summary>Whole periods, so that no bucket stays empty between two of them.</summary>
    static double BucketSeconds(double seconds, int buckets) =>
        Math.Max(1, Math.Ceiling(seconds / buckets / ActivityEntry.PeriodSeconds)) * ActivityEntry.PeriodSeconds;

    static AlertMark Mark(in ActivityEntry entry) => new(
        entry.Time.UnixSeconds,
        System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(((AlertKind)entry.AlertKind).ToString()),
        TrackText.Id(entry.TrackId),
        entry.Emergency == 0 ? null : TrackText.Emergency((Emergency)entry.Emergency));
}
