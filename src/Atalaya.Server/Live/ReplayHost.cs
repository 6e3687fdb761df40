using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Pipeline;
using Atalaya.Recording.Reading;

namespace Atalaya.Server.Live;

/// <summary>Feeds a recording to a flow at a multiple of the pace it was recorded, and shows the picture as of then.</summary>
sealed class ReplayHost : FlowHost, IAsyncDisposable
{
    /// <summary>A heartbeat is recorded ten times a second: where the log pauses longer, nothing ran, and the replay does not wait.</summary>
    const double LongestPauseSeconds = 5;

    /// <summary>A day: what the operating system can be asked to wait has a limit.</summary>
    const double LongestWaitSeconds = 86_400;

    readonly LogReader _reader;
    readonly string _directory;
    readonly Instant? _from, _to;
    readonly CancellationTokenSource _stop = new();
    readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly double _speed;
    Thread? _thread;
    long _frames;
    bool _isAtEnd;

    /// <param name="speed">Times real time; 0 = as fast as possible.</param>
    public ReplayHost(string directory, FlowOptions options, double speed, Instant? from, Instant? to) : base(new Flow(options))
    {
        _directory = directory;
        _speed = speed;
        _from = from;
        _to = to;
        _reader = LogReader.Open(directory);
    }

    public override bool IsReplay => true;
    public override double Speed => _speed;
    public override bool IsPaused => _isAtEnd;
    public override Task Completion => _completion.Task;
    public override RecordingState Recording => new(_directory, null, Interlocked.Read(ref _frames), 0);
    public long FramesRead => Interlocked.Read(ref _frames);
    public IReadOnlyList<Recording.LogProblem> Problems => _reader.Problems;

    public void Start()
    {
        _thread = new Thread(Run) { Name = "flow", IsBackground = true };
        _thread.Start();
    }

    void Run()
    {
        try
        {
            Play();
            _isAtEnd = true;
            _completion.TrySetResult();
        }
        catch (Exception exception)
        {
            _completion.TrySetException(exception);
        }
    }

    void Play()
    {
        Instant paceFrom = default, paceClock = default, previous = default;
        while (!_stop.IsCancellationRequested && _reader.TryRead(out Frame frame))
        {
            if (_to is { } to && frame.ReceiveTime > to) return;
            bool isBefore = _from is { } from && frame.ReceiveTime < from;
            if (_speed > 0 && !isBefore)
            {
                if (paceClock == default || frame.ReceiveTime.SecondsSince(previous) > LongestPauseSeconds) (paceFrom, paceClock) = (frame.ReceiveTime, Clock.Now);
                if (!WaitUntil(paceClock.PlusSeconds(frame.ReceiveTime.SecondsSince(paceFrom) / _speed))) return;
            }

            previous = frame.ReceiveTime;
            Accept(frame);
            Interlocked.Increment(ref _frames);
        }
    }

    bool WaitUntil(Instant due)
    {
        double ahead = due.SecondsSince(Clock.Now);
        return ahead < 0.001 || !_stop.Token.WaitHandle.WaitOne(TimeSpan.FromSeconds(Math.Min(ahead, LongestWaitSeconds)));
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _thread?.Join();
        _reader.Dispose();
        _stop.Dispose();
    }
}
