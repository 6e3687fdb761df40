using System.Globalization;
using Atalaya.Benchmarks.Measuring;
using Atalaya.Benchmarks.Workloads;

namespace Atalaya.Benchmarks.Costing;

/// <summary>What a report costs Fusion against the number of live tracks, at the same density of traffic: one JSON object a point, and a plot.</summary>
static class CostRun
{
    static readonly int[] Counts = [1_000, 3_000, 10_000, 30_000, 100_000], TinyCounts = [100, 300];

    public static int Run(Settings settings)
    {
        Machine machine = Machine.Now();
        CostPoint[] identified = Measure("identified", plots: false, settings), plots = Measure("plots", plots: true, settings);
        if (settings.Tiny) return identified.Length + plots.Length == 2 * TinyCounts.Length ? 0 : 1;
        string file = settings.Output ?? "cost-per-report.svg";
        File.WriteAllText(file, CostPlot.ToSvg(identified, plots, $"{machine.Cpu}, {machine.Runtime}, one thread"));
        Console.Error.WriteLine($"benchmarks: plot written to {file}");
        return 0;
    }

    static CostPoint[] Measure(string name, bool plots, Settings settings)
    {
        List<CostPoint> points = [];
        foreach (int tracks in settings.Tiny ? TinyCounts : Counts)
        {
            using Tracking workload = new(tracks, 1, plots);
            CostPoint point = Measure(workload, tracks, settings);
            points.Add(point);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{{\"benchmark\":\"fusion-cost-{name}\",\"live_tracks\":{tracks},\"microseconds_per_report\":{point.Microseconds:f2},\"allocated_bytes_per_report\":{point.AllocatedBytes:f2},\"load_before\":\"{Machine.Now().Load}\"}}"));
            if (workload.Problem() is { } problem) Console.Error.WriteLine($"benchmarks: fusion-cost-{name} with {tracks} tracks: {problem}");
        }

        return [.. points];
    }

    /// <summary>The median over passes: what other programs do to one pass does not count.</summary>
    static CostPoint Measure(Tracking workload, int tracks, Settings settings)
    {
        Meter warmup = new();
        do warmup.Pass(workload);
        while (warmup.CpuSeconds < (settings.Tiny ? 0 : settings.WarmupSeconds));
        GC.Collect();
        List<double> costs = [];
        long records = 0, allocated = 0;
        for (double spent = 0; spent < (settings.Tiny ? 1e-6 : settings.Seconds);)
        {
            Meter meter = new();
            meter.Pass(workload);
            spent += meter.CpuSeconds;
            records += meter.Work.Records;
            allocated += meter.AllocatedBytes;
            costs.Add(1e6 * meter.CpuSeconds / meter.Work.Records);
        }

        costs.Sort();
        return new CostPoint(tracks, costs[costs.Count / 2], allocated / (double)records);
    }
}
