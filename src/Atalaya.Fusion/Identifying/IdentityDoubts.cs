using Atalaya.Core.Numerics;
using Atalaya.Core.Reports;
using Atalaya.Core.Tracks;
using Atalaya.Fusion.Associating;
using Atalaya.Fusion.Living;
using Atalaya.Fusion.Measuring;
using Atalaya.Fusion.Running;

namespace Atalaya.Fusion.Identifying;

/// <summary>
/// Decides doubts (<see cref="IdentityDoubt"/>) when a key is heard again: where the other track is at the stated place, the two have changed
/// objects, and change places. Serial, in the order of the reports.
/// </summary>
sealed class IdentityDoubts(TickReports reports, Gate gate, IdentityDirectory directory, HolderChoice choice, IdentityConflicts conflicts, Sector[] sectors)
{
    /// <summary>They have changed objects at ten to one.</summary>
    const double Odds = 10;

    readonly List<int> _undecided = [];

    /// <summary>True if the report decides whose place its track has, and so must wait for <see cref="Decide()"/>.</summary>
    public static bool Waits(Sector sector, int slot, in Report report) =>
        sector.Lives[slot].Doubt.IsNoteworthy && report.Identity.HasKey && StrayTest.BringsPlace(report);

    /// <summary>Numbers of the reports that were decided, ascending.</summary>
    public List<int> Decide()
    {
        _undecided.Clear();
        foreach (Sector sector in sectors)
            foreach (int index in sector.Undecided.Slots) _undecided.Add(index);
        _undecided.Sort();
        foreach (int index in _undecided) Decide(index);
        return _undecided;
    }

    void Decide(int index)
    {
        TrackHandle handle = reports.Targets[index];
        IdentityDoubt doubt = LifeOf(handle).Doubt;
        if (!doubt.IsNoteworthy || !gate.TryPlace(reports[index], out PositionMeasurement place) || LifeOf(handle).Path.IsDoubtful(place)) return;
        bool isKnown = directory.TryFindTrack(doubt.RivalId, out TrackHandle rival) && IsPlaced(rival);
        if (isKnown && IsPlaced(handle))
        {
            double evidence = (choice.Cost(handle, place, reports.Times[index]) - choice.Cost(rival, place, reports.Times[index])) / 2;
            if (evidence > StableMath.Log(Odds * (1 - doubt.Exchanged) / doubt.Exchanged)) conflicts.ExchangePlaces(handle, rival);
        }

        ulong id = sectors[handle.Sector].Tracks[handle.Slot].Id;
        Settle(sectors[handle.Sector], handle.Slot);
        if (isKnown && LifeOf(rival).Doubt.RivalId == id) Settle(sectors[rival.Sector], rival.Slot);
    }

    /// <summary>Nothing is in doubt any more.</summary>
    public static void Settle(Sector sector, int slot)
    {
        sector.Lives[slot].Doubt = default;
        if (!sector.Tracks[slot].IdentityUncertain) return;
        sector.Tracks[slot].IdentityUncertain = false;
        sector.MarkChanged(slot);
    }

    ref TrackLife LifeOf(TrackHandle handle) => ref sectors[handle.Sector].Lives[handle.Slot];

    bool IsPlaced(TrackHandle handle) => sectors[handle.Sector].Tracks[handle.Slot] is { HasPosition: true, Status: not TrackStatus.Ended };
}
