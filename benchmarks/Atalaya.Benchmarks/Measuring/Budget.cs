namespace Atalaya.Benchmarks.Measuring;

/// <summary>The least number of records a second: of CPU time of one core, or of wall time on the whole machine; 0 = none.</summary>
readonly record struct Budget(double RecordsPerSecond, bool IsWholeMachine)
{
    public static Budget PerCore(double recordsPerSecond) => new(recordsPerSecond, false);
    public static Budget Machine(double recordsPerSecond) => new(recordsPerSecond, true);
}
