using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;

namespace Atalaya.Fusion.Living;

/// <summary>The eight sensors that contributed last; a ninth replaces the one silent for longest.</summary>
static class TrackContributions
{
    public static void Add(ref Track track, in Report report, Instant time)
    {
        Add(ref track, report.Source, report.Sensor, report.Provenance.Position, time);
        for (int i = 0; i < report.Hearers.Listed; i++)
            if (report.Hearers[i] != report.Source) Add(ref track, report.Hearers[i], 0, report.Provenance.Position, time);
    }

    /// <summary>Time of applicability of the latest report of the sensor that sent this one; false = it has no part in the track.</summary>
    public static bool TryLast(in Track track, in Report report, out Instant last)
    {
        for (int i = 0; i < track.ContributionCount; i++)
        {
            if (track.Contributions[i].Source != report.Source || track.Contributions[i].Sensor != report.Sensor) continue;
            last = track.Contributions[i].Last;
            return true;
        }

        last = default;
        return false;
    }

    /// <summary>Adds another track's part of a sensor.</summary>
    public static void Add(ref Track track, in Contribution other)
    {
        ref Contribution entry = ref track.Contributions[PlaceFor(ref track, other.Source, other.Sensor)];
        uint count = entry.Count + other.Count;
        if (entry.Count == 0 || other.Last >= entry.Last) entry = other;
        entry.Count = count;
    }

    static void Add(ref Track track, SourceId source, ushort sensor, LogPosition position, Instant time)
    {
        ref Contribution entry = ref track.Contributions[PlaceFor(ref track, source, sensor)];
        if (entry.Count == 0 || time >= entry.Last) (entry.Last, entry.Position) = (time, position);
        entry.Source = source;
        entry.Sensor = sensor;
        entry.Count++;
    }

    static int PlaceFor(ref Track track, SourceId source, ushort sensor)
    {
        int oldest = 0;
        for (int i = 0; i < track.ContributionCount; i++)
        {
            if (track.Contributions[i].Source == source && track.Contributions[i].Sensor == sensor) return i;
            if (track.Contributions[i].Last < track.Contributions[oldest].Last) oldest = i;
        }

        if (track.ContributionCount < Contributions.Capacity) return track.ContributionCount++;
        track.Contributions[oldest] = default;
        return oldest;
    }
}
