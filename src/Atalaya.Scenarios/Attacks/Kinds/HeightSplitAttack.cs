using Atalaya.Scenarios.Attacks.Running;

namespace Atalaya.Scenarios.Attacks.Kinds;

/// <summary>Pressure and geometric height of an aircraft part.</summary>
public sealed record HeightSplitAttack : TargetedSpec
{
    public override string Kind => "height_split";
    public double RateFeetPerMinute { get; init; } = 2_000;
    public double MaxFeet { get; init; } = 2_500;

    /// <summary>The pressure altitude rises; false = the geometric height does, as under a false satellite signal.</summary>
    public bool OfPressure { get; init; }

    internal override Attack Begin(AttackScene scene, int number) => new HeightSplitRun(scene, this, number);
}
