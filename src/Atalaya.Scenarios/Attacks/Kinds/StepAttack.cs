using Atalaya.Scenarios.Attacks.Running;

namespace Atalaya.Scenarios.Attacks.Kinds;

/// <summary>The stated position jumps and stays beside the true one; the velocity stays true. Of a vessel: a shifted track.</summary>
public sealed record StepAttack : TargetedSpec
{
    public override string Kind => "step";
    public double DistanceMeters { get; init; } = 2_000;

    /// <summary>Null = by the seed, for each object.</summary>
    public double? BearingDegrees { get; init; }

    internal override Attack Begin(AttackScene scene, int number) => new OffsetRun(scene, this, number, BearingDegrees, _ => (DistanceMeters, 0));
}
