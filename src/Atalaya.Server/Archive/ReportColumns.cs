using System.Text.Json;
using Atalaya.Core.Reports;
using Atalaya.Server.Web;
using static Atalaya.Server.Archive.ArchiveUnits;

namespace Atalaya.Server.Archive;

/// <summary>The columns of <c>reports</c> (docs/formats/archive.md).</summary>
static class ReportColumns
{
    public static ColumnList<Report> Create(SourceNames names)
    {
        Dictionary<ReportFlags, string> flagTexts = [];
        return new()
        {
            { "time", (in row) => Utc(row.Time) },
            { "receive_time", (in row) => Utc(row.ReceiveTime) },
            { "source", (in row) => names.Of(row.Source) },
            { "sensor", (in row) => TrackModels.SensorText(row.Sensor) },
            { "sequence", (in row) => (long)row.Sequence },
            { "hearers", (in row) => names.Of(row.Hearers) },
            { "domain", (in row) => TrackText.Domain(row.Domain) },
            { "measurement", (in row) => Measurement(row.Measurement) },
            { "lat", (in row) => row.Measurement == MeasurementKind.Geodetic ? Degrees(row.M0) : null },
            { "lon", (in row) => row.Measurement == MeasurementKind.Geodetic ? Degrees(row.M1) : null },
            { "range_m", (in row) => row.Measurement is MeasurementKind.Polar or MeasurementKind.RangeDifference or MeasurementKind.Bistatic ? Known(row.M0) : null },
            { "range_rate_mps", (in row) => row.Measurement == MeasurementKind.Bistatic ? Known(row.M1) : Known(row.RadialVelocity) },
            { "azimuth_deg", (in row) => HasAngles(row) ? Degrees(row.M1) : null },
            { "elevation_deg", (in row) => HasAngles(row) ? Degrees(row.M2) : null },
            { "east_m", (in row) => row.Measurement == MeasurementKind.Plane ? Known(row.M0) : null },
            { "north_m", (in row) => row.Measurement == MeasurementKind.Plane ? Known(row.M1) : null },
            { "sigma_0", (in row) => Known(row.Sigma0) },
            { "sigma_1", (in row) => HasAngles(row) ? Degrees((float?)row.Sigma1) : Known(row.Sigma1) },
            { "sigma_2", (in row) => HasAngles(row) ? Degrees((float?)row.Sigma2) : Known(row.Sigma2) },
            { "correlation_01", (in row) => Known(row.Correlation01) },
            { "ground_speed_mps", (in row) => Known(row.GroundSpeed) },
            { "track_deg", (in row) => Degrees(row.TrackAngle) },
            { "heading_deg", (in row) => Degrees(row.Heading) },
            { "vertical_rate_mps", (in row) => Known(row.VerticalRate) },
            { "pressure_altitude_m", (in row) => Known(row.PressureAltitude) },
            { "ellipsoid_height_m", (in row) => Known(row.EllipsoidHeight) },
            { "sea_level_height_m", (in row) => Known(row.SeaLevelHeight) },
            { "address", (in row) => TrackText.Address(row.Identity) },
            { "mmsi", (in row) => row.Identity.Mmsi == 0 ? (long?)null : row.Identity.Mmsi },
            { "imo", (in row) => row.Identity.Imo == 0 ? (long?)null : row.Identity.Imo },
            { "callsign", (in row) => TrackText.Text(row.Identity.Callsign) },
            { "name", (in row) => TrackText.Text(row.Identity.Name) },
            { "mode_a", (in row) => TrackText.ModeA(row.Identity.Mode3A) },
            { "drone_serial", (in row) => TrackText.Text(row.Identity.DroneSerial) },
            { "system_track", (in row) => TrackText.SystemTrack(row.Identity.SystemTrack) },
            { "sensor_track_number", (in row) => (long?)row.SensorTrackNumber },
            { "category", (in row) => (int?)row.Category },
            { "length_m", (in row) => (int?)row.LengthMeters },
            { "beam_m", (in row) => (int?)row.BeamMeters },
            { "navigation_status", (in row) => (int?)row.NavigationStatus },
            { "nic", (in row) => (int?)row.Quality.Nic },
            { "nac_p", (in row) => (int?)row.Quality.NacP },
            { "nac_v", (in row) => (int?)row.Quality.NacV },
            { "sil", (in row) => (int?)row.Quality.Sil },
            { "sda", (in row) => (int?)row.Quality.Sda },
            { "gva", (in row) => (int?)row.Quality.Gva },
            { "adsb_version", (in row) => (int?)row.Quality.Version },
            { "signal_dbfs", (in row) => Known(row.Quality.SignalDbfs) },
            { "pair", (in row) => (int?)row.Pair },
            { "frequency_khz", (in row) => (long?)row.FrequencyKilohertz },
            { "emergency", (in row) => TrackText.Emergency(row.Emergency) },
            { "flags", (in row) => Flags(row.Flags, flagTexts) },
            { "simulated", (in row) => (row.Flags & ReportFlags.Simulated) != 0 },
            { "log_segment", (in row) => (long)row.Provenance.Position.Segment },
            { "log_offset", (in row) => (long)row.Provenance.Position.Offset },
        };
    }

    static bool HasAngles(in Report report) => report.Measurement is MeasurementKind.Polar or MeasurementKind.Bearing;

    static string Measurement(MeasurementKind kind) => kind switch
    {
        MeasurementKind.None => "none",
        MeasurementKind.Geodetic => "geodetic",
        MeasurementKind.Polar => "polar",
        MeasurementKind.Plane => "plane",
        MeasurementKind.Bearing => "bearing",
        MeasurementKind.RangeDifference => "range_difference",
        _ => "bistatic",
    };

    /// <summary>The names of the flags set, joined by +; empty = none.</summary>
    static string Flags(ReportFlags flags, Dictionary<ReportFlags, string> texts)
    {
        if (texts.TryGetValue(flags, out string? text)) return text;
        IEnumerable<string> names = Enum.GetValues<ReportFlags>().Where(flag => flag != ReportFlags.None && flags.HasFlag(flag)).Select(flag => JsonNamingPolicy.SnakeCaseLower.ConvertName(flag.ToString()));
        return texts[flags] = string.Join('+', names);
    }
}
