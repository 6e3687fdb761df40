using Atalaya.Scenarios.Attacks.Running;

namespace Atalaya.Scenarios.Attacks.Kinds;

/// <summary>The stated position leaves the true one at a constant speed.</summary>
public sealed record DriftAttack : TargetedSpec
{
    public override string Kind => "drift";
    public double SpeedMetersPerSecond { get; init; } = 5;

    /// <summary>Null = by the seed, for each object.</summary>
    public double? BearingDegrees { get; init; }

    /// <summary>Where it stays from then on.</summary>
    public double MaxDistanceMeters { get; init; } = double.PositiveInfinity;

    /// <summary>The stated velocity drifts with the position; false = it stays true.</summary>
    public bool VelocityFollows { get; init; } = true;

    internal override Attack Begin(AttackScene scene, int number) => new OffsetRun(scene, this, number, BearingDegrees, At);

    (double Meters, double MetersPerSecond) At(double elapsed)
    {
        double meters = SpeedMetersPerSecond * elapsed;
        return meters >= MaxDistanceMeters ? (MaxDistanceMeters, 0) : (meters, VelocityFollows ? SpeedMetersPerSecond : 0);
    }
}
