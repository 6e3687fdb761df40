using Atalaya.Core.Reports;
using Atalaya.Core.Tracks;
using Atalaya.Pipeline;

namespace Atalaya.Server.Setup;

/// <summary>Positions that a site can be compared with: those that it had no part in.</summary>
static class SitePositions
{
    /// <summary>
    /// A surface position of Mode S is resolved with the site (ICAO Doc 9871), a radar's own measurement starts from it, and another system's tracks
    /// say nothing of where it stands.
    /// </summary>
    public static bool DependsOnSite(string format, in Track track) => format switch
    {
        "beast" or "avr" or "hex" => (track.Flags & ReportFlags.OnGround) != 0,
        "asterix" => (track.Flags & ReportFlags.SelfReported) == 0 || !IsOfOneSource(track),
        _ => false,
    };

    /// <summary>By number of the source. What several receivers heard counts for each: it said itself where it is.</summary>
    public static Dictionary<ushort, SourcePlaces> Collect(Flow flow)
    {
        Dictionary<ushort, SourcePlaces> places = flow.Sources.ToDictionary(source => source.Configuration.Id, source => new SourcePlaces(source.Configuration));
        foreach (ref readonly Track track in flow.Picture.Tracks)
        {
            if (!track.HasPosition) continue;
            for (int i = 0; i < track.ContributionCount; i++)
                if (places.TryGetValue(track.Contributions[i].Source.Number, out SourcePlaces? source)) source.Add(track);
        }

        return places;
    }

    static bool IsOfOneSource(in Track track)
    {
        for (int i = 1; i < track.ContributionCount; i++)
            if (track.Contributions[i].Source != track.Contributions[0].Source) return false;
        return true;
    }
}
