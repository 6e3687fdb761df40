using System.Text.Json.Serialization;
using Atalaya.Server.Web;

namespace Atalaya.Server.Alerts;

/// <summary>An alert as the interface shows it (docs/formats/web.md).</summary>
sealed record AlertRow
{
    public required ulong Id { get; init; }
    public required string Kind { get; init; }
    public required string Severity { get; init; }

    /// <summary>active, acknowledged, latched (the cause is gone and nobody has seen it), or cleared.</summary>
    public required string State { get; init; }

    public string? Rule { get; init; }
    public string? Area { get; init; }
    public string? TrackId { get; init; }
    public string? OtherTrackId { get; init; }
    public string? OtherName { get; init; }

    /// <summary>Of the map of interference.</summary>
    public ulong? RegionId { get; init; }
    public string? Emergency { get; init; }
    public string? Verdict { get; init; }
    public double? Confidence { get; init; }
    public string? Alternative { get; init; }
    public string? Address { get; init; }
    public uint? Mmsi { get; init; }
    public string? Callsign { get; init; }
    public string? Name { get; init; }
    public double? Lat { get; init; }
    public double? Lon { get; init; }
    public required double RaisedTime { get; init; }
    public required double UpdatedTime { get; init; }
    public double? ClearedTime { get; init; }
    public int? Reopened { get; init; }
    public double? AcknowledgedTime { get; init; }
    public string? AcknowledgedBy { get; init; }
    public double? SilencedUntil { get; init; }
    public string? SilencedBy { get; init; }

    /// <summary>What it rests on, strongest first.</summary>
    public required EvidenceRow[] Evidence { get; init; }

    /// <summary>The frame that completed the statement.</summary>
    public FrameReference? Frame { get; init; }
}

/// <param name="Value">In the unit that the test has (docs/formats/web.md).</param>
/// <param name="Sensor">SAC/SIC, where one feed carries several sensors.</param>
sealed record EvidenceRow(string Test, double Value, double? Threshold, int Samples, string? Source, FrameReference? Frame, string? Sensor = null);

/// <param name="Suppressed">Alerts that were not raised because there were too many.</param>
sealed record AlertsResponse(double Time, long Suppressed, AlertRow[] Alerts);

sealed record AlertsText(string Type, AlertsResponse Content);

/// <param name="Seconds">0 ends a silence.</param>
sealed record SilenceRequest(double? Seconds);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AlertsResponse))]
[JsonSerializable(typeof(AlertsText))]
[JsonSerializable(typeof(SilenceRequest))]
[JsonSerializable(typeof(ErrorResponse))]
sealed partial class AlertJson : JsonSerializerContext;
