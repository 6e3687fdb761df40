namespace Atalaya.Benchmarks.Costing;

/// <summary>What a report costs with so many live tracks.</summary>
/// <param name="Microseconds">CPU time of the process, median over passes.</param>
/// <param name="AllocatedBytes">For each report, over all passes.</param>
readonly record struct CostPoint(int Tracks, double Microseconds, double AllocatedBytes);
