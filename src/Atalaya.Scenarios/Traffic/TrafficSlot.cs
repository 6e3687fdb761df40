namespace Atalaya.Scenarios.Traffic;

/// <summary>A place in the traffic that is filled by one object after another: when one ends its path, the next sets out a little later.</summary>
abstract class TrafficSlot(ulong seed, int number)
{
    protected ulong Seed { get; } = seed;

    /// <summary>The number among the slots of its kind, the same at every scale.</summary>
    public int Number { get; } = number;

    /// <summary>When the first object appears, seconds after the start.</summary>
    public virtual double FirstBirthSeconds => 0;

    /// <summary>Makes the object of a generation. Generation 0 is under way at second 0, the others begin their paths at birth.</summary>
    public abstract ScenarioObject Create(int generation, double birthSeconds);

    /// <summary>When the one after a generation appears.</summary>
    public virtual double NextBirthSeconds(int generation, double deathSeconds) =>
        deathSeconds + new RandomStream(Seed, RandomPurpose.Motion, (ulong)Number, (ulong)generation).Uniform(15, 90);
}
