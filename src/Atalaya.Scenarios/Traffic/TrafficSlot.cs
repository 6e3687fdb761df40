namespace Atalaya.Scenarios.Traffic;

/// <summary>A place in the traffic that is filled by one object after another: when one ends its path, the next sets out a little later.</summary>
abstract class TrafficSlot(ulong seed, int number)
{
    protected ulong Seed { get; } = seed;

    /// <summary>The number among the slots of its kind, the same at every scale.</summary>
    public int Number { get; } = number;

    /// <summary>Makes the object of a generation. Generation 0 is under way at second 0, the others begin their paths at birth.</summary>
    public abstract ScenarioObject Create(int generation, double birthSeconds);

    /// <summary>Seconds from the end of one object to the next.</summary>
    public virtual double PauseSeconds(int generation) => new RandomStream(Seed, RandomPurpose.Motion, (ulong)Number, (ulong)generation).Uniform(15, 90);
}
