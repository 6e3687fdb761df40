using Atalaya.Scenarios.Attacks.Running;

namespace Atalaya.Scenarios.Attacks.Kinds;

/// <summary>The first position of the attack is stated again and again.</summary>
public sealed record FreezeAttack : TargetedSpec
{
    public override string Kind => "freeze";

    /// <summary>The stated velocity is nothing; false = it stays true.</summary>
    public bool VelocityFollows { get; init; }

    internal override Attack Begin(AttackScene scene, int number) => new FreezeRun(scene, this, number);
}
