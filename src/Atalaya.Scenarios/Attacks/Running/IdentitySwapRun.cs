using Atalaya.Core.Time;
using Atalaya.Scenarios.Attacks.Kinds;

namespace Atalaya.Scenarios.Attacks.Running;

/// <summary>Each of a pair speaks as the other.</summary>
sealed class IdentitySwapRun(AttackScene scene, IdentitySwapAttack spec, int number) : TargetedAttack(scene, spec, number)
{
    readonly List<HeardObject?> _partners = [];

    protected override void Chosen(int index, HeardObject target, Instant now)
    {
        HeardObject? partner = null;
        if (spec.Partner?.Key is { } named) partner = Scene.Find(named);
        else if (Scene.Candidates(target.Key.IsVessel ? TargetClass.Vessel : TargetClass.Aircraft, now) is { Count: > 0 } others) partner = others[Random.Below(others.Count)];
        if (partner == target) partner = null;
        if (partner is not null) partner.IsTarget = true;
        _partners.Add(partner);
    }

    public override void Change(HeardObject sender, ref Statement statement)
    {
        if ((statement.Parts & (StatementParts.Position | StatementParts.Velocity)) == 0) return;
        for (int i = 0; i < Targets.Count; i++)
        {
            if (_partners[i] is not { } partner) continue;
            if (Targets[i] == sender) statement.Rename(partner.Key.Number);
            if (partner == sender) statement.Rename(Targets[i].Key.Number);
        }
    }

    protected override void Change(int index, HeardObject sender, ref Statement statement) =>
        throw new InvalidOperationException("a swap changes both of a pair at once");

    public override string Describe(ObjectKey subject)
    {
        for (int i = 0; i < Targets.Count; i++)
        {
            if (Targets[i].Key == subject) return $"states={_partners[i]?.Key}";
            if (_partners[i]?.Key == subject) return $"states={Targets[i].Key}";
        }

        return "";
    }
}
