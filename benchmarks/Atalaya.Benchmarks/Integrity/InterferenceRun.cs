using System.Diagnostics;
using System.Text.Json;
using Atalaya.Benchmarks.Inputs;
using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Integrity;
using Atalaya.Integrity.Interference;
using Atalaya.Pipeline;
using Atalaya.Scenarios;
using Atalaya.Scenarios.Events;

namespace Atalaya.Benchmarks.Integrity;

/// <summary>
/// The simulated strait with its jammer and with bad equipment, over many seeds: when each jamming was found, how much of the jammed area was outlined, where the source was put, and how many regions there were without
/// jamming. A line of JSON for each seed, then the sums with bounds of 95 %.
/// </summary>
static class InterferenceRun
{
    const double OutlinedWithinSeconds = 180;

    public static int Run(Settings settings)
    {
        double hours = 0;
        int jammings = 0, found = 0, inTime = 0, falseRegions = 0, held = 0;
        for (int seed = settings.Seed; seed < settings.Seed + settings.Runs; seed++)
        {
            Watcher watcher = new(new FaultyNavigation(seed));
            RunSeed(seed, settings.Minutes * 60, settings.Scale ?? 1, watcher);
            hours += watcher.Seconds / 3600;
            jammings += watcher.Delays.Count;
            found += watcher.Delays.Count(static delay => !double.IsNaN(delay));
            inTime += watcher.Delays.Count(static delay => delay <= OutlinedWithinSeconds);
            falseRegions += watcher.FalseRegions;
            held += watcher.HeldSources;
        }

        (double low, double high) = RateBounds.OfShare(inTime, jammings);
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            jammings,
            found,
            in_time = inTime,
            in_time_low = Math.Round(low, 3),
            in_time_high = Math.Round(high, 3),
            sources_held_95 = held,
            false_regions = falseRegions,
            hours = Math.Round(hours, 2),
            false_per_hour = Math.Round(falseRegions / hours, 3),
            false_per_hour_high = Math.Round(RateBounds.HighestCount(falseRegions) / hours, 3),
        }));
        return 0;
    }

    static void RunSeed(int seed, double seconds, int scale, Watcher watcher)
    {
        Scenario scenario = Scenario.Create("strait", new ScenarioOptions { Seed = (ulong)seed, DurationSeconds = seconds, Scale = scale })!;
        Flow flow = new() { Observer = watcher };
        watcher.Start = scenario.Start;
        watcher.Index = Array.FindIndex([.. flow.Integrity.Detectors], static detector => detector is InterferenceDetector);
        flow.Integrity.Timer = watcher;
        long began = Stopwatch.GetTimestamp();
        StraitRecording.Play(scenario, flow);
        double cpu = Stopwatch.GetElapsedTime(began).TotalSeconds;
        watcher.Finish();
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            seed,
            scale,
            seconds,
            delays_s = watcher.Delays.Select(static delay => double.IsNaN(delay) ? (double?)null : Math.Round(delay, 1)),
            watcher.Regions,
            source_error_km = watcher.Errors,
            false_regions = watcher.FalseRegions,
            reports = flow.ReportCount,
            us_per_report = Math.Round(watcher.Cost * 1e6 / flow.ReportCount, 3),
            worst_tick_ms = Math.Round(watcher.Worst * 1000, 2),
            flow_us_per_report = Math.Round(cpu * 1e6 / flow.ReportCount, 2),
        }));
        Console.Out.Flush();
    }

    /// <summary>Judges regions by the truth of the strait: its jammer is on from second 90 to 390 of each half hour.</summary>
    sealed class Watcher(FaultyNavigation faults) : IFlowObserver, IDetectorTimer
    {
        readonly HashSet<ulong> _seen = [];
        long _began;
        int _cycle = -1;

        public Instant Start { get; set; }
        public int Index { get; set; }
        public List<double> Delays { get; } = [];
        public List<string> Regions { get; } = [];
        public List<double> Errors { get; } = [];
        public int FalseRegions { get; private set; }
        public int HeldSources { get; private set; }
        public double Seconds { get; private set; }
        public double Cost { get; private set; }
        public double Worst { get; private set; }

        public void TickDecoded(Flow flow, Tick tick, ReadOnlySpan<Report> reports) => faults.Spoil(tick.End, reports);

        public void TickClosed(Flow flow, Tick tick, ReadOnlySpan<PictureDelta> deltas, LogPosition next)
        {
            Seconds = tick.End.SecondsSince(Start);
            double phase = StraitEvents.Phase(Seconds);
            int cycle = (int)(Seconds / StraitEvents.CycleSeconds);
            if (phase >= StraitEvents.Jamming.From && cycle > _cycle)
            {
                _cycle = cycle;
                Delays.Add(double.NaN);
            }

            foreach (InterferenceRegion region in flow.Integrity.Interference.Regions) Judge(region, phase);
        }

        void Judge(InterferenceRegion region, double phase)
        {
            bool isJammed = phase >= StraitEvents.Jamming.From && phase <= StraitEvents.Jamming.To + 1200;
            bool isNear = Kilometers(region.Latitude, region.Longitude) < 2 * StraitEvents.JammerReachMeters / 1000;
            if (isJammed && isNear && double.IsNaN(Delays[^1]) && phase <= StraitEvents.Jamming.To) Delays[^1] = phase - StraitEvents.Jamming.From;
            if (_seen.Add(region.Id) && !(isJammed && isNear)) FalseRegions++;
            if (Math.Abs(phase - StraitEvents.Jamming.To) < 0.05 && region.Source is { } source)
            {
                Regions.Add($"{region.Id}: {region.Cells.Count} cells, {region.Bad}/{region.Count}, {source.BadSamples}+{source.GoodSamples} samples, 95 % {source.SquareKilometers(false):0} km2, {source.LeastPowerDbm}..{source.MostPowerDbm} dBm");
                Errors.Add(Math.Round(Kilometers(source.Latitude, source.Longitude), 1));
                if (source.Holds(StraitEvents.Jammer.Latitude, StraitEvents.Jammer.Longitude, inner: false)) HeldSources++;
            }
        }

        static double Kilometers(double latitude, double longitude) =>
            Core.Geodesy.Geodesic.Inverse(new(latitude, longitude, 0), StraitEvents.Jammer).DistanceMeters / 1000;

        public void Finish()
        {
            if (Delays.Count > 0 && StraitEvents.Phase(Seconds) < StraitEvents.Jamming.From + OutlinedWithinSeconds && double.IsNaN(Delays[^1])) Delays.RemoveAt(Delays.Count - 1);
        }

        public void Begin(int detector)
        {
            if (detector == Index) _began = Stopwatch.GetTimestamp();
        }

        public void End(int detector)
        {
            if (detector != Index) return;
            double cost = Stopwatch.GetElapsedTime(_began).TotalSeconds;
            Cost += cost;
            Worst = Math.Max(Worst, cost);
        }
    }
}
