using System.Diagnostics;
using System.Globalization;
using Atalaya.Core.Time;

namespace Atalaya.Server.Outputs.Asterix;

/// <summary>System tracks as ASTERIX, on a thread of its own that keeps the beat.</summary>
sealed class TrackOutput : Output
{
    readonly AsterixOutputSettings _settings;
    readonly TrackService _service;
    readonly ILogger _logger;
    readonly ManualResetEventSlim _stop = new();
    volatile FollowedFlow? _flow;
    FollowedFlow? _shown;
    Thread? _thread;
    Instant _nextStatus;
    int _batch;
    bool _wasStale;

    public TrackOutput(OutputUri uri, OutputSink sink, ILogger logger) : base(uri, sink)
    {
        _settings = uri.Asterix ?? throw new ArgumentException("not an output of tracks", nameof(uri));
        _service = new TrackService(_settings, sink);
        _logger = logger;
    }

    /// <summary>Tracks that are being sent.</summary>
    public int Tracks => _service.Count;

    public override string? Fault => Sink.Fault ?? (_service.WithoutNumber is > 0 and var missing
        ? string.Create(CultureInfo.InvariantCulture, $"{missing} tracks are not sent: all {(_settings.Tentative ? _settings.MostTracks : ushort.MaxValue)} track numbers are in use or rest{(_settings.Tentative ? "; make area= smaller" : "")}")
        : null);

    /// <summary>Sends the tracks of another flow from now on; null = none.</summary>
    public void Follow(FollowedFlow? flow) => _flow = flow;

    public void Start()
    {
        _thread = new Thread(Run) { Name = $"output {Uri.DisplayName}", IsBackground = true };
        _thread.Start();
    }

    public void Stop()
    {
        _stop.Set();
        _thread?.Join();
    }

    void Run()
    {
        TimeSpan interval = TimeSpan.FromSeconds(_settings.PeriodSeconds / TrackService.Batches), due = TimeSpan.Zero;
        Stopwatch watch = Stopwatch.StartNew();
        while (!_stop.Wait(due > watch.Elapsed ? due - watch.Elapsed : TimeSpan.Zero))
        {
            Step(Clock.Now);
            due += interval;
            if (due < watch.Elapsed) due = watch.Elapsed; // what was missed is not made up for
        }

        _service.SendEnd(Clock.Now);
        Sink.Flush();
    }

    /// <summary>What cannot be sent is a defect of ours, kept from harming the rest.</summary>
    void Step(Instant now)
    {
        FollowedFlow? flow = _flow;
        try
        {
            if (flow != _shown) _service.EndAll(now);
            _shown = flow;
            if (flow is not null) Send(flow, now);
            Sink.Flush();
        }
        catch (Exception exception)
        {
            OutputLog.BatchFailed(_logger, Uri.DisplayName, exception);
        }
    }

    /// <summary>What stands still must not look as if it moved on.</summary>
    void Send(FollowedFlow flow, Instant now)
    {
        bool isStale = flow.IsStale;
        if (now >= _nextStatus || isStale != _wasStale) SendStatus(flow, isStale, now);
        if (!isStale) SendBatch(flow, now);
    }

    void SendStatus(FollowedFlow flow, bool isStale, Instant now)
    {
        _service.SendStatus(isStale, flow.Sensors(_settings, now), now);
        _nextStatus = now.PlusSeconds(_settings.StatusSeconds);
        _wasStale = isStale;
    }

    void SendBatch(FollowedFlow flow, Instant now)
    {
        _service.SendBatch(flow.Picture, flow.Detections, _batch, now);
        _batch = (_batch + 1) % TrackService.Batches;
    }
}
