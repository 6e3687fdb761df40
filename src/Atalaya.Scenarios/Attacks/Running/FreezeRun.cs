using Atalaya.Core.Time;
using Atalaya.Scenarios.Attacks.Kinds;

namespace Atalaya.Scenarios.Attacks.Running;

/// <summary>Positions that stand still.</summary>
sealed class FreezeRun(AttackScene scene, FreezeAttack spec, int number) : TargetedAttack(scene, spec, number)
{
    readonly List<(double Latitude, double Longitude)> _places = [];

    protected override void Chosen(int index, HeardObject target, Instant now) => _places.Add((target.Latitude, target.Longitude));

    protected override void Change(int index, HeardObject sender, ref Statement statement)
    {
        statement.Place(_places[index].Latitude, _places[index].Longitude);
        if (spec.VelocityFollows) statement.Move(0, 0);
    }
}
