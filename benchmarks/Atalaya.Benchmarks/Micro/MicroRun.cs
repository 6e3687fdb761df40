using System.Globalization;
using System.Reflection;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Atalaya.Benchmarks.Micro;

/// <summary>Kernels under BenchmarkDotNet, in this process (no project is generated, so it works from any copy of the program).</summary>
static class MicroRun
{
    public static int Run(string filter)
    {
        ManualConfig config = ManualConfig.CreateEmpty()
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddFilter(new BenchmarkDotNet.Filters.SimpleFilter(benchmark => benchmark.Descriptor.WorkloadMethod.Name.Contains(filter, StringComparison.OrdinalIgnoreCase)))
            .AddLogger(NullLogger.Instance)
            .WithOptions(ConfigOptions.DisableOptimizationsValidator)
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "atalaya-bench-micro"));
        Summary summary = BenchmarkRunner.Run<Kernels>(config);
        foreach (BenchmarkReport report in summary.Reports) Print(report);
        return summary.Reports.Length > 0 && summary.Reports.All(report => report.Success) ? 0 : 1;
    }

    /// <summary>Each kernel once, without measuring; returns the number of failures.</summary>
    public static int RunOnce()
    {
        Kernels kernels = new();
        kernels.SetUp();
        int failures = 0;
        foreach (MethodInfo method in typeof(Kernels).GetMethods().Where(method => method.GetCustomAttribute<BenchmarkAttribute>() is not null))
        {
            double value = Convert.ToDouble(method.Invoke(kernels, null), CultureInfo.InvariantCulture);
            bool isSane = double.IsFinite(value) && value != 0;
            if (!isSane) failures++;
            Console.WriteLine($"micro {method.Name}: {(isSane ? "ran" : "FAILED: no result")}");
        }

        return failures;
    }

    static void Print(BenchmarkReport report)
    {
        double? allocated = report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"benchmark\":\"micro-{report.BenchmarkCase.Descriptor.WorkloadMethod.Name}\",\"nanoseconds\":{report.ResultStatistics?.Mean ?? double.NaN:0.00},\"error_nanoseconds\":{report.ResultStatistics?.StandardError ?? double.NaN:0.00},\"allocated_bytes\":{allocated:0}}}"));
    }
}
