using System.Text.Json.Serialization;
using Atalaya.Core.Reports;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Integrity.Rules;

/// <summary>What raises an alert: every condition stated must be met. Part of the configuration frame.</summary>
public sealed record AlertRule
{
    public required string Name { get; init; }

    /// <summary>Name of its area; null = everywhere.</summary>
    public string? Area { get; init; }

    public RuleMoment When { get; init; } = RuleMoment.Inside;
    public Domain? Domain { get; init; }

    /// <summary>Callsign or name; <c>*</c> stands for any characters, <c>?</c> for one.</summary>
    public string? Callsign { get; init; }

    /// <summary>24 bits.</summary>
    public uint? Address { get; init; }

    public uint? Mmsi { get; init; }

    /// <summary>12 bits.</summary>
    public ushort? Mode3A { get; init; }

    /// <summary>True: only objects in distress; false: only others.</summary>
    public bool? Emergency { get; init; }

    [JsonPropertyName("min_speed_kn")]
    public double? MinSpeedKnots { get; init; }

    [JsonPropertyName("max_speed_kn")]
    public double? MaxSpeedKnots { get; init; }

    [JsonPropertyName("min_altitude_m")]
    public double? MinAltitudeMeters { get; init; }

    [JsonPropertyName("max_altitude_m")]
    public double? MaxAltitudeMeters { get; init; }

    public AlertSeverity Severity { get; init; } = AlertSeverity.Caution;

    [JsonIgnore]
    public bool IsSound => !string.IsNullOrEmpty(Name) && Enum.IsDefined(When) && Enum.IsDefined(Severity)
        && (Area is not null || When is RuleMoment.Inside or RuleMoment.Appears)
        && IsFinite(MinSpeedKnots) && IsFinite(MaxSpeedKnots) && IsFinite(MinAltitudeMeters) && IsFinite(MaxAltitudeMeters);

    static bool IsFinite(double? value) => value is not { } number || double.IsFinite(number);
}
