using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Integrity.Alerts;
using Atalaya.Pipeline;
using Atalaya.Recording.Reading;
using Atalaya.Server.Configuration;
using Atalaya.Server.Live;
using Atalaya.Server.Replay;

namespace Atalaya.Server.Alerts;

/// <summary>
/// Tries a rule against the past: the recording is worked again from a checkpoint with the areas and rules as they would be, and what the rule raises is
/// kept. Everything that decides live decides here too, so the answer is what would have happened.
/// </summary>
sealed class RuleTrial : IFlowObserver
{
    /// <summary>Alerts told one by one; the others are counted.</summary>
    public const int MaxAlerts = 200;

    readonly string _directory, _rule;
    readonly Instant _from, _to;
    readonly ServerConfiguration _configuration;
    readonly CancellationTokenSource _stop = new();
    readonly Lock _lock = new();
    readonly SortedDictionary<ulong, Alert> _alerts = [];
    long _raised, _heldBack;
    Instant _reached;
    string? _problem;
    bool _isDone;

    RuleTrial(string directory, ServerConfiguration configuration, string rule, Instant from, Instant to) =>
        (_directory, _configuration, _rule, _from, _to, _reached) = (directory, configuration, rule, from, to, from);

    public string Id { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Begins on a thread of its own, which gives way to the live picture.</summary>
    public static RuleTrial Begin(string directory, ServerConfiguration configuration, string rule, Instant from, Instant to)
    {
        RuleTrial trial = new(directory, configuration, rule, from, to);
        new Thread(trial.Run) { Name = "rule trial", IsBackground = true }.Start();
        return trial;
    }

    public void Cancel() => _stop.Cancel();

    public RuleTrialModel Read(Func<Flow, AlertModels> models, FlowHost host)
    {
        lock (_lock)
        {
            double seconds = _to.SecondsSince(_from), done = Math.Clamp(_reached.SecondsSince(_from) / Math.Max(seconds, 0.1), 0, 1);
            AlertModels rows = host.Read(models);
            return new RuleTrialModel(
                Id, _problem is not null ? "failed" : _isDone ? "done" : "running", _isDone ? 1 : Math.Round(done, 3), _rule, _from.UnixSeconds, _to.UnixSeconds, _raised, _heldBack,
                seconds > 0 ? Math.Round(_raised * 3600 / seconds, 2) : 0, [.. _alerts.Values.Take(MaxAlerts).Select(rows.Row)], _problem);
        }
    }

    void Run()
    {
        BackgroundThread.GiveWay();
        try
        {
            Work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            lock (_lock) _problem = exception.Message;
        }

        lock (_lock) _isDone = true;
    }

    void Work()
    {
        (Flow flow, LogPosition from) = new ReplayStart(_directory, new FlowOptions { Threads = 1 }).Load(_from);
        flow.Observer = this;
        flow.Override(_configuration.Areas, _configuration.Rules);
        using LogReader reader = LogReader.Open(_directory);
        if (from == default) reader.SeekToStart();
        else reader.SeekTo(from);
        while (!_stop.IsCancellationRequested && flow.ClosedTick.End < _to && reader.TryRead(out Frame frame)) flow.Accept(frame);
    }

    void IFlowObserver.TickClosed(Flow flow, Tick tick, ReadOnlySpan<PictureDelta> deltas, LogPosition next)
    {
        lock (_lock)
        {
            _reached = tick.End;
            foreach (AlertChange change in flow.Alerts.Changes) Note(change, tick.End);
        }
    }

    void Note(in AlertChange change, Instant time)
    {
        Alert alert = change.Alert;
        if (alert.Cause.Rule != _rule || time < _from || time > _to) return;
        if (alert.Kind == AlertKind.TooMany && change.Kind == AlertChangeKind.Raised) _heldBack++;
        if (alert.Kind != AlertKind.Rule) return;
        if (change.Kind == AlertChangeKind.Raised) _raised++;
        if (alert.Raised >= _from && (_alerts.ContainsKey(alert.Id) || _alerts.Count < MaxAlerts)) _alerts[alert.Id] = alert;
    }
}
