using Atalaya.Core.Tracks;
using Atalaya.Fusion.Filtering;
using Atalaya.Fusion.Identifying;
using Atalaya.Fusion.Living;

namespace Atalaya.Fusion.Merging;

/// <summary>Ends what <see cref="TwinSearch"/> found to be a second track of an object, in the one that goes on: that with a key, or the older. Serial, by track id.</summary>
sealed class TwinMerger(TrackerOptions options, IdentityDirectory directory, Sector[] sectors)
{
    readonly List<ulong> _found = [];

    public void Step()
    {
        _found.Clear();
        foreach (Sector sector in sectors)
            foreach (int slot in sector.Merging.Slots) _found.Add(sector.Tracks[slot].Id);
        if (_found.Count == 0) return;
        _found.Sort();
        foreach (ulong id in _found)
            if (TryFind(id, out TrackHandle handle) && TryFind(sectors[handle.Sector].Lives[handle.Slot].TwinId, out TrackHandle twin)) Merge(handle, twin);
    }

    void Merge(TrackHandle handle, TrackHandle twin)
    {
        (TrackHandle heir, TrackHandle ending) = IsHeir(Of(handle), Of(twin)) ? (handle, twin) : (twin, handle);
        (Sector sector, Sector from) = (sectors[heir.Sector], sectors[ending.Sector]);
        ref readonly TrackMotion motion = ref sector.Motions[heir.Slot];
        ref readonly TrackMotion other = ref from.Motions[ending.Slot];
        StateDifference difference = new(motion, options.ModelsOf(Of(heir), motion), other, options.ModelsOf(Of(ending), other));
        if (difference.OtherVariance < difference.Variance) TrackMerging.TakeMotion(sector, heir.Slot, from, ending.Slot);
        TrackMerging.TakeOver(sector, heir.Slot, from, ending.Slot);
        TrackMerging.End(from, ending.Slot, Of(heir).Id);
        TrackAgeing.SetDue(sector, heir.Slot, options);
    }

    ref readonly Track Of(TrackHandle handle) => ref sectors[handle.Sector].Tracks[handle.Slot];

    static bool IsHeir(in Track track, in Track other)
    {
        if (track.Identity.HasKey != other.Identity.HasKey) return track.Identity.HasKey;
        return track.StartTime != other.StartTime ? track.StartTime < other.StartTime : track.Id < other.Id;
    }

    bool TryFind(ulong id, out TrackHandle handle) => directory.TryFindTrack(id, out handle) && Of(handle) is { Status: not TrackStatus.Ended, HasPosition: true };
}
