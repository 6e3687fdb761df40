using Atalaya.Scenarios.Attacks.Running;

namespace Atalaya.Scenarios.Attacks.Kinds;

/// <summary>The object stops its ADS-B or AIS; a transponder goes on answering radars.</summary>
public sealed record SilenceAttack : TargetedSpec
{
    public override string Kind => "silence";

    internal override Attack Begin(AttackScene scene, int number) => new SilenceRun(scene, this, number);
}
