using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.Tracks;

namespace Atalaya.Server.Outputs.Readsb;

/// <summary>readsb's word for how an aircraft is seen: the best of its sources.</summary>
static class AircraftType
{
    /// <param name="track">The track.</param>
    /// <param name="hasSystemSource">One of its sources is another system, whose tracks are no TIS-B.</param>
    public static string Of(in Track track, bool hasSystemSource)
    {
        bool isIcao = track.Identity.AddressKind == AddressKind.Icao;
        if (track.Identity.HasAddress && Has(track, ReportFlags.SelfReported)) return isIcao ? "adsb_icao" : "adsb_other";
        if (track.Identity.HasAddress && Has(track, ReportFlags.SystemTrack) && !hasSystemSource) return isIcao ? "tisb_icao" : "tisb_other";
        if (Has(track, ReportFlags.Multilateration)) return "mlat";
        return isIcao && !track.HasPosition ? "mode_s" : "other";
    }

    /// <summary>The words of readsb; null = none, or not stated.</summary>
    public static string? Emergency(Emergency emergency) => emergency switch
    {
        Core.Reports.Emergency.General => "general",
        Core.Reports.Emergency.Medical => "lifeguard",
        Core.Reports.Emergency.MinimumFuel => "minfuel",
        Core.Reports.Emergency.NoCommunication => "nordo",
        Core.Reports.Emergency.UnlawfulInterference => "unlawful",
        Core.Reports.Emergency.Downed => "downed",
        Core.Reports.Emergency.Reserved => "reserved",
        _ => null,
    };

    static bool Has(in Track track, ReportFlags flag) => (track.Flags & flag) != 0;
}
