using Atalaya.Scenarios.Attacks.Running;

namespace Atalaya.Scenarios.Attacks;

/// <summary>One attack to inject, with its settings (docs/formats/attacks.md).</summary>
public abstract record AttackSpec
{
    /// <summary>As in a description of attacks.</summary>
    public abstract string Kind { get; }

    /// <summary>Seconds after the first piece of the recording.</summary>
    public double StartSeconds { get; init; } = 60;

    /// <summary>Infinite = to the end.</summary>
    public double DurationSeconds { get; init; } = double.PositiveInfinity;

    internal abstract Attack Begin(AttackScene scene, int number);
}
