using Atalaya.Scenarios.Attacks.Running;

namespace Atalaya.Scenarios.Attacks.Kinds;

/// <summary>What the objects send is recorded and sent again from one place some time later.</summary>
public sealed record ReplayAttack : TargetedSpec
{
    public override string Kind => "replay";
    public double DelaySeconds { get; init; } = 60;

    /// <summary>The true transmissions are not heard any more from the moment the copies are sent.</summary>
    public bool Replaces { get; init; }

    public TransmitterSite? Transmitter { get; init; }

    internal override Attack Begin(AttackScene scene, int number) => new ReplayRun(scene, this, number);
}
