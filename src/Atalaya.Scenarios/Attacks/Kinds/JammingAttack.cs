using Atalaya.Scenarios.Attacks.Running;

namespace Atalaya.Scenarios.Attacks.Kinds;

/// <summary>A source of noise at 1575.42 MHz: receivers in its reach state a bad position or none, by the power they receive.</summary>
public sealed record JammingAttack : AttackSpec
{
    public override string Kind => "jamming";
    public required TransmitterSite Source { get; init; }

    /// <summary>Equivalent isotropically radiated power.</summary>
    public double EirpDbm { get; init; } = 40;

    /// <summary>Received power at which the middle receiver loses its position: 33.5 dB above a signal of −128.5 dBm.</summary>
    public double LossDbm { get; init; } = -95;

    /// <summary>1 σ of the receivers about it.</summary>
    public double SpreadDb { get; init; } = 4;

    /// <summary>So much below the loss a receiver begins to state a large error.</summary>
    public double DegradedBelowDb { get; init; } = 6;

    /// <summary>A receiver recovers so much below the power at which it failed.</summary>
    public double HysteresisDb { get; init; } = 3;

    public TargetSelector Target { get; init; } = TargetSelector.Any;

    internal override Attack Begin(AttackScene scene, int number) => new JammingRun(scene, this, number);
}
