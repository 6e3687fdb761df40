using System.Text.Json;
using Atalaya.Server.Web;
using static Atalaya.Server.Archive.ArchiveUnits;

namespace Atalaya.Server.Archive;

/// <summary>The columns of <c>alerts</c> (docs/formats/archive.md).</summary>
static class AlertColumns
{
    public static ColumnList<AlertEvent> Create(SourceNames names) => new()
    {
        { "time", (in row) => Utc(row.Time) },
        { "event", (in row) => row.IsRaised ? "raised" : "cleared" },
        { "alert_id", (in row) => (long)row.Alert.Id },
        { "kind", (in row) => JsonNamingPolicy.SnakeCaseLower.ConvertName(row.Alert.Kind.ToString()) },
        { "track_id", (in row) => TrackText.Id(row.Alert.TrackId) },
        { "emergency", (in row) => TrackText.Emergency(row.Alert.Emergency) },
        { "raised_time", (in row) => Utc(row.Alert.Raised) },
        { "cleared_time", (in row) => Utc(row.Alert.Cleared) },
        { "source", (in row) => names.Of(row.Alert.Evidence.Source) },
        { "log_segment", (in row) => (long)row.Alert.Evidence.Position.Segment },
        { "log_offset", (in row) => (long)row.Alert.Evidence.Position.Offset },
    };
}
