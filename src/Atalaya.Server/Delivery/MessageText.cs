using System.Globalization;
using System.Text;
using Atalaya.Server.Alerts;

namespace Atalaya.Server.Delivery;

/// <summary>An alert in words, for mail.</summary>
static class MessageText
{
    public static string Subject(DeliveryMessage message)
    {
        AlertRow alert = message.Alert;
        string what = alert.Emergency ?? (alert.Rule is { } rule ? $"{Words(alert.Kind)} {rule}" : Words(alert.Kind));
        return string.Join(' ', new[] { $"[Atalaya] {alert.Severity.ToUpperInvariant()} {message.Change}:", Subject(alert), what }.Where(part => part.Length > 0));
    }

    public static string Body(DeliveryMessage message)
    {
        AlertRow alert = message.Alert;
        StringBuilder text = new();
        text.AppendLine(Subject(message));
        text.AppendLine();
        Add(text, "raised", Time(alert.RaisedTime));
        Add(text, "over", alert.ClearedTime is { } cleared ? Time(cleared) : null);
        Add(text, "verdict", alert.Verdict);
        Add(text, "confidence", alert.Confidence?.ToString("P0", CultureInfo.InvariantCulture));
        Add(text, "perhaps", alert.Alternative);
        Add(text, "area", alert.Area);
        Add(text, "where", alert.Lat is { } latitude ? string.Create(CultureInfo.InvariantCulture, $"{latitude:0.00000}, {alert.Lon:0.00000}") : null);
        Add(text, "track", alert.TrackId);
        foreach (EvidenceRow evidence in alert.Evidence) Add(text, "evidence", Evidence(evidence));
        Add(text, "frame", alert.Frame is { } frame ? $"{frame.Source} {frame.Position}" : null);
        return text.ToString();
    }

    static string Subject(AlertRow alert) => alert.Callsign ?? alert.Name ?? alert.Address?.ToUpperInvariant() ?? alert.Mmsi?.ToString("D9", CultureInfo.InvariantCulture) ?? "";

    static string Evidence(EvidenceRow evidence)
    {
        string limit = evidence.Threshold is { } threshold ? string.Create(CultureInfo.InvariantCulture, $" (limit {threshold:0.###})") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{Words(evidence.Test)} {evidence.Value:0.###}{limit}, {evidence.Samples} samples");
    }

    static void Add(StringBuilder text, string name, string? value)
    {
        if (value is not null) text.Append(name).Append(": ").AppendLine(value);
    }

    static string Words(string name) => name.Replace('_', ' ');

    static string Time(double seconds) => Core.Time.Instant.FromUnixSeconds(seconds).ToString();
}
