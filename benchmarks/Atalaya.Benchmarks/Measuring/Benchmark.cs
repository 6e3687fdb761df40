namespace Atalaya.Benchmarks.Measuring;

/// <summary>A named figure and how to set up what it measures.</summary>
sealed record Benchmark(string Name, string Group, Budget Budget, Func<Settings, Workload> Create)
{
    /// <summary>The dry run fails if a pass allocates.</summary>
    public bool AllocatesNothing { get; init; }

    /// <summary>Name of the decoded input; null where a given file makes no sense.</summary>
    public string? Input { get; init; }
}
