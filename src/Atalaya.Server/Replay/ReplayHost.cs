using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Pipeline;
using Atalaya.Recording;
using Atalaya.Recording.Reading;
using Atalaya.Server.Archive;
using Atalaya.Server.Live;
using Microsoft.Extensions.Logging.Abstractions;

namespace Atalaya.Server.Replay;

/// <summary>
/// Feeds a recording to a flow at a multiple of the pace it was recorded, and shows the picture as of then; goes to any moment of it.
/// One thread does all of this.
/// </summary>
sealed class ReplayHost : FlowHost, IAsyncDisposable
{
    /// <summary>A day: what the operating system can be asked to wait has a limit.</summary>
    const double LongestWaitSeconds = 86_400;

    /// <summary>To be spared so much of the way, a jump ahead begins with a checkpoint.</summary>
    const double WorthACheckpointSeconds = 60;

    /// <summary>How often the end of a recording that is being written is looked at.</summary>
    const double FollowSeconds = 0.1;

    const double SkipShownSeconds = 5;

    /// <summary>A frame may come so much early: the picture moves in steps of 100 ms, and each wait has its price.</summary>
    const double EarlySeconds = 0.01;

    readonly ReplayOptions _options;
    readonly ReplayControl _control;
    readonly ReplayStart _start;
    readonly ReplayPace _pace = new(static () => Clock.Now);
    readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Lazy<Instant?> _lastTime;
    LogReader _reader;
    Thread? _thread;
    Task _restoring = Task.CompletedTask;
    long _frames;
    volatile bool _isAtEnd;
    volatile SeekProgress? _seek;
    volatile string? _problem;
    volatile SkippedPause? _skipped;

    delegate void FrameAction(in Frame frame);

    sealed record SkippedPause(Instant From, Instant To, Instant At);

    public ReplayHost(ReplayOptions options) : base(new Flow(options.Flow))
    {
        _options = options;
        _control = new ReplayControl(options.Speed, options.IsPaused, options.UsesCheckpoints ? options.From : null);
        _reader = LogReader.Open(options.Directory);
        _start = new ReplayStart(options.Directory, options.Flow);
        _lastTime = new Lazy<Instant?>(() => RecordingDirectory.LastTime(options.Directory));
    }

    public override bool IsReplay => true;
    public override double Speed => _control.Speed;
    public override bool IsPaused => _control.IsPaused || _isAtEnd && !_options.Follows;
    public override bool IsSeeking => _control.Target is not null || _seek is not null;

    /// <summary>Ends when the end of the recording has been reached once, or with why it could not be read.</summary>
    public override Task Completion => _completion.Task;
    public override RecordingState Recording => new(_options.Directory, null, FramesRead, 0);
    public long FramesRead => Interlocked.Read(ref _frames);
    public IReadOnlyList<LogProblem> Problems => _reader.Problems;

    /// <summary>The last moment that can be shown; of a recording that is not being written.</summary>
    public Instant LastTime => Instant.Min(_lastTime.Value ?? Instant.MinValue, _options.To ?? Instant.MaxValue);

    public ReplayState State
    {
        get
        {
            Instant? target = _control.Target;   // before the jump that is under way: it goes from here to there
            SeekProgress? seek = _seek;
            target ??= seek?.Target;
            string? problem = _problem;
            ReplayPhase phase = target is not null ? ReplayPhase.Seeking
                : problem is not null ? ReplayPhase.Failed
                : _control.IsPaused ? ReplayPhase.Paused
                : _isAtEnd ? ReplayPhase.AtEnd
                : ReplayPhase.Playing;
            SkippedPause? skipped = _skipped is { } recent && Clock.Now.SecondsSince(recent.At) < SkipShownSeconds ? recent : null;
            Tick shown = Read(static flow => flow.ClosedTick);
            return new ReplayState(
                phase, shown.Number > 0 ? shown.End : null, _control.Speed, _control.IsPaused, target, seek?.Share ?? 0,
                phase == ReplayPhase.Playing && _pace.ActualSpeed is >= 0 and var actual ? actual : null, skipped is null ? null : (skipped.From, skipped.To), problem);
        }
    }

    public void Start()
    {
        _thread = new Thread(Run) { Name = "replay", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Asks for another moment, speed or pause; what is null stays.</summary>
    public void Change(Instant? at, double? speed, bool? isPaused) => _control.Change(at, speed, isPaused);

    void Run()
    {
        if (_options.YieldsToOthers) BackgroundThread.GiveWay();
        while (!_control.IsStopped)
        {
            try
            {
                if (_control.TakeTarget(moment => _seek = new SeekProgress(moment, moment)) is { } target) Seek(target);
                else if (_problem is null) PlayNext();
                else _control.Wait(LongestWaitSeconds);
            }
            catch (Exception exception)
            {
                _problem = exception.Message;
                _completion.TrySetException(exception);
            }
        }
    }

    void PlayNext()
    {
        bool isThere = _reader.TryRead(out Frame frame);
        if (!isThere || frame.ReceiveTime > _options.To)
        {
            if (isThere) _reader.SeekTo(frame.Position);
            RestAtEnd();
            return;
        }

        _isAtEnd = false;
        bool isShown = _options.From is not { } from || frame.ReceiveTime >= from || _options.UsesCheckpoints;
        if (isShown && !WaitFor(frame.ReceiveTime))
        {
            _reader.SeekTo(frame.Position);   // it comes again after the jump, if that goes on from here
            return;
        }

        Accept(frame);
        Interlocked.Increment(ref _frames);
    }

    void RestAtEnd()
    {
        _isAtEnd = true;
        if (!_options.Follows) _completion.TrySetResult();
        _control.Wait(_options.Follows ? FollowSeconds : LongestWaitSeconds);
    }

    /// <summary>Waits until a frame is due; false = something else is asked for.</summary>
    bool WaitFor(Instant frameTime)
    {
        while (!_control.IsInterrupted)
        {
            if (_control.IsPaused)
            {
                _pace.Restart();
                _control.Wait(LongestWaitSeconds);
                continue;
            }

            if (_pace.PauseBefore(frameTime) is { } pause) _skipped = new SkippedPause(pause.From, pause.To, Clock.Now);
            double seconds = _pace.SecondsUntil(frameTime, _control.Speed);
            if (seconds < EarlySeconds)
            {
                _pace.Shown(frameTime);
                return true;
            }

            _control.Wait(Math.Min(seconds, LongestWaitSeconds));
        }

        return false;
    }

    void Seek(Instant asked)
    {
        Instant target = Instant.Min(Instant.Max(asked, RecordingDirectory.FirstTime(_options.Directory) ?? asked), _options.To ?? Instant.MaxValue);
        Instant? checkpoint = _options.UsesCheckpoints ? _start.CheckpointBefore(target) : null;
        bool isStarted = Flow.ClosedTick.Number > 0 && _problem is null;
        bool goesOn = isStarted && LastTick(target) >= Flow.ClosedTick && !(checkpoint > Flow.ClosedTick.End.PlusSeconds(WorthACheckpointSeconds));
        try
        {
            if (goesOn) _ = CatchUp(_reader, Flow, target, Accept);
            else Rebuild(target);
        }
        finally
        {
            _seek = null;
            _pace.Restart(Flow.ClosedTick.End);
        }
    }

    /// <summary>Brings another flow to the moment, beside the one that is shown, and then shows it. Given up, everything stays as it was.</summary>
    void Rebuild(Instant target)
    {
        (Flow flow, LogPosition from) = _start.Load(target);
        ReplayView view = new(flow);
        LogReader reader = LogReader.Open(_options.Directory);
        reader.SeekTo(from);
        if (!CatchUp(reader, flow, target, view.Accept))
        {
            reader.Dispose();
            return;
        }

        _reader.Dispose();
        _reader = reader;
        _problem = null;
        _isAtEnd = false;
        Show(flow, view.Memory, view.Trail, view.History);
        RestoreTrails();
    }

    /// <summary>The archive knows the trails from before the checkpoint. One question at a time: who leafs through the recording waits for none.</summary>
    void RestoreTrails()
    {
        string archive = ArchiveFiles.DirectoryOf(_options.Directory);
        if (!_restoring.IsCompleted || !Directory.Exists(archive)) return;
        (Tick tick, Track[] tracks) = Picture.Snapshot();
        TrailStore trails = Trails;
        _restoring = Task.Run(() => TrailRestore.Run(archive, trails, tick, tracks, NullLogger.Instance));
    }

    /// <summary>
    /// Feeds frames until the last tick before the moment has closed. Across a pause that lies at the moment it does not go: there the picture is the last before it.
    /// </summary>
    bool CatchUp(LogReader reader, Flow flow, Instant target, FrameAction accept)
    {
        Tick last = LastTick(target);
        Instant? previous = flow.ClosedTick.Number > 0 ? flow.ClosedTick.End : null;
        SeekProgress progress = _seek = new SeekProgress(target, previous ?? target);
        while (flow.ClosedTick < last)
        {
            if (_control.IsInterrupted) return false;
            if (!reader.TryRead(out Frame frame)) break;
            Instant before = previous ?? frame.ReceiveTime;
            if (previous is null) progress = _seek = new SeekProgress(target, frame.ReceiveTime);
            if (frame.ReceiveTime > target && frame.ReceiveTime.SecondsSince(before) > ReplayPace.LongestPauseSeconds)
            {
                reader.SeekTo(frame.Position);
                break;
            }

            accept(frame);
            previous = frame.ReceiveTime;
            progress.Reached(frame.ReceiveTime);
            Interlocked.Increment(ref _frames);
        }

        return true;
    }

    /// <summary>The last tick that has ended at a moment.</summary>
    static Tick LastTick(Instant moment) => new(Tick.Containing(moment).Number - 1);

    public async ValueTask DisposeAsync()
    {
        _control.Stop();
        await Task.Run(() => _thread?.Join()).ConfigureAwait(false);
        _reader.Dispose();
    }
}
