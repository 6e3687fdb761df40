using Atalaya.Core.Time;
using Atalaya.Integrity.Alerts;
using Atalaya.Pipeline;
using Atalaya.Server.Configuration;
using Atalaya.Server.Live;

namespace Atalaya.Server.Alerts;

/// <summary>What a rule would have raised, with the areas, rules and detectors as they would be.</summary>
sealed class RuleTrial(string directory, ServerConfiguration configuration, string rule, Instant from, Instant to) : PastTrial(directory, from, to, configuration.AllIntegrity)
{
    /// <summary>Alerts told one by one; the others are counted.</summary>
    public const int MaxAlerts = 200;

    readonly SortedDictionary<ulong, Alert> _alerts = [];
    long _raised, _heldBack;

    public RuleTrialModel Read(Func<Flow, AlertModels> models, FlowHost host)
    {
        lock (Lock)
        {
            double seconds = To.SecondsSince(From);
            AlertModels rows = host.Read(models);
            return new RuleTrialModel(
                Id, State, Progress, rule, From.UnixSeconds, To.UnixSeconds, _raised, _heldBack, seconds > 0 ? Math.Round(_raised * 3600 / seconds, 2) : 0,
                [.. _alerts.Values.Take(MaxAlerts).Select(rows.Row)], Problem);
        }
    }

    protected override void Note(int world, in AlertChange change)
    {
        Alert alert = change.Alert;
        if (alert.Cause.Rule != rule) return;
        if (alert.Kind == AlertKind.TooMany && change.Kind == AlertChangeKind.Raised) _heldBack++;
        if (alert.Kind != AlertKind.Rule) return;
        if (change.Kind == AlertChangeKind.Raised) _raised++;
        if (alert.Raised >= From && (_alerts.ContainsKey(alert.Id) || _alerts.Count < MaxAlerts)) _alerts[alert.Id] = alert;
    }
}
