using Atalaya.Core.Tracks;
using Atalaya.Fusion.Filtering;

namespace Atalaya.Fusion.Associating;

/// <summary>
/// Keeps the tracks of a group where they are shown: when another hypothesis becomes the likeliest, what it calls by another name may be far
/// from where that was a turn ago, or have gone. Which plots an object had before is then told otherwise, but no track leaps from one object
/// to another, and none goes because another came to where it is.
/// </summary>
static class GroupNames
{
    /// <summary>Squared normalised distances beyond which tracks leap, in all, and what a single one counts at most.</summary>
    const double LeapSquared = 18, MostSquared = 100;

    /// <summary>Tracks that began fewer turns ago may still change places: which plots were whose is being found out.</summary>
    const double YoungTurns = 8;

    /// <summary>Gives the estimates the names of the tracks nearest to them, if with their own names tracks would leap.</summary>
    public static void Keep(TrackGroup group, Sector[] sectors)
    {
        int count = group.Count;
        Span<double> costs = stackalloc double[TrackGroup.MostTracks * TrackGroup.MostTracks];
        Span<int> columns = stackalloc int[TrackGroup.MostTracks];
        double own = 0;
        for (int name = 0; name < count; name++)
        {
            ref readonly Track track = ref sectors[group.Handles[name].Sector].Tracks[group.Handles[name].Slot];
            if (track.Identity.Mode3A is not null || track.LastPositionTime.SecondsSince(track.StartTime) < YoungTurns * group.Turn.PeriodSeconds) return;
            TrackMotion shown = sectors[group.Handles[name].Sector].Motions[group.Handles[name].Slot];
            shown.MoveTo(group.Frame);
            for (int i = 0; i < count; i++)
            {
                double was = track.Existence, exists = group.Existences[i], squared = Math.Min(GroupReduction.SquaredDistance(shown, group.Estimates[i]), MostSquared);
                costs[i * count + name] = was * exists * squared + (was * (1 - exists) + exists * (1 - was)) * MostSquared / 2;
            }

            own += costs[name * count + name];
        }

        if (own <= LeapSquared) return;
        SmallAssignment.Solve(costs, count, columns);
        for (int i = 0; i < count; i++) own -= costs[i * count + columns[i]];
        if (own > LeapSquared) Rename(group, columns);
    }

    static void Rename(TrackGroup group, ReadOnlySpan<int> columns)
    {
        Span<ulong> ids = stackalloc ulong[TrackGroup.MostTracks];
        Span<TrackHandle> handles = stackalloc TrackHandle[TrackGroup.MostTracks];
        group.TrackIds.CopyTo(ids);
        group.Handles.CopyTo(handles);
        for (int i = 0; i < group.Count; i++) (group.TrackIds[i], group.Handles[i]) = (ids[columns[i]], handles[columns[i]]);
    }
}
