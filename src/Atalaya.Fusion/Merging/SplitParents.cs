using Atalaya.Core.Geodesy;
using Atalaya.Core.Tracks;
using Atalaya.Fusion.Associating;
using Atalaya.Fusion.Filtering;
using Atalaya.Fusion.Partition;

namespace Atalaya.Fusion.Merging;

/// <summary>Notes of a new track in whose gate it began: a drone that starts from a vessel, a formation that breaks. Serial.</summary>
sealed class SplitParents(TrackerOptions options, Sector[] sectors, CellIndex index)
{
    /// <summary>Farther than this nothing parts from anything, however wide the gate, metres.</summary>
    const double MaxMeters = 1000;

    public void Note(TrackHandle handle)
    {
        Sector sector = sectors[handle.Sector];
        ref Track track = ref sector.Tracks[handle.Slot];
        if (!track.HasPosition || track.Identity.SystemTrack != 0) return;
        ref readonly TrackMotion motion = ref sector.Motions[handle.Slot];
        GeodeticPosition place = motion.Frame.Origin;
        Span<int> cells = stackalloc int[EarthCells.MaxNeighbours];
        int count = EarthCells.Neighbours(place.Latitude, place.Longitude, cells);
        double least = options.GateSquared;
        for (int i = 0; i < count; i++)
        {
            foreach (TrackHandle found in index.TracksOf(cells[i], sectors))
            {
                Sector other = sectors[found.Sector];
                int slot = found.Slot;
                if (!TrackReach.MayBeNear(sector.Reaches[handle.Slot], other.Reaches[slot], MaxMeters)) continue;
                double distance = Distance(track, motion, other, slot);
                ulong id = other.Tracks[slot].Id;
                if (distance > least || (distance == least && id > track.SplitFrom)) continue;
                (least, track.SplitFrom) = (distance, id);
            }
        }
    }

    /// <summary>Squared normalised distance of the places; infinite where the other is no parent.</summary>
    double Distance(in Track track, in TrackMotion motion, Sector other, int slot)
    {
        ref readonly Track parent = ref other.Tracks[slot];
        if (parent.Status != TrackStatus.Confirmed || parent.Id == track.Id || parent.Identity.SystemTrack != 0) return double.PositiveInfinity;
        ref readonly TrackMotion its = ref other.Motions[slot];
        EnuVector offset = motion.Frame.ToEnu(its.Frame.ToEcef(new EnuVector(its.State.East, its.State.North, 0)));
        double seconds = motion.Time.SecondsSince(its.Time), reach = MaxMeters + Math.Abs(seconds) * Math.Sqrt(its.State.SpeedSquared);
        if (offset.East * offset.East + offset.North * offset.North > reach * reach) return double.PositiveInfinity;
        StateDifference difference = new(motion, options.ModelsOf(track, motion), its, options.ModelsOf(parent, its));
        return difference.Meters <= MaxMeters ? difference.PlaceDistanceSquared : double.PositiveInfinity;
    }
}
