using Atalaya.Benchmarks.Inputs;
using Atalaya.Benchmarks.Measuring;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Fusion;
using Atalaya.Scenarios;

namespace Atalaya.Benchmarks.Workloads;

/// <summary>Fusion alone: <see cref="Tracker.Process"/> on ticks whose reports lie ready. The tracks exist before the first pass.</summary>
sealed class Tracking : Workload
{
    /// <summary>After five turns tracks are confirmed.</summary>
    const double SettleSeconds = 5 * Traffic.TurnSeconds;

    const int LeastReports = 8192;

    readonly Traffic _traffic;
    readonly Tracker _tracker;
    readonly List<Report> _reports = [];
    readonly List<(Tick Tick, int Start, int Count)> _ticks = [];
    readonly bool _plots;
    Tick _next = Tick.Containing(ScenarioOptions.FixedEpoch);

    public Tracking(int tracks, int threads, bool plots)
    {
        _plots = plots;
        _traffic = new Traffic(tracks, plots);
        _tracker = new Tracker(new TrackerOptions { Threads = threads });
        foreach (SourceSite site in _traffic.Sites()) _tracker.SetSite(site);
        Instant settled = _next.Start.PlusSeconds(plots ? SettleSeconds : 2);
        while (_next.Start < settled)
        {
            Prepare();
            Pass();
        }
    }

    public override void Prepare()
    {
        _reports.Clear();
        _ticks.Clear();
        do
        {
            int start = _reports.Count;
            _traffic.Fill(_next, _reports);
            _ticks.Add((_next, start, _reports.Count - start));
            _next = _next.Next;
        }
        while (_reports.Count < LeastReports && _ticks.Count < 50);
    }

    public override Work Pass()
    {
        Span<Report> reports = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_reports);
        foreach ((Tick tick, int start, int count) in _ticks) _tracker.Process(tick, reports.Slice(start, count), []);
        return new Work(reports.Length, 0, _ticks.Count * 0.1);
    }

    public override string? Problem()
    {
        int confirmed = _tracker.ConfirmedCount;
        if (confirmed < _traffic.Count * 0.8 || confirmed > _traffic.Count * 1.2) return $"{confirmed} confirmed tracks of {_traffic.Count} objects";
        return !_plots && _tracker.TrackCount != _traffic.Count ? $"{_tracker.TrackCount} tracks of {_traffic.Count} identified objects" : null;
    }
}
