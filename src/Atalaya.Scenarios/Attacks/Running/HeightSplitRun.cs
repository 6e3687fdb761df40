using Atalaya.Core.Time;
using Atalaya.Scenarios.Attacks.Kinds;

namespace Atalaya.Scenarios.Attacks.Running;

/// <summary>A growing error of one of the heights.</summary>
sealed class HeightSplitRun(AttackScene scene, HeightSplitAttack spec, int number) : TargetedAttack(scene, spec, number)
{
    readonly List<Instant> _since = [];

    protected override void Chosen(int index, HeardObject target, Instant now) => _since.Add(now);

    protected override void Change(int index, HeardObject sender, ref Statement statement)
    {
        double minutes = Math.Max(0, statement.Time.SecondsSince(_since[index])) / 60;
        double feet = spec.RateFeetPerMinute * minutes;
        feet = Math.Clamp(feet, -Math.Abs(spec.MaxFeet), Math.Abs(spec.MaxFeet));
        if (spec.OfPressure) statement.AddPressureFeet(feet);
        else statement.AddGeometricFeet(feet);
    }
}
