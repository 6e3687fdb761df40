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

    /// <summary>Of Stays: how long.</summary>
    [JsonPropertyName("min_stay_s")]
    public double? MinStaySeconds { get; init; }

    /// <summary>Of Approaches: how far ahead; null = 60 s in the air, 10 min at sea.</summary>
    [JsonPropertyName("horizon_s")]
    public double? HorizonSeconds { get; init; }

    /// <summary>Of Crosses: only to this side of the line; null = both.</summary>
    public LineSide? CrossesTo { get; init; }

    /// <summary>Of Approaches: when it is nearly sure; before, one step less.</summary>
    public AlertSeverity Severity { get; init; } = AlertSeverity.Caution;

    public const double MaxStaySeconds = 30 * 86_400, MaxHorizonSeconds = 3600;

    [JsonIgnore]
    public bool IsSound => !string.IsNullOrEmpty(Name) && Enum.IsDefined(When) && Enum.IsDefined(Severity)
        && (Area is not null || When is RuleMoment.Inside or RuleMoment.Appears)
        && (When == RuleMoment.Stays ? MinStaySeconds is > 0 and <= MaxStaySeconds : MinStaySeconds is null)
        && (HorizonSeconds is null || (When == RuleMoment.Approaches && HorizonSeconds is > 0 and <= MaxHorizonSeconds))
        && (CrossesTo is not { } side || (When == RuleMoment.Crosses && Enum.IsDefined(side)))
        && IsFinite(MinSpeedKnots) && IsFinite(MaxSpeedKnots) && IsFinite(MinAltitudeMeters) && IsFinite(MaxAltitudeMeters);

    static bool IsFinite(double? value) => value is not { } number || double.IsFinite(number);
}
