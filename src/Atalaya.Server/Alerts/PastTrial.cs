using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Integrity;
using Atalaya.Integrity.Alerts;
using Atalaya.Pipeline;
using Atalaya.Recording.Reading;
using Atalaya.Server.Live;
using Atalaya.Server.Replay;

namespace Atalaya.Server.Alerts;

/// <summary>
/// Tries settings against the past: the recording is worked again from a checkpoint with the settings as they would be, and what they raise is noted.
/// Everything that decides live decides here too, so the answer is what would have happened.
/// </summary>
abstract class PastTrial(string directory, Instant from, Instant to, params IReadOnlyList<IntegritySettings> settings)
{
    readonly CancellationTokenSource _stop = new();
    Instant _reached = from;
    string? _problem;
    bool _isDone;

    public string Id { get; } = Guid.NewGuid().ToString("N");
    protected Instant From { get; } = from;
    protected Instant To { get; } = to;

    /// <summary>Held while a change is noted, and by who reads what was.</summary>
    protected Lock Lock { get; } = new();

    /// <summary>running, done, failed.</summary>
    protected string State => _problem is not null ? "failed" : _isDone ? "done" : "running";

    /// <summary>0 to 1.</summary>
    protected double Progress => _isDone ? 1 : Math.Round(Math.Clamp(_reached.SecondsSince(From) / Math.Max(To.SecondsSince(From), 0.1), 0, 1), 3);

    protected string? Problem => _problem;

    /// <summary>The last minutes of a recording, as far as it goes back.</summary>
    public static (Instant From, Instant To) LastMinutes(LiveHost live, double minutes)
    {
        Instant now = live.Read(static flow => flow.ClosedTick.End);
        return (Instant.Max(now.PlusSeconds(-60 * minutes), RecordingDirectory.FirstTime(live.DataDirectory) ?? now), now);
    }

    /// <summary>On a thread of its own, which gives way to the live picture.</summary>
    public void Begin() => new Thread(Run) { Name = "trial", IsBackground = true }.Start();

    public void Cancel() => _stop.Cancel();

    /// <summary>An alert changed between the ends of the trial.</summary>
    /// <param name="world">Which of the settings it happened with.</param>
    protected abstract void Note(int world, in AlertChange change);

    void Run()
    {
        BackgroundThread.GiveWay();
        try
        {
            Work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            lock (Lock) _problem = exception.Message;
        }

        lock (Lock) _isDone = true;
    }

    void Work()
    {
        ReplayStart start = new(directory, new FlowOptions { Threads = 1 });
        Flow[] worlds = new Flow[settings.Count];
        LogPosition first = default;
        for (int i = 0; i < worlds.Length; i++)
        {
            (worlds[i], first) = start.Load(From);
            worlds[i].Observer = new Watcher(this, i);
            worlds[i].Override(settings[i]);
        }

        using LogReader reader = LogReader.Open(directory);
        if (first == default) reader.SeekToStart();
        else reader.SeekTo(first);
        while (!_stop.IsCancellationRequested && worlds[0].ClosedTick.End < To && reader.TryRead(out Frame frame))
            foreach (Flow world in worlds) world.Accept(frame);
    }

    void See(int world, Instant time, IReadOnlyList<AlertChange> changes)
    {
        lock (Lock)
        {
            _reached = time;
            if (time < From || time > To) return;
            foreach (AlertChange change in changes) Note(world, change);
        }
    }

    sealed class Watcher(PastTrial trial, int world) : IFlowObserver
    {
        public void TickClosed(Flow flow, Tick tick, ReadOnlySpan<PictureDelta> deltas, LogPosition next) => trial.See(world, tick.End, flow.Alerts.Changes);
    }
}
