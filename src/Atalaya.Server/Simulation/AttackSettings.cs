using Atalaya.Scenarios.Attacks;

namespace Atalaya.Server.Simulation;

/// <summary>One attack as described, before it is known which settings its kind has; null = the default of its kind.</summary>
sealed record AttackSettings
{
    public required string Kind { get; init; }
    public double? StartSeconds { get; init; }
    public double? DurationSeconds { get; init; }
    public TargetSelector? Target { get; init; }
    public TargetSelector? Partner { get; init; }
    public int? Count { get; init; }
    public double? DistanceMeters { get; init; }
    public double? MaxDistanceMeters { get; init; }
    public double? BearingDegrees { get; init; }
    public double? SpeedMetersPerSecond { get; init; }
    public double? RadiusMeters { get; init; }
    public double? DelaySeconds { get; init; }
    public double? RateFeetPerMinute { get; init; }
    public double? MaxFeet { get; init; }
    public double? OffsetMeters { get; init; }
    public double? SpreadMeters { get; init; }
    public double? CourseDegrees { get; init; }
    public double? AltitudeFeet { get; init; }
    public double? EirpDbm { get; init; }
    public double? LossDbm { get; init; }
    public double? SpreadDb { get; init; }
    public double? DegradedBelowDb { get; init; }
    public double? HysteresisDb { get; init; }
    public bool? VelocityFollows { get; init; }
    public bool? Replaces { get; init; }
    public string? Height { get; init; }
    public string? Domain { get; init; }
    public string? Name { get; init; }
    public ObjectKey? Key { get; init; }
    public TransmitterSite? Center { get; init; }
    public TransmitterSite? Place { get; init; }
    public TransmitterSite? Source { get; init; }
    public TransmitterSite? Transmitter { get; init; }
}
