using Atalaya.Core.Time;
using Atalaya.Integrity.Alerts;
using Atalaya.Integrity.Settings;
using Atalaya.Pipeline;
using Atalaya.Server.Configuration;
using Atalaya.Server.Live;

namespace Atalaya.Server.Alerts;

/// <summary>What a detector would have raised with other settings, beside what it raises with those in force.</summary>
sealed class DetectorTrial(string directory, DetectorEntry detector, ServerConfiguration now, ServerConfiguration next, Instant from, Instant to)
    : PastTrial(directory, from, to, now.AllIntegrity, next.AllIntegrity)
{
    /// <summary>Alerts told one by one; the others are counted.</summary>
    public const int MaxAlerts = 200;

    readonly SortedDictionary<ulong, Alert> _alerts = [];
    readonly long[] _raised = new long[2];
    long _heldBack;

    public DetectorTrialModel Read(Func<Flow, AlertModels> models, FlowHost host)
    {
        lock (Lock)
        {
            AlertModels rows = host.Read(models);
            return new DetectorTrialModel(Id, State, Progress, detector.Name, From.UnixSeconds, To.UnixSeconds, _raised[1], _raised[0], _heldBack, [.. _alerts.Values.Select(rows.Row)], Problem);
        }
    }

    protected override void Note(int world, in AlertChange change)
    {
        Alert alert = change.Alert;
        if (alert.Kind == AlertKind.TooMany && world == 1 && change.Kind == AlertChangeKind.Raised && detector.Kinds.Contains((AlertKind)alert.Cause.Other)) _heldBack++;
        if (!detector.Kinds.Contains(alert.Kind)) return;
        if (change.Kind == AlertChangeKind.Raised) _raised[world]++;
        if (world == 1 && alert.Raised >= From && (_alerts.ContainsKey(alert.Id) || _alerts.Count < MaxAlerts)) _alerts[alert.Id] = alert;
    }
}
