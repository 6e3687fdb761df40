using System.Diagnostics;
using System.Text.Json;
using Atalaya.Benchmarks.Inputs;
using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Integrity;
using Atalaya.Pipeline;
using Atalaya.Scenarios;

namespace Atalaya.Benchmarks.Integrity;

/// <summary>What Integrity takes of the time that Fusion takes, in a strait of 10,000 reports a second; a line of JSON.</summary>
static class ShareRun
{
    /// <summary>Times the traffic of the strait: some 10,000 reports a second.</summary>
    const int BusyScale = 23;

    /// <summary>The share that Integrity may have, issue and design.</summary>
    const double Budget = 0.25;

    public static int Run(Settings settings)
    {
        double seconds = settings.Minutes * 60;
        Scenario scenario = Scenario.Create("strait", new ScenarioOptions { Seed = (ulong)settings.Seed, DurationSeconds = seconds, Scale = settings.Scale ?? BusyScale })!;
        Clock clock = new(scenario.Start);
        Flow flow = new() { Observer = clock };
        flow.Integrity.Timer = clock;
        clock.Last = flow.Integrity.Detectors.Count - 1;
        StraitRecording.Play(scenario, flow);
        double share = clock.Integrity / clock.Fusion;
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            benchmark = "integrity-share",
            reports = clock.Reports,
            reports_per_second = Math.Round(clock.Reports / (seconds - Clock.WarmupSeconds)),
            tracks = flow.Picture.Count,
            fusion_us_per_report = Math.Round(clock.Fusion * 1e6 / clock.Reports, 3),
            integrity_us_per_report = Math.Round(clock.Integrity * 1e6 / clock.Reports, 3),
            share = Math.Round(share, 4),
            budget = Budget,
            met = share <= Budget,
            detectors = flow.Integrity.Detectors.Select((detector, i) => new { name = detector.Name, share = Math.Round(clock.SecondsOf(i) / clock.Fusion, 4) }).OrderByDescending(one => one.share),
        }));
        return 0;
    }

    /// <summary>Fusion works between the decoded tick and the first detector; Integrity from there to its last one.</summary>
    sealed class Clock(Instant start) : IFlowObserver, IDetectorTimer
    {
        /// <summary>Until then the program is compiled.</summary>
        public const double WarmupSeconds = 60;

        readonly long[] _sums = new long[64];
        long _fusion, _integrity, _decoded, _first, _began;
        bool _counts;

        public int Last { get; set; }
        public long Reports { get; private set; }
        public double Fusion => (double)_fusion / Stopwatch.Frequency;
        public double Integrity => (double)_integrity / Stopwatch.Frequency;

        public double SecondsOf(int detector) => (double)_sums[detector] / Stopwatch.Frequency;

        public void TickDecoded(Flow flow, Tick tick, ReadOnlySpan<Report> reports)
        {
            _counts = tick.End.SecondsSince(start) > WarmupSeconds;
            if (_counts) Reports += reports.Length;
            _decoded = Stopwatch.GetTimestamp();
        }

        public void Begin(int detector)
        {
            _began = Stopwatch.GetTimestamp();
            if (detector != 0) return;
            _first = _began;
            if (_counts) _fusion += _first - _decoded;
        }

        public void End(int detector)
        {
            long now = Stopwatch.GetTimestamp();
            if (!_counts) return;
            _sums[detector] += now - _began;
            if (detector == Last) _integrity += now - _first;
        }

        public void TickClosed(Flow flow, Tick tick, ReadOnlySpan<PictureDelta> deltas, LogPosition next)
        {
        }
    }
}
