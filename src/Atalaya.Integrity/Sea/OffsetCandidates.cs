using System.Runtime.InteropServices;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Integrity.Behaviour;

namespace Atalaya.Integrity.Sea;

/// <summary>Of the picture, the vessels that state their place and that no radar sees there, and the radar tracks of vessels that nobody states; made anew for each sweep.</summary>
sealed class OffsetCandidates
{
    /// <summary>AIS is heard, or a radar track lives, if the last report is no older; who was not seen for so long is not there.</summary>
    const double HeardSeconds = 60, SeenSeconds = 15, UnseenSeconds = 60;

    readonly SeenPlaces _places = new();
    readonly List<OffsetCandidate> _stated = [], _seen = [];

    /// <summary>By track id.</summary>
    public ReadOnlySpan<OffsetCandidate> Stated => CollectionsMarshal.AsSpan(_stated);

    /// <summary>From south to north.</summary>
    public ReadOnlySpan<OffsetCandidate> Seen => CollectionsMarshal.AsSpan(_seen);

    public void Collect(in IntegrityTick tick, RadarList radars)
    {
        _stated.Clear();
        _seen.Clear();
        ReadOnlySpan<Track> tracks = tick.Picture.Tracks;
        for (int i = 0; i < tracks.Length; i++)
            if (MayBe(tracks[i]) && tracks[i].Identity.Mmsi != 0) SortStated(tick, tracks[i], radars);
        for (int i = 0; i < tracks.Length; i++)
            if (MayBe(tracks[i])) SortSeen(tick, tracks[i], radars);
        _stated.Sort(static (left, right) => left.Id.CompareTo(right.Id));
        _seen.Sort(static (left, right) => (left.Latitude, left.Id).CompareTo((right.Latitude, right.Id)));
    }

    static bool MayBe(in Track track) => track.Status is TrackStatus.Confirmed or TrackStatus.Coasting && track.HasPosition && track.Domain is Domain.Sea or Domain.Unknown && float.IsFinite(track.VelocityNorth);

    void SortStated(in IntegrityTick tick, in Track track, RadarList radars)
    {
        (Contribution radar, Instant heard) = Newest(track, radars);
        if (tick.Now.SecondsSince(heard) > HeardSeconds) return;
        double unseen = tick.Now.SecondsSince(radar.Last);
        if (unseen <= SeenSeconds && tick.Slots.Find(track.Id) is >= 0 and int slot) _places.See(slot, track);
        if (unseen >= UnseenSeconds) _stated.Add(OffsetCandidate.Of(track, tick.Now, radar, 0));
    }

    void SortSeen(in IntegrityTick tick, in Track track, RadarList radars)
    {
        (Contribution radar, Instant heard) = Newest(track, radars);
        if (tick.Now.SecondsSince(radar.Last) > SeenSeconds || tick.Now.SecondsSince(heard) <= HeardSeconds || !IsOfVessel(track) || tick.Slots.Find(track.Id) is not (>= 0 and int slot)) return;
        _seen.Add(OffsetCandidate.Of(track, tick.Now, radar, _places.BornFrom(slot, track, tick.Now, tick.Slots)));
    }

    /// <summary>The radar that saw it last, and when another sensor reported it; default = none did.</summary>
    static (Contribution Radar, Instant Heard) Newest(in Track track, RadarList radars)
    {
        Contribution radar = default;
        Instant heard = default;
        for (int i = 0; i < track.ContributionCount; i++)
        {
            Contribution one = track.Contributions[i];
            if (!radars.Contains(one.Source, one.Sensor)) heard = Instant.Max(heard, one.Last);
            else if (one.Last > radar.Last) radar = one;
        }

        return (radar, heard);
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

    public void Forget(int slot) => _places.Forget(slot);

    public void Save(StateWriter writer, TrackSlots slots) => _places.Save(writer, slots);

    public void Load(ref StateReader reader, TrackSlots slots) => _places.Load(ref reader, slots);
}
