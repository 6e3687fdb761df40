namespace Atalaya.Benchmarks.Measuring;

/// <summary>Runs the benchmarks asked for and prints one JSON object a line for each.</summary>
static class MeasuredRun
{
    public static int Run(Settings settings)
    {
        int count = 0;
        bool failed = false;
        foreach (Benchmark benchmark in Catalog.All)
        {
            if (settings.Command != "all" && benchmark.Group != settings.Command) continue;
            if (!benchmark.Name.Contains(settings.Filter, StringComparison.Ordinal)) continue;
            if (settings.Input is not null && benchmark.Input != Inputs.DecodeInput.FormatOf(settings)) continue;
            count++;
            failed |= !Measure(benchmark, settings);
        }

        if (count == 0) Console.Error.WriteLine("benchmarks: nothing fits");
        return count == 0 || failed ? 1 : 0;
    }

    static bool Measure(Benchmark benchmark, Settings settings)
    {
        Machine machine = Machine.Now();
        using Workload workload = benchmark.Create(settings);
        Meter warmup = new();
        do warmup.Pass(workload);
        while (warmup.CpuSeconds < settings.WarmupSeconds);
        GC.Collect();
        Meter meter = new();
        do meter.Pass(workload);
        while (meter.CpuSeconds < settings.Seconds);
        Console.Out.WriteLine(Figure.ToJson(benchmark, meter, machine));
        Console.Out.Flush();
        if (workload.Problem() is not { } problem) return true;
        Console.Error.WriteLine($"benchmarks: {benchmark.Name}: {problem}");
        return false;
    }
}
