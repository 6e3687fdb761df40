using Atalaya.Core.Reports;
using Atalaya.Core.Tracks;
using Atalaya.Server.Web;
using static Atalaya.Server.Archive.ArchiveUnits;

namespace Atalaya.Server.Archive;

/// <summary>The columns of <c>tracks</c> (docs/formats/archive.md).</summary>
static class TrackColumns
{
    public static ColumnList<Track> Create(SourceNames names) => new()
    {
        { "time", (in row) => Utc(row.Time) },
        { "track_id", (in row) => TrackText.Id(row.Id) },
        { "track_number", (in row) => row.Number == 0 ? (int?)null : row.Number },
        { "status", (in row) => TrackText.Status(row.Status) },
        { "domain", (in row) => TrackText.Domain(row.Domain) },
        { "lat", (in row) => row.HasPosition ? Degrees(row.Latitude) : null },
        { "lon", (in row) => row.HasPosition ? Degrees(row.Longitude) : null },
        { "position_sigma_m", (in row) => row.HasPosition ? Known((float)Math.Sqrt(Math.Max(row.VarianceNorth, row.VarianceEast))) : null },
        { "alt_m", (in row) => Known(row.PressureAltitude) ?? Known(row.EllipsoidHeight) ?? Known(row.SeaLevelHeight) },
        { "alt_datum", (in row) => AltitudeDatum(row) },
        { "pressure_altitude_m", (in row) => Known(row.PressureAltitude) },
        { "ellipsoid_height_m", (in row) => Known(row.EllipsoidHeight) },
        { "sea_level_height_m", (in row) => Known(row.SeaLevelHeight) },
        { "ground_speed_mps", (in row) => Moves(row) ? Known(WebFrame.GroundSpeed(row)) : null },
        { "track_deg", (in row) => Moves(row) ? Known(WebFrame.TrackDegrees(row)) : null },
        { "velocity_sigma_mps", (in row) => row.HasPosition ? Known(row.VelocitySigma) : null },
        { "heading_deg", (in row) => Degrees(row.Heading) },
        { "vertical_rate_mps", (in row) => Known(row.VerticalRate) },
        { "address", (in row) => TrackText.Address(row.Identity) },
        { "mmsi", (in row) => row.Identity.Mmsi == 0 ? (long?)null : row.Identity.Mmsi },
        { "imo", (in row) => row.Identity.Imo == 0 ? (long?)null : row.Identity.Imo },
        { "callsign", (in row) => TrackText.Text(row.Identity.Callsign) },
        { "name", (in row) => TrackText.Text(row.Identity.Name) },
        { "mode_a", (in row) => TrackText.ModeA(row.Identity.Mode3A) },
        { "drone_serial", (in row) => TrackText.Text(row.Identity.DroneSerial) },
        { "system_track", (in row) => TrackText.SystemTrack(row.Identity.SystemTrack) },
        { "category", (in row) => (int?)row.Category },
        { "length_m", (in row) => (int?)row.LengthMeters },
        { "beam_m", (in row) => (int?)row.BeamMeters },
        { "navigation_status", (in row) => (int?)row.NavigationStatus },
        { "emergency", (in row) => TrackText.Emergency(row.Emergency) },
        { "on_ground", (in row) => (row.Flags & ReportFlags.OnGround) != 0 },
        { "simulated", (in row) => (row.Flags & ReportFlags.Simulated) != 0 },
        { "existence", (in row) => Known(row.Existence) },
        { "identity_conflict", (in row) => row.IdentityConflict },
        { "identity_uncertain", (in row) => row.IdentityUncertain },
        { "position_contradicted", (in row) => row.PositionContradicted },
        { "merged_into", (in row) => row.MergedInto == 0 ? null : TrackText.Id(row.MergedInto) },
        { "split_from", (in row) => row.SplitFrom == 0 ? null : TrackText.Id(row.SplitFrom) },
        { "sources", (in row) => names.Of(row) },
        { "report_count", (in row) => (long)row.ReportCount },
        { "start_time", (in row) => Utc(row.StartTime) },
        { "last_receive_time", (in row) => Utc(row.LastReceiveTime) },
    };

    static bool Moves(in Track track) => float.IsFinite(track.VelocityNorth) && float.IsFinite(track.VelocityEast);

    static string? AltitudeDatum(in Track track) =>
        Known(track.PressureAltitude) is not null ? "pressure"
        : Known(track.EllipsoidHeight) is not null ? "ellipsoid"
        : Known(track.SeaLevelHeight) is not null ? "sea_level"
        : null;
}
