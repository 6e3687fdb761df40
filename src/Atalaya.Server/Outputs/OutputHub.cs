using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Pipeline;
using Atalaya.Server.Commands;
using Atalaya.Server.Configuration;
using Atalaya.Server.Live;
using Atalaya.Server.Outputs.Asterix;
using Atalaya.Server.Web;

namespace Atalaya.Server.Outputs;

/// <summary>
/// The streams to other programs. Most carry what was received, after the log has it: one thread cuts the frames of the flow that runs into messages and
/// hands them to every output. Those of system tracks read its picture, each on a thread of its own. A replay feeds nothing out: other programs would
/// take the past for now.
/// </summary>
sealed class OutputHub : IAsyncDisposable
{
    /// <summary>Longer than a pause in any traffic; only a stop waits for it.</summary>
    const int WaitMs = 500;

    readonly FrameTap _tap = new();
    readonly DetectionMemory _detections = new();
    readonly FrameOutput[] _frameOutputs;
    readonly TrackOutput[] _trackOutputs;
    readonly Dictionary<ushort, OutputSource> _sources = [];
    readonly CancellationTokenSource _stop = new();
    readonly ILogger _logger;
    Thread? _thread;
    FlowHost? _host;

    public OutputHub(IEnumerable<OutputSettings> settings, bool insecure, ILogger logger)
    {
        Outputs = [.. settings.Select(OutputUri.Parse).Select(uri => uri.CheckExposure(insecure)).Select(uri => Output.Create(uri, logger))];
        _frameOutputs = [.. Outputs.OfType<FrameOutput>()];
        _trackOutputs = [.. Outputs.OfType<TrackOutput>()];
        _logger = logger;
        if (Outputs.GroupBy(output => output.Uri.DisplayName).FirstOrDefault(named => named.Count() > 1) is { } twice)
            throw new CommandFailure($"output '{twice.Last().Uri.Text}': another output is already named '{twice.Key}'; give each its own name=");
    }

    public IReadOnlyList<Output> Outputs { get; }

    /// <summary>Frames that came faster than the outputs could take them.</summary>
    public long DroppedFrames => _tap.Dropped;

    /// <summary>Passes on what the flow that runs takes in, and whichever takes its place.</summary>
    public void Start(ServedHosts hosts)
    {
        if (Outputs.Count == 0) return;
        foreach (Output output in Outputs) output.Sink.Start();
        Follow(hosts);
        foreach (TrackOutput output in _trackOutputs) output.Start();
        if (_frameOutputs.Length == 0) return;
        _thread = new Thread(Run) { Name = "outputs", IsBackground = true };
        _thread.Start();
    }

    void Follow(ServedHosts hosts)
    {
        if (_stop.IsCancellationRequested) return;
        CancellationToken exchanged = hosts.Exchanged;
        FlowHost host = hosts.Main;
        Leave();
        _host = host;
        if (!host.IsReplay) host.Read(flow => Join(host, flow));
        exchanged.UnsafeRegister(_ => Follow(hosts), null);
    }

    bool Join(FlowHost host, Flow flow)
    {
        if (_frameOutputs.Length > 0)
        {
            _tap.Configure(flow.Configuration);
            host.Tap = _tap;
        }

        if (_trackOutputs.Length > 0) host.Watcher = _detections;
        foreach (TrackOutput output in _trackOutputs) output.Follow(new FollowedFlow(host, _detections));
        return true;
    }

    void Leave()
    {
        if (_host is not { } host) return;
        foreach (TrackOutput output in _trackOutputs) output.Follow(null);
        host.Read(_ =>
        {
            host.Tap = null;
            host.Watcher = null;
            return true;
        });
        _detections.Clear();
    }

    void Run()
    {
        try
        {
            while (!_stop.IsCancellationRequested) RunRound();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // the program stops
        }
        catch (Exception exception)
        {
            OutputLog.Stopped(_logger, exception);
        }
    }

    void RunRound()
    {
        FrameTap.Batch batch = _tap.Take(WaitMs, _stop.Token);
        for (int i = 0; i < batch.Count; i++)
        {
            if (batch.Configuration(i) is { } configuration) Configure(configuration);
            else Feed(batch, i);
        }

        foreach (FrameOutput output in _frameOutputs) output.Sink.Flush();
    }

    /// <summary>A frame that cannot be taken is a defect of ours, kept from harming the rest.</summary>
    void Feed(FrameTap.Batch batch, int index)
    {
        (SourceId id, Instant time) = batch.Head(index);
        if (!_sources.TryGetValue(id.Number, out OutputSource? source)) return;
        try
        {
            source.Feed(batch.Payload(index), time);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            OutputLog.FrameFailed(_logger, source.Configuration.Name, exception);
        }
    }

    /// <summary>A source that stays as it is keeps what it has read of a message.</summary>
    void Configure(PipelineConfiguration configuration)
    {
        Dictionary<ushort, OutputSource> before = new(_sources);
        _sources.Clear();
        foreach (SourceConfiguration source in configuration.Sources)
        {
            FrameOutput[] outputs = [.. _frameOutputs.Where(output => output.Accepts(source))];
            if (outputs.Length == 0) continue;
            if (!before.TryGetValue(source.Id, out OutputSource? known) || known.Configuration != source) known = new OutputSource(source);
            known.Outputs = outputs;
            _sources[source.Id] = known;
        }

        foreach (FrameOutput output in _frameOutputs) output.Configure([.. _sources.Values.Where(source => source.Outputs.Contains(output)).Select(source => source.Configuration)]);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        foreach (TrackOutput output in _trackOutputs) output.Stop();
        Leave();
        _thread?.Join();
        foreach (Output output in Outputs) await output.Sink.DisposeAsync().ConfigureAwait(false);
        _stop.Dispose();
    }
}
