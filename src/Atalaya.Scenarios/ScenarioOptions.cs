using Atalaya.Core.Time;

namespace Atalaya.Scenarios;

/// <summary>What a run of a scenario depends on, all of it: equal options give equal bytes.</summary>
public sealed record ScenarioOptions
{
    public const int MaxScale = 1000;

    /// <summary>2026-01-01T00:00:00Z: when scenarios written to files begin.</summary>
    public static Instant FixedEpoch => new(1_767_225_600L * Instant.NanosecondsPerSecond);

    public ulong Seed { get; init; } = 1;
    public Instant Start { get; init; } = FixedEpoch;

    /// <summary>Emissions received from <see cref="Start"/> up to this many seconds later; infinite = never ends.</summary>
    public double DurationSeconds { get; init; } = double.PositiveInfinity;

    /// <summary>Times the aircraft and vessels, 1 to <see cref="MaxScale"/>; the sensors stay.</summary>
    public int Scale { get; init; } = 1;
}
