namespace Atalaya.Benchmarks.Measuring;

/// <summary>What passes worked on.</summary>
/// <param name="Records">Records, frames or reports, as the benchmark says.</param>
/// <param name="Bytes">Input bytes.</param>
/// <param name="ModelSeconds">Time the input covers; 0 = none.</param>
readonly record struct Work(long Records, long Bytes, double ModelSeconds = 0)
{
    public static Work operator +(Work left, Work right) =>
        new(left.Records + right.Records, left.Bytes + right.Bytes, left.ModelSeconds + right.ModelSeconds);
}
