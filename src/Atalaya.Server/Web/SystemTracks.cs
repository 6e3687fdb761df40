using Atalaya.Core.Reports;
using Atalaya.Core.Tracks;

namespace Atalaya.Server.Web;

/// <summary>Tracks of other systems (CAT062): kept apart, and left out of lists where a track of ours is of the same aircraft.</summary>
static class SystemTracks
{
    /// <summary>The same array where there is nothing to leave out.</summary>
    public static Track[] WithoutCopies(Track[] tracks)
    {
        if (!Array.Exists(tracks, IsSystemTrack)) return tracks;
        HashSet<uint> own = [.. tracks.Where(track => !IsSystemTrack(track) && track.Identity.HasAddress && track is { HasPosition: true, Status: not TrackStatus.Ended }).Select(track => track.Identity.Address)];
        return Array.FindAll(tracks, track => !(IsSystemTrack(track) && track.Identity.HasAddress && own.Contains(track.Identity.Address)));
    }

    static bool IsSystemTrack(Track track) => (track.Flags & ReportFlags.SystemTrack) != 0;
}
