using System.Collections.Concurrent;
using System.Text.Json;
using Atalaya.Core.Frames;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Integrity;
using Atalaya.Integrity.Alerts;
using Atalaya.Pipeline;
using Atalaya.Recording.Checkpoints;
using Atalaya.Recording.Writing;
using Atalaya.Server.Archive;
using Atalaya.Server.Delivery;
using Atalaya.Server.Replay;

namespace Atalaya.Server.Live;

/// <summary>
/// Live operation: takes what the feeds queue, gives it its receive time, appends it to the log, hands it to the operating system, and only then
/// feeds the flow. One thread does all of this; it alone writes the log.
/// </summary>
sealed class LiveHost : FlowHost, IAsyncDisposable
{
    const int MaxFramesPerRound = 1024;
    const int WaitMs = 20;
    static readonly double RetrySeconds = 1;

    /// <summary>Segments are no longer than this part of what the log may take, so that retention can keep to it.</summary>
    const int LeastSegments = 16;
    const long LeastSegmentBytes = 1 << 20;

    readonly LiveOptions _options;
    readonly LogWriter _log;
    readonly CheckpointStore _checkpoints;
    readonly TrafficArchive? _archive;
    readonly Resumption _resumption;
    readonly ActivityRecorder _activity;
    readonly FrameQueue _queue = new();
    readonly FeedSet _feeds;
    readonly ConcurrentQueue<Reconfiguration> _changes = [];
    readonly ConcurrentQueue<(byte[] Payload, TaskCompletionSource Done)> _actions = [];
    readonly SemaphoreSlim _changing = new(1);
    readonly CancellationTokenSource _stop = new();
    readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly QueuedFrame[] _round = new QueuedFrame[MaxFramesPerRound];
    readonly (LogPosition Position, Instant Time)[] _placed = new (LogPosition, Instant)[MaxFramesPerRound];
    readonly StateWriter _state = new();
    readonly ILogger _logger;
    readonly ReceiveClock _clock;
    AlertOutbox? _outbox;
    Thread? _thread;
    Task _keeping = Task.CompletedTask;
    uint _configuredSegment;
    Instant _nextHeartbeat, _nextCheckpoint, _nextRetry;
    Instant? _failedSince;
    bool _checkpointWanted;
    long _appended, _framesLogged;

    LiveHost(LiveOptions options, LogWriter log, CheckpointStore checkpoints, Resumption resumption, TrafficMemory memory, TrafficArchive? archive, ILogger logger) : base(resumption.Flow, memory)
    {
        _options = options;
        _logger = logger;
        _log = log;
        _checkpoints = checkpoints;
        _archive = archive;
        _resumption = resumption;
        _feeds = new FeedSet(_queue, _stop.Token);
        Retention = new RetentionKeeper(options.DataDirectory, options.Retention, checkpoints, () => _clock!.Last, logger);
        _activity = new ActivityRecorder(options.DataDirectory);
        _clock = new ReceiveClock(log.LastReceiveTime, static () => Clock.Now);
    }

    /// <summary>Opens the recording, cuts a torn tail and restores the last picture; throws <see cref="IOException"/> if another process writes it.</summary>
    public static LiveHost Open(LiveOptions options, ILogger logger)
    {
        Guid id = RecordingIdentity.ReadOrCreate(options.DataDirectory);
        long segmentBytes = Math.Clamp((options.Retention().LogBytes ?? long.MaxValue) / LeastSegments, LeastSegmentBytes, new LogWriterOptions().SegmentBytes);
        LogWriter log = LogWriter.Open(options.DataDirectory, id, new LogWriterOptions { Schedule = action => Task.Run(action), SegmentBytes = segmentBytes });
        if (log.Recovery.CutAt is { } cut) Log.TornTail(logger, cut, log.Recovery.CutBytes);
        CheckpointStore checkpoints = new(options.DataDirectory);
        TrafficArchive? archive = options.HasArchive ? TrafficArchive.Open(options.DataDirectory, logger) : null;
        AlertOutbox? outbox = options.Deliveries.Count > 0 ? AlertOutbox.Open(options.DataDirectory, logger) : null;
        TrafficMemory memory = new(options.Sampling, archive?.Tap, outbox);
        Resumption resumption = Resumption.Run(options.DataDirectory, log.Position, options.Flow, checkpoints, logger, memory, archive?.Have.Complete);
        return new LiveHost(options, log, checkpoints, resumption, memory, archive, logger)
        {
            _outbox = outbox,
            Deliveries = outbox is null ? null : new DeliveryHub(options.Deliveries, outbox, id, logger),
        };
    }

    public override bool IsReplay => false;
    public override Task Completion => _completion.Task;

    /// <summary>Null = there is none.</summary>
    public TrafficArchive? Archive => _archive;

    /// <summary>Null = nobody is told of alerts.</summary>
    public DeliveryHub? Deliveries { get; private init; }

    public RetentionKeeper Retention { get; }
    public string DataDirectory => _options.DataDirectory;

    public override RecordingState Recording =>
        new(_options.DataDirectory, _log.IsFailed ? $"the log cannot be written: {_log.LastError}" : null, Interlocked.Read(ref _framesLogged), _feeds.Dropped + _log.LostFrames);

    /// <summary>Appends the start and configuration frames and begins to take what the feeds bring.</summary>
    public void Start()
    {
        PipelineConfiguration configuration = Numbered(_options);
        AppendOwn(FrameKind.Start, _resumption.ToJson());
        Configure(_options, configuration);
        Instant now = _clock.Read();
        _nextHeartbeat = now;
        _nextCheckpoint = now.PlusSeconds(_options.CheckpointSeconds);
        _archive?.Tap.GoLive();
        (Tick tick, Track[] tracks) = Picture.Snapshot();
        Deliveries?.Start();
        _thread = new Thread(Run) { Name = "flow", IsBackground = true };
        _thread.Start();
        _keeping = Task.WhenAll(
            Task.Run(() => Retention.RunAsync(_stop.Token)),
            Task.Run(() => TrailRestore.Run(ArchiveFiles.DirectoryOf(_options.DataDirectory), Trails, tick, tracks, _logger)));
    }

    /// <summary>
    /// Works on other sources, areas and rules from the answer on. Tracks stay; sources that are configured as before keep their link and their decoder.
    /// Throws <see cref="Commands.CommandFailure"/> if there is no number left for a new source.
    /// </summary>
    public async Task ReconfigureAsync(LiveOptions next)
    {
        await _changing.WaitAsync(_stop.Token).ConfigureAwait(false);
        try
        {
            Reconfiguration change = new(next, await _feeds.StopLeavingAsync(next.Sources).ConfigureAwait(false));
            _changes.Enqueue(change);
            await Task.WhenAny(change.Applied.Task, Completion).ConfigureAwait(false);
            if (change.Applied.Task.IsCompleted) await change.Applied.Task.ConfigureAwait(false);
        }
        finally
        {
            _changing.Release();
        }
    }

    /// <summary>What an operator does about alerts becomes a frame of the log; the answer comes when it is in the flow.</summary>
    public Task ActAsync(OperatorAction action)
    {
        TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _actions.Enqueue((action.ToJson(), done));
        return Task.WhenAny(done.Task, Completion);
    }

    void Apply(Reconfiguration change)
    {
        while (change.Left.Any(_queue.IsWaiting)) RunRound();
        foreach (SourceId source in change.Left) _queue.Forget(source);
        try
        {
            Configure(change.Next, Numbered(change.Next));
            change.Applied.SetResult();
        }
        catch (Commands.CommandFailure failure)
        {
            change.Applied.SetException(failure);
        }
    }

    PipelineConfiguration Numbered(LiveOptions options) => SourceNumbers.Assign(options.Sources, Flow.KnownSources) with
    {
        Areas = options.Areas.Count > 0 ? options.Areas : null,
        Rules = options.Rules.Count > 0 ? options.Rules : null,
        Detectors = options.Detectors == IntegritySettings.Default ? null : options.Detectors,
    };

    void Configure(LiveOptions options, PipelineConfiguration configuration)
    {
        AppendOwn(FrameKind.Configuration, configuration.ToJson());
        _configuredSegment = _log.Position.Segment;
        _feeds.Start(options.Sources, configuration);
        Feeds = _feeds.Feeds;
    }

    void Run()
    {
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                if (_changes.TryDequeue(out Reconfiguration? change)) Apply(change);
                while (_actions.TryDequeue(out (byte[] Payload, TaskCompletionSource Done) action))
                {
                    AppendOwn(FrameKind.OperatorAction, action.Payload);
                    action.Done.SetResult();
                }

                RunRound();
            }

            CloseCleanly();
            _completion.TrySetResult();
        }
        catch (Exception exception)
        {
            Log.FlowFailed(_logger, exception);
            _completion.TrySetException(exception);
        }
    }

    void RunRound()
    {
        int count = _queue.Take(_round, Tick.Containing(_clock.Read()), WaitMs);
        Instant now = _clock.Read();
        for (int i = 0; i < count; i++) _placed[i] = Append(_round[i].Kind, _round[i].Source, _round[i].ReceivedAt, _round[i].Payload);
        (LogPosition Position, Instant Time)? heartbeat = null;
        if (now >= _nextHeartbeat)
        {
            heartbeat = Append(FrameKind.Heartbeat, SourceId.Server, Clock.Now, default);
            _nextHeartbeat = Tick.Containing(now).End;
        }

        Flush(now);
        for (int i = 0; i < count; i++)
        {
            Accept(new Frame(_round[i].Kind, _round[i].Source, _placed[i].Time, _placed[i].Position, _round[i].Payload));
            _round[i].Return();
            _round[i] = default;
        }

        if (heartbeat is { } beat) Accept(new Frame(FrameKind.Heartbeat, SourceId.Server, beat.Time, beat.Position, default));
        if (_log.Position.Segment != _configuredSegment) RepeatConfiguration();
        if (now >= _nextCheckpoint)
        {
            _checkpointWanted = true;
            _nextCheckpoint = now.PlusSeconds(_options.CheckpointSeconds);
        }
    }

    (LogPosition Position, Instant Time) Append(FrameKind kind, SourceId source, Instant receivedAt, ReadOnlySpan<byte> payload)
    {
        Instant time = _clock.Stamp(receivedAt, payload.Length);
        if (_log.TryAppend(kind, source, time, payload, out LogPosition position, out Instant assigned)) _appended++;
        return (position, assigned);
    }

    /// <summary>Each segment says what is in force, so that it can be read when the ones before it are gone.</summary>
    void RepeatConfiguration()
    {
        _configuredSegment = _log.Position.Segment;
        AppendOwn(FrameKind.Configuration, Flow.Configuration.ToJson());
    }

    void AppendOwn(FrameKind kind, byte[] payload)
    {
        (LogPosition position, Instant time) = Append(kind, SourceId.Server, Clock.Now, payload);
        TryFlush();
        Accept(new Frame(kind, SourceId.Server, time, position, payload));
    }

    /// <summary>Writes the round to the operating system. When storage fails the picture goes on, and a gap frame follows as soon as it works again.</summary>
    void Flush(Instant now)
    {
        if (TryFlush()) return;
        if (_failedSince is null)
        {
            _failedSince = now;
            _nextRetry = now.PlusSeconds(RetrySeconds);
            Log.StorageFailed(_logger, _log.LastError ?? "unknown");
        }

        if (now < _nextRetry) return;
        _nextRetry = now.PlusSeconds(RetrySeconds);
        if (!_log.TryRecover()) return;
        byte[] gap = JsonSerializer.SerializeToUtf8Bytes(new GapNote(_failedSince.Value.ToString(), now.ToString(), _log.LastError, _log.LostFrames), LiveJson.Default.GapNote);
        Append(FrameKind.Gap, SourceId.Server, Clock.Now, gap);
        if (!TryFlush()) return;
        _failedSince = null;
        Log.StorageWorks(_logger);
    }

    /// <summary>A frame counts as logged once the operating system has it.</summary>
    bool TryFlush()
    {
        if (!_log.Flush()) return false;
        Interlocked.Exchange(ref _framesLogged, _appended);
        return true;
    }

    protected override void OnTickClosed(Tick tick, LogPosition next)
    {
        _activity.TickClosed(Flow, tick);
        if (!_checkpointWanted) return;
        _checkpointWanted = false;
        WriteCheckpoint(tick, next);
        _archive?.Tap.Cut();
    }

    void WriteCheckpoint(Tick tick, LogPosition next)
    {
        if (!_log.Sync()) return; // it would stand for frames that are not on the disk
        _outbox?.Sync();
        _state.Clear();
        Flow.Save(_state);
        try
        {
            _checkpoints.Write(new CheckpointInfo(Build.Id, next, tick, Convert.FromHexString(Flow.PictureHash)), _state.Written);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.CheckpointFailed(_logger, exception.Message);
        }
    }

    /// <summary>Takes what still waits, closes the open tick and leaves a checkpoint at its end.</summary>
    void CloseCleanly()
    {
        while (_queue.Count > 0) RunRound();
        AppendOwn(FrameKind.Stop, []);
        Instant end = Tick.Containing(_clock.Last).End;
        (LogPosition position, Instant time) = Append(FrameKind.Heartbeat, SourceId.Server, end, default);
        TryFlush();
        _checkpointWanted = true;
        Accept(new Frame(FrameKind.Heartbeat, SourceId.Server, time, position, default));
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _feeds.EndAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _thread?.Join();
        await _keeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_archive is not null) await _archive.DisposeAsync().ConfigureAwait(false);
        if (Deliveries is not null) await Deliveries.DisposeAsync().ConfigureAwait(false);
        _outbox?.Dispose();
        _log.Dispose();
        _changing.Dispose();
        _stop.Dispose();
    }
}
