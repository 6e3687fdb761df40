using Atalaya.Core.Numerics;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Fusion.Associating;
using Atalaya.Fusion.Filtering;
using Atalaya.Fusion.Measuring;

namespace Atalaya.Fusion.Identifying;

/// <summary>Of several tracks with one key, the one a report is of. Only reads, so all reports may ask at once.</summary>
sealed class HolderChoice(TrackerOptions options, IdentityDirectory directory, Gate gate, Sector[] sectors)
{
    /// <summary>The likeliest for its place; without a place, the one whose place was heard last: an object that left is not kept alive by its double.</summary>
    public TrackHandle Choose(in Report report, Instant time)
    {
        KeyHolders holders = directory.Holders(report.Identity);
        TrackHandle best = holders[0].Handle;
        if (holders.Count == 1) return best;
        PositionMeasurement place = default;
        bool hasPlace = StrayTest.BringsPlace(report) && gate.TryPlace(report, out place);
        double least = double.PositiveInfinity;
        for (int i = 0; i < holders.Count; i++)
        {
            TrackHandle handle = holders[i].Handle;
            double cost = hasPlace ? Cost(handle, place, time) : time.SecondsSince(sectors[handle.Sector].Tracks[handle.Slot].LastPositionTime);
            if (cost >= least) continue;
            (least, best) = (cost, handle);
        }

        return best;
    }

    /// <summary>Twice the negative logarithm of the likelihood, less a constant.</summary>
    public double Cost(TrackHandle handle, in PositionMeasurement place, Instant time)
    {
        Sector sector = sectors[handle.Sector];
        ref readonly Track track = ref sector.Tracks[handle.Slot];
        if (!track.HasPosition) return double.MaxValue;
        ref readonly TrackMotion motion = ref sector.Motions[handle.Slot];
        PositionUpdate update = new(motion, place, time, options.ModelsOf(track, motion));
        return update.IsSound ? update.DistanceSquared + StableMath.Log(update.Determinant) : double.MaxValue;
    }
}
