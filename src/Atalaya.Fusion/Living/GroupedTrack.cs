using Atalaya.Core.Tracks;
using Atalaya.Fusion.Filtering;

namespace Atalaya.Fusion.Living;

/// <summary>What is shown of a track that is in a group with joint hypotheses, or leaves it.</summary>
static class GroupedTrack
{
    /// <summary>Nothing unidentified is more certain.</summary>
    public const double MostExistence = 0.9999;

    /// <summary>The track is where the group has it; where the index has it does not change.</summary>
    public static void Move(Sector sector, int slot, in TrackMotion estimate)
    {
        ref TrackMotion motion = ref sector.Motions[slot];
        TrackMotion moved = estimate;
        (moved.IndexedEast, moved.IndexedNorth) = (motion.IndexedEast, motion.IndexedNorth);
        if (double.IsFinite(motion.IndexedEast) && motion.Frame.Origin != moved.Frame.Origin)
        {
            Core.Geodesy.GeodeticPosition indexed = motion.IndexedPlace();
            (moved.IndexedEast, moved.IndexedNorth) = moved.Frame.Project(indexed.Latitude, indexed.Longitude);
        }

        motion = moved;
        TrackUpdater.CheckCell(sector, slot);
    }

    public static void Believe(ref Track track, double existence, TrackerOptions options)
    {
        track.Existence = (float)Math.Clamp(existence, 0, MostExistence);
        if (track.Existence >= options.ConfirmExistence) track.Status = TrackStatus.Confirmed;
        else if (track.Status == TrackStatus.Confirmed && track.Existence < options.CoastExistence) track.Status = TrackStatus.Coasting;
    }
}
