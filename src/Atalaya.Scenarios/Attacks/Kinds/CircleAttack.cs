using Atalaya.Scenarios.Attacks.Running;

namespace Atalaya.Scenarios.Attacks.Kinds;

/// <summary>The stated position goes round a circle, to the right, whatever the object does; the velocity goes with it.</summary>
public sealed record CircleAttack : TargetedSpec
{
    public override string Kind => "circle";
    public double RadiusMeters { get; init; } = 2_000;

    /// <summary>Null = 100 m/s of an aircraft, 5 m/s of a vessel.</summary>
    public double? SpeedMetersPerSecond { get; init; }

    /// <summary>Degrees; null = the circle touches the object's course where it is when the attack begins.</summary>
    public (double Latitude, double Longitude)? Center { get; init; }

    internal override Attack Begin(AttackScene scene, int number) => new CircleRun(scene, this, number);
}
