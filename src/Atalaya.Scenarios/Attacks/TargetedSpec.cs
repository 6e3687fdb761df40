namespace Atalaya.Scenarios.Attacks;

/// <summary>An attack on objects of the recording.</summary>
public abstract record TargetedSpec : AttackSpec
{
    public TargetSelector Target { get; init; } = TargetSelector.Any;

    /// <summary>How many objects; only one where the target is named.</summary>
    public int Count { get; init; } = 1;
}
