using Atalaya.Scenarios.Attacks.Running;

namespace Atalaya.Scenarios.Attacks.Kinds;

/// <summary>A ghost under the address or MMSI of an object that is elsewhere.</summary>
public sealed record CloneAttack : TargetedSpec
{
    public override string Kind => "clone";

    /// <summary>From the object to its clone, when it begins.</summary>
    public double DistanceMeters { get; init; } = 40_000;

    /// <summary>Null = by the seed, for each object.</summary>
    public double? BearingDegrees { get; init; }

    public TransmitterSite? Transmitter { get; init; }

    internal override Attack Begin(AttackScene scene, int number) => new CloneRun(scene, this, number);
}
