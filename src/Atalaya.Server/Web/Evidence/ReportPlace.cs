using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Pipeline;
using Atalaya.Server.Live;

namespace Atalaya.Server.Web.Evidence;

/// <summary>A report of a track by what is kept of it.</summary>
/// <param name="Time">Its time of applicability; null = not remembered.</param>
readonly record struct ReportPlace(SourceId Source, ushort Sensor, LogPosition Position, Instant? Time)
{
    const int Provenances = 32;

    /// <summary>
    /// Everything known of the reports of a track: the latest of each sensor, those remembered, and the frames of its last 32. Newest first, each once.
    /// </summary>
    public static List<ReportPlace> Collect(Flow flow, ReportHistory history, in Track track, bool isAlive)
    {
        Dictionary<(SourceId, ushort, LogPosition), ReportPlace> places = [];
        Dictionary<SourceId, ushort> onlySensors = [];
        HashSet<SourceId> several = [];
        for (int i = 0; i < track.ContributionCount; i++)
        {
            Contribution part = track.Contributions[i];
            places[(part.Source, part.Sensor, part.Position)] = new ReportPlace(part.Source, part.Sensor, part.Position, part.Last);
            if (!onlySensors.TryAdd(part.Source, part.Sensor)) several.Add(part.Source);
        }

        foreach (ReportHistory.Past past in history.Read(track.Id))
            places.TryAdd((past.Source, past.Sensor, past.Position), new ReportPlace(past.Source, past.Sensor, past.Position, past.Time));
        Span<Provenance> provenances = stackalloc Provenance[Provenances];
        provenances = provenances[..(isAlive ? flow.Tracker.CopyProvenances(track.Id, provenances) : 0)];
        foreach (Provenance frame in provenances)
        {
            if (several.Contains(frame.Source) || !onlySensors.TryGetValue(frame.Source, out ushort sensor)) continue;
            places.TryAdd((frame.Source, sensor, frame.Position), new ReportPlace(frame.Source, sensor, frame.Position, null));
        }

        return [.. places.Values.OrderByDescending(place => place.Position)];
    }
}
