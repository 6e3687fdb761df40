using System.Diagnostics;
using System.Globalization;
using Atalaya.Benchmarks.Inputs;
using Atalaya.Benchmarks.Measuring;
using Atalaya.Core.Time;
using Atalaya.Pipeline;

namespace Atalaya.Benchmarks.Costing;

/// <summary>
/// How long the flow works on each tick of 100 ms, bytes to picture hash, while the strait's sensors see twenty thousand objects: one JSON
/// object a number of threads. Ticks follow one another as fast as they are done; the first are not counted.
/// </summary>
static class TickRun
{
    /// <summary>At this scale the strait brings 20,000 reports a second.</summary>
    const int Scale = 50;

    /// <summary>Vessels at anchor report every three minutes: all have then been heard.</summary>
    const double SettleSeconds = 190;

    static readonly double[] Quantiles = [0.5, 0.95, 0.99, 1];

    public static int Run(Settings settings)
    {
        double settle = settings.Tiny ? 2 : SettleSeconds, seconds = settings.Tiny ? 4 : settings.Seconds;
        StraitRecording recording = StraitRecording.Create(settle + seconds, settings.Tiny ? 1 : settings.Scale ?? Scale);
        bool works = true;
        foreach (int threads in (int[])[1, 2]) works &= Measure(recording, settle, seconds, threads);
        return works ? 0 : 1;
    }

    static bool Measure(StraitRecording recording, double settle, double seconds, int threads)
    {
        Machine machine = Machine.Now();
        Flow flow = new(new FlowOptions { Threads = threads });
        Instant counted = recording.Scenario.Start.PlusSeconds(settle);
        List<double> wall = [], cpu = [];
        long reportsBefore = 0;
        for (int next = 0; next < recording.FrameCount;)
        {
            bool counts = recording.TimeOf(next) >= counted;
            if (!counts) reportsBefore = flow.ReportCount;
            TimeSpan used = Environment.CpuUsage.TotalTime;
            long started = Stopwatch.GetTimestamp();
            next = recording.FeedTick(flow, next);
            if (!counts) continue;
            wall.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            cpu.Add((Environment.CpuUsage.TotalTime - used).TotalMilliseconds);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{{\"benchmark\":\"flow-ticks\",\"threads\":{threads},\"ticks\":{wall.Count},\"live_tracks\":{flow.Tracker.TrackCount},\"reports_per_second\":{(flow.ReportCount - reportsBefore) / seconds:f0},{Describe("wall", wall)},{Describe("cpu", cpu)},\"load_before\":\"{machine.Load}\"}}"));
        return wall.Count > 0 && flow.Tracker.TrackCount > 0;
    }

    static string Describe(string name, List<double> milliseconds)
    {
        milliseconds.Sort();
        IEnumerable<string> values = Quantiles.Select(quantile => string.Create(CultureInfo.InvariantCulture,
            $"\"{(quantile == 1 ? "max" : $"p{100 * quantile:0}")}\":{milliseconds[Math.Min((int)(quantile * milliseconds.Count), milliseconds.Count - 1)]:f2}"));
        return $"\"{name}_ms\":{{{string.Join(',', values)}}}";
    }
}
