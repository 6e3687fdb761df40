using Atalaya.Scenarios.Attacks.Kinds;

namespace Atalaya.Scenarios.Attacks.Running;

/// <summary>Nothing is sent.</summary>
sealed class SilenceRun(AttackScene scene, SilenceAttack spec, int number) : TargetedAttack(scene, spec, number)
{
    protected override void Change(int index, HeardObject sender, ref Statement statement) => statement.IsSuppressed = true;
}
