using System.Text.Json;
using Atalaya.Integrity.Alerts;
using Atalaya.Server.Configuration;
using Atalaya.Server.Web;
using static Atalaya.Server.Archive.ArchiveUnits;

namespace Atalaya.Server.Archive;

/// <summary>The columns of <c>alerts</c> (docs/formats/archive.md).</summary>
static class AlertColumns
{
    public static ColumnList<AlertEvent> Create(SourceNames names) => new()
    {
        { "time", (in row) => Utc(row.Time) },
        { "event", (in row) => JsonNamingPolicy.SnakeCaseLower.ConvertName(row.Change.Kind.ToString()) },
        { "alert_id", (in row) => (long)row.Alert.Id },
        { "kind", (in row) => JsonNamingPolicy.SnakeCaseLower.ConvertName(row.Alert.Kind.ToString()) },
        { "severity", (in row) => RuleWords.Of(row.Alert.Severity) },
        { "verdict", (in row) => row.Alert.Statement.Verdict == Verdict.None ? null : JsonNamingPolicy.SnakeCaseLower.ConvertName(row.Alert.Statement.Verdict.ToString()) },
        { "rule", (in row) => row.Alert.Cause.Rule },
        { "area", (in row) => row.Alert.Statement.Area },
        { "track_id", (in row) => TrackText.Id(row.Alert.TrackId) },
        { "emergency", (in row) => TrackText.Emergency(row.Alert.Statement.Emergency) },
        { "raised_time", (in row) => Utc(row.Alert.Raised) },
        { "cleared_time", (in row) => Utc(row.Alert.Cleared) },
        { "acknowledged_time", (in row) => Utc(row.Alert.Acknowledged) },
        { "acknowledged_by", (in row) => row.Alert.AcknowledgedBy },
        { "source", (in row) => names.Of(row.Alert.Statement.Frame.Source) },
        { "log_segment", (in row) => (long)row.Alert.Statement.Frame.Position.Segment },
        { "log_offset", (in row) => (long)row.Alert.Statement.Frame.Position.Offset },
    };
}
