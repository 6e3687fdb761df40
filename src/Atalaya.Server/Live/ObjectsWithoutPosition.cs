using Atalaya.Core.Identity;
using Atalaya.Core.Tracks;
using Atalaya.Formats.ModeS;
using Atalaya.Pipeline;

namespace Atalaya.Server.Live;

/// <summary>The objects that each source hears and that have no position, from it or from any other, by the reason as far as the source can tell.</summary>
static class ObjectsWithoutPosition
{
    /// <summary>A source that has been silent of an object for longer does not hear it.</summary>
    const double HeardSeconds = 60;

    public static Dictionary<ushort, Dictionary<string, int>> Count(Flow flow)
    {
        Dictionary<ushort, FlowSource> sources = flow.Sources.ToDictionary(source => source.Configuration.Id);
        Dictionary<ushort, Dictionary<string, int>> counts = [];
        foreach (ref readonly Track track in flow.Picture.Tracks)
        {
            if (track.HasPosition) continue;
            for (int i = 0; i < track.ContributionCount; i++)
            {
                ushort number = track.Contributions[i].Source.Number;
                if (flow.ClosedTick.End.SecondsSince(track.Contributions[i].Last) > HeardSeconds) continue;
                if (!sources.TryGetValue(number, out FlowSource? source) || IsCounted(track, i)) continue;
                if (!counts.TryGetValue(number, out Dictionary<string, int>? reasons)) counts[number] = reasons = [];
                string reason = Reason(source, track);
                reasons[reason] = reasons.GetValueOrDefault(reason) + 1;
            }
        }

        return counts;
    }

    /// <summary>A feed of several sensors counts an object once.</summary>
    static bool IsCounted(in Track track, int index)
    {
        for (int i = 0; i < index; i++)
            if (track.Contributions[i].Source == track.Contributions[index].Source) return true;
        return false;
    }

    /// <summary>The names are part of the interface (docs/operator-guide.md).</summary>
    static string Reason(FlowSource source, in Track track)
    {
        if (source.Decoder is ModeSSourceDecoder receiver) return Reason(receiver.PositionGapOf(track.Identity.Address, track.Identity.AddressKind == AddressKind.Icao));
        if (track.LastPositionTime != default) return "position_too_old";
        if (source.Configuration.Format == "nmea")
            return track.NavigationStatus is null && !float.IsFinite(track.VelocityNorth) && track.Heading is null ? "static_data_only" : "position_not_available";
        return source.Configuration is { Format: "asterix", Position: null } ? "site_unknown" : "no_position_sent";
    }

    static string Reason(PositionGap gap) => gap switch
    {
        PositionGap.NoPositionMessage => "no_position_message",
        PositionGap.OnePositionCode => "one_position_code",
        PositionGap.SurfaceWithoutSite => "surface_without_site",
        PositionGap.NotConfirmed => "position_not_confirmed",
        PositionGap.None => "position_too_old",
        _ => "not_heard_lately",
    };
}
