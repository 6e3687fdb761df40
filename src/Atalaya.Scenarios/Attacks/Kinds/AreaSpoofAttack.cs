using Atalaya.Scenarios.Attacks.Running;

namespace Atalaya.Scenarios.Attacks.Kinds;

/// <summary>A false satellite signal: every receiver in reach states the same place, or leaves its own by the same vector.</summary>
public sealed record AreaSpoofAttack : AttackSpec
{
    public override string Kind => "area_spoof";

    /// <summary>Of the false signal; beyond the radio horizon it is not received.</summary>
    public required TransmitterSite Source { get; init; }

    public double RadiusMeters { get; init; } = 60_000;

    /// <summary>At most so many objects; 0 = all in reach.</summary>
    public int Count { get; init; } = 10;

    public TargetSelector Target { get; init; } = TargetSelector.AnyAircraft;

    /// <summary>The place that all state, degrees and metres above the ellipsoid, standing still; null = all are off by the same vector instead.</summary>
    public (double Latitude, double Longitude, double HeightMeters)? Place { get; init; }

    public double OffsetMeters { get; init; } = 5_000;

    /// <summary>Of the vector; null = by the seed.</summary>
    public double? BearingDegrees { get; init; }

    internal override Attack Begin(AttackScene scene, int number) => new AreaSpoofRun(scene, this, number);
}
