using Atalaya.Scenarios.Attacks.Running;

namespace Atalaya.Scenarios.Attacks.Kinds;

/// <summary>Pairs of objects state their positions under each other's address or MMSI, so each takes the other's place with all its names.</summary>
public sealed record IdentitySwapAttack : TargetedSpec
{
    public override string Kind => "identity_swap";

    /// <summary>The other of a named object; <see cref="TargetedSpec.Count"/> counts pairs.</summary>
    public TargetSelector? Partner { get; init; }

    internal override Attack Begin(AttackScene scene, int number) => new IdentitySwapRun(scene, this, number);
}
