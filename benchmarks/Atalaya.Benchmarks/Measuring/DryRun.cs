using Atalaya.Benchmarks.Costing;
using Atalaya.Benchmarks.Micro;

namespace Atalaya.Benchmarks.Measuring;

/// <summary>Every benchmark on a tiny input: that it runs, counts something and allocates nothing where that is promised. No speed is judged.</summary>
static class DryRun
{
    const int Passes = 4;

    public static int Run()
    {
        int failures = 0;
        Settings settings = new() { Command = "dry", Tiny = true };
        foreach (Benchmark benchmark in Catalog.All)
        {
            string? problem = Try(benchmark, settings, out Work work);
            if (problem is not null) failures++;
            Console.WriteLine($"{benchmark.Name}: {problem ?? $"{work.Records} records, {work.Bytes} bytes"}");
        }

        failures += CostRun.Run(settings) + TickRun.Run(settings) + MicroRun.RunOnce();
        Console.WriteLine(failures == 0 ? "dry run passed" : $"dry run: {failures} failed");
        return failures == 0 ? 0 : 1;
    }

    static string? Try(Benchmark benchmark, Settings settings, out Work work)
    {
        using Workload workload = benchmark.Create(settings);
        long least = long.MaxValue;
        work = default;
        for (int i = 0; i < Passes; i++)
        {
            Meter meter = new();
            meter.Pass(workload);
            least = Math.Min(least, meter.AllocatedBytes);
            work = meter.Work;
        }

        if (work.Records == 0) return "FAILED: no records";
        if (benchmark.AllocatesNothing && least > 0) return $"FAILED: {least} bytes allocated in a pass";
        return workload.Problem() is { } problem ? "FAILED: " + problem : null;
    }
}
