using System.Runtime.InteropServices;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Integrity.Behaviour;

namespace Atalaya.Integrity.Sea;

/// <summary>Of the picture, the vessels that state their place and that no radar sees there, and the radar tracks of vessels that nobody states; made anew for each sweep.</summary>
sealed class OffsetCandidates
{
    /// <summary>AIS is heard, or a radar track lives, if the last report is no older; who was not seen for so long is not there.</summary>
    const double HeardSeconds = 60, SeenSeconds = 15, UnseenSeconds = 60;

    readonly List<OffsetCandidate> _stated = [], _seen = [];

    /// <summary>By track id.</summary>
    public ReadOnlySpan<OffsetCandidate> Stated => CollectionsMarshal.AsSpan(_stated);

    /// <summary>From south to north.</summary>
    public ReadOnlySpan<OffsetCandidate> Seen => CollectionsMarshal.AsSpan(_seen);

    public void Collect(in IntegrityTick tick, RadarList radars)
    {
        _stated.Clear();
        _seen.Clear();
        foreach (ref readonly Track track in tick.Picture.Tracks)
            if (track.Status is TrackStatus.Confirmed or TrackStatus.Coasting && track.HasPosition && track.Domain is Domain.Sea or Domain.Unknown && float.IsFinite(track.VelocityNorth)) Sort(track, tick.Now, radars);
        _stated.Sort(static (left, right) => left.Id.CompareTo(right.Id));
        _seen.Sort(static (left, right) => (left.Latitude, left.Id).CompareTo((right.Latitude, right.Id)));
    }

    void Sort(in Track track, Instant now, RadarList radars)
    {
        Contribution radar = default, other = default;
        for (int i = 0; i < track.ContributionCount; i++)
        {
            Contribution one = track.Contributions[i];
            if (radars.Contains(one.Source, one.Sensor)) radar = one.Last > radar.Last ? one : radar;
            else if (one.Last > other.Last) other = one;
        }

        double unseen = radar.Last == default ? double.PositiveInfinity : now.SecondsSince(radar.Last), unheard = other.Last == default ? double.PositiveInfinity : now.SecondsSince(other.Last);
        if (track.Identity.Mmsi != 0 && unheard <= HeardSeconds && unseen >= UnseenSeconds) _stated.Add(OffsetCandidate.Of(track, now, radar));
        else if (unseen <= SeenSeconds && unheard > HeardSeconds && IsOfVessel(track)) _seen.Add(OffsetCandidate.Of(track, now, radar));
    }

    static bool IsOfVessel(in Track track) => (track.Identity.Mmsi != 0 || !track.Identity.HasKey) && track.Identity.Mode3A is null && track.Identity.Callsign.IsEmpty
        && track.PressureAltitude is null && track.SeaLevelHeight is null && track.EllipsoidHeight is null;

    /// <summary>Index of the first radar track at a latitude or north of it.</summary>
    public int First(double latitude)
    {
        int low = 0, high = _seen.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_seen[middle].Latitude < latitude) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
