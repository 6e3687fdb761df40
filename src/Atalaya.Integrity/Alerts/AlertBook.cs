using System.Runtime.InteropServices;
using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Alerts;

/// <summary>
/// The life of all alerts: raised once a cause, updated, acknowledged, silenced, cleared; alarms stay listed until someone has acknowledged them. A cause
/// that comes back soon is the same alert; a rule that raises too many is held back and says so. Driven by ticks alone, so that it replays.
/// States and words after IMO MSC.302(87), bridge alert management.
/// </summary>
public sealed partial class AlertBook
{
    /// <summary>Alerts in force at once; what more would be raised is counted. A list that no one can read warns of nothing.</summary>
    public const int MaxActive = 1000;

    /// <summary>Cleared alarms that wait to be acknowledged; the oldest go first.</summary>
    public const int MaxLatched = 200;

    const int MaxRecent = 1024;

    /// <summary>An alert in force is not restated more often, unless its verdict or severity changes.</summary>
    const double RestateSeconds = 5;

    /// <summary>How long a rule has raised no more than it may before its warning goes.</summary>
    const double CalmSeconds = 60;

    /// <summary>A rule that is held back again within so long is still the same trouble.</summary>
    const double HeldBackReopenSeconds = 600;

    readonly List<Alert> _active = [], _latched = [], _recent = [];
    readonly Dictionary<AlertCause, ulong> _ids = [];
    readonly SortedDictionary<(AlertKind Kind, string Rule), RaiseLimit> _limits = [];
    readonly SortedDictionary<(AlertKind Kind, string Rule), Instant> _heldBack = [];
    readonly List<OperatorAction> _actions = [];
    readonly List<AlertChange> _changes = [];
    readonly StateWriter _bytes = new();
    Instant _now;
    AlertKindSet _off;
    bool _isOffNew;
    ulong _lastId;

    /// <summary>Alerts whose cause lasts, in the order they were raised.</summary>
    public IReadOnlyList<Alert> Active => _active;

    /// <summary>Alarms whose cause is gone, in the order they were cleared.</summary>
    public IReadOnlyList<Alert> Latched => _latched;

    /// <summary>Alerts that were cleared a short while ago, as long as the same cause would reopen them; the oldest first.</summary>
    public IEnumerable<Alert> Cleared => _recent.Where(IsRecent);

    /// <summary>What happened in the last tick, in order.</summary>
    public IReadOnlyList<AlertChange> Changes => _changes;

    /// <summary>Sequence of the newest change; 0 = there was none yet.</summary>
    public long LastChange { get; private set; }

    /// <summary>Alerts that were not raised because there were too many.</summary>
    public long SuppressedCount { get; private set; }

    /// <summary>Alerts ever raised of each kind; those reopened are not counted again.</summary>
    public IReadOnlyDictionary<AlertKind, long> RaisedCounts => _raisedCounts;

    readonly SortedDictionary<AlertKind, long> _raisedCounts = [];

    /// <summary>The canonical bytes of every alert that changed in the tick: valid until the next one begins.</summary>
    internal ReadOnlySpan<byte> ChangedBytes => _bytes.Written;

    internal bool IsIdle => _actions.Count == 0;

    /// <summary>Kinds of which there are no alerts from the open tick on; those in force end. Of the configuration, so not part of the state.</summary>
    internal void SwitchOff(AlertKindSet kinds) => (_off, _isOffNew) = (kinds, true);

    /// <summary>An operator's action, in force with the tick that is open.</summary>
    internal void Accept(OperatorAction action) => _actions.Add(action);

    internal void Begin(Tick tick)
    {
        _now = tick.End;
        _bytes.Clear();
        _changes.Clear();
        foreach (OperatorAction action in _actions) Act(action);
        _actions.Clear();
        if (_isOffNew) EndSwitchedOff();
        EndHeldBack();
    }

    void EndSwitchedOff()
    {
        _isOffNew = false;
        if (_off.IsEmpty) return;
        foreach (AlertCause cause in _active.Select(alert => alert.Cause).Where(cause => _off.Contains(cause.Kind)).ToList()) End(cause, isFinal: true);
        foreach ((AlertKind kind, string rule) in _heldBack.Keys.Where(rule => _off.Contains(rule.Kind)).ToList()) Forget(kind, rule);
        _recent.RemoveAll(alert => _off.Contains(alert.Kind));
    }

    /// <summary>True if the cause has an alert in force.</summary>
    public bool IsActive(in AlertCause cause) => _ids.ContainsKey(cause);

    /// <summary>True if more evidence of the cause is worth a statement now: it has no alert yet, or was not restated for a while.</summary>
    public bool WantsStatement(in AlertCause cause) => !_off.Contains(cause.Kind) && (!_ids.TryGetValue(cause, out ulong id) || _now.SecondsSince(_active[IndexOf(_active, id)].Updated) >= RestateSeconds);

    /// <summary>Raises the alert of a cause, or restates it. False = it is held back, or its kind is switched off.</summary>
    public bool Raise(in AlertCause cause, AlertStatement statement)
    {
        if (_off.Contains(cause.Kind)) return false;
        if (statement.Evidence.Count > Alert.MaxEvidence) statement = statement with { Evidence = [.. statement.Evidence.Take(Alert.MaxEvidence)] };
        if (_ids.TryGetValue(cause, out ulong id))
        {
            Restate(IndexOf(_active, id), statement);
            return true;
        }

        if (TakeRecent(cause) is { } before)
        {
            Reopen(before, statement);
            return true;
        }

        if (!MayRaise(cause, statement)) return false;
        Alert alert = new() { Id = ++_lastId, Cause = cause, Statement = statement, Raised = _now, Updated = _now };
        _active.Add(alert);
        _ids[cause] = alert.Id;
        _raisedCounts[cause.Kind] = _raisedCounts.GetValueOrDefault(cause.Kind) + 1;
        Note(AlertChangeKind.Raised, alert);
        return true;
    }

    void Restate(int index, AlertStatement statement)
    {
        Alert alert = _active[index];
        bool isOther = alert.Severity != statement.Severity || alert.Statement.Verdict != statement.Verdict;
        if (!isOther && _now.SecondsSince(alert.Updated) < RestateSeconds) return;
        bool isGraver = statement.Severity > alert.Severity;
        _active[index] = alert with { Statement = statement, Updated = _now, Acknowledged = isGraver ? null : alert.Acknowledged, AcknowledgedBy = isGraver ? null : alert.AcknowledgedBy };
        Note(AlertChangeKind.Updated, _active[index]);
    }

    void Reopen(Alert before, AlertStatement statement)
    {
        _latched.RemoveAll(alert => alert.Id == before.Id);
        bool isGraver = statement.Severity > before.Severity;
        Alert alert = before with { Statement = statement, Updated = _now, Cleared = null, Reopened = before.Reopened + 1, Acknowledged = isGraver ? null : before.Acknowledged };
        _active.Insert(~IndexOf(_active, alert.Id), alert);
        _ids[alert.Cause] = alert.Id;
        Note(AlertChangeKind.Reopened, alert);
    }

    bool MayRaise(in AlertCause cause, AlertStatement statement)
    {
        (AlertKind, string) rule = (cause.Kind, cause.Rule ?? "");
        RaiseLimit limit = _limits.GetValueOrDefault(rule);
        if (_active.Count < MaxActive && limit.TryTake(_now))
        {
            _limits[rule] = limit;
            return true;
        }

        SuppressedCount++;
        HoldBack(cause, statement, rule);
        return false;
    }

    /// <summary>One alert says that a rule is held back; the alerts themselves may still come when it is calm.</summary>
    void HoldBack(in AlertCause cause, AlertStatement statement, (AlertKind Kind, string Rule) rule)
    {
        if (cause.Kind == AlertKind.TooMany) return;
        _heldBack[rule] = _now;
        AlertCause warning = new(AlertKind.TooMany, 0, (ulong)cause.Kind, cause.Rule);
        if (!IsActive(warning) && _active.Count < MaxActive + 100) Raise(warning, new AlertStatement { Severity = statement.Severity, ReopenSeconds = HeldBackReopenSeconds });
    }

    void EndHeldBack()
    {
        if (_heldBack.Count == 0) return;
        foreach ((AlertKind Kind, string Rule) rule in _heldBack.Where(pair => _now.SecondsSince(pair.Value) >= CalmSeconds).Select(pair => pair.Key).ToList())
        {
            _heldBack.Remove(rule);
            End(new AlertCause(AlertKind.TooMany, 0, (ulong)rule.Kind, rule.Rule.Length > 0 ? rule.Rule : null));
        }
    }

    /// <summary>A rule, or a kind without rules (empty), is no longer configured: nothing of it is held back.</summary>
    internal void Forget(AlertKind kind, string rule)
    {
        _limits.Remove((kind, rule));
        if (_heldBack.Remove((kind, rule))) End(new AlertCause(AlertKind.TooMany, 0, (ulong)kind, rule.Length > 0 ? rule : null), isFinal: true);
    }

    /// <summary>The cause is gone; without an alert of it nothing happens.</summary>
    /// <param name="isFinal">True: if it comes back it is a new alert.</param>
    public void End(in AlertCause cause, bool isFinal = false)
    {
        if (!_ids.Remove(cause, out ulong id)) return;
        int index = IndexOf(_active, id);
        Alert alert = _active[index] with { Cleared = _now, Updated = _now };
        _active.RemoveAt(index);
        if (alert.IsLatched) Latch(alert);
        if (!isFinal && alert.Statement.ReopenSeconds > 0) Remember(alert);
        Note(AlertChangeKind.Cleared, alert);
    }

    void Latch(Alert alert)
    {
        if (_latched.Count == MaxLatched) _latched.RemoveAt(0);
        _latched.Add(alert);
    }

    void Remember(Alert alert)
    {
        _recent.RemoveAll(old => !IsRecent(old));
        if (_recent.Count == MaxRecent) _recent.RemoveAt(0);
        _recent.Add(alert);
    }

    /// <summary>The alert of a cause that ended a short while ago, no longer remembered; null = none.</summary>
    Alert? TakeRecent(AlertCause cause)
    {
        int index = _recent.FindIndex(alert => alert.Cause == cause);
        if (index < 0) return null;
        Alert alert = _recent[index];
        _recent.RemoveAt(index);
        return IsRecent(alert) ? alert : null;
    }

    bool IsRecent(Alert alert) => _now.SecondsSince(alert.Cleared.GetValueOrDefault()) <= alert.Statement.ReopenSeconds;

    /// <summary>A track has become part of another: a cause of the first that is found in the second is the same alert.</summary>
    internal void Inherit(ulong track, ulong heir)
    {
        for (int i = 0; i < _recent.Count; i++)
        {
            AlertCause cause = _recent[i].Cause, moved = cause with { Subject = cause.Subject == track ? heir : cause.Subject, Other = cause.Other == track ? heir : cause.Other };
            if (moved != cause && moved.Subject != moved.Other) _recent[i] = _recent[i] with { Cause = moved };
        }
    }

    void Act(OperatorAction action)
    {
        for (int i = 0; i < _active.Count; i++)
            if ((action.Alert is null || _active[i].Id == action.Alert) && Changed(_active[i], action) is { } changed) Note(KindOf(action), _active[i] = changed);
        for (int i = _latched.Count - 1; i >= 0; i--)
        {
            if ((action.Alert is not null && _latched[i].Id != action.Alert) || Changed(_latched[i], action) is not { } changed) continue;
            int recent = _recent.FindIndex(alert => alert.Id == changed.Id);
            if (recent >= 0) _recent[recent] = changed;
            if (changed.IsLatched) _latched[i] = changed;
            else _latched.RemoveAt(i);
            Note(KindOf(action), changed);
        }
    }

    static AlertChangeKind KindOf(OperatorAction action) => action.Action == OperatorVerb.Silence ? AlertChangeKind.Silenced : AlertChangeKind.Acknowledged;

    /// <summary>Null = nothing changes.</summary>
    Alert? Changed(Alert alert, OperatorAction action)
    {
        if (action.Action == OperatorVerb.Silence) return alert with { SilencedUntil = _now.PlusSeconds(action.Seconds ?? 0), SilencedBy = action.By, Updated = _now };
        return alert.Acknowledged is null ? alert with { Acknowledged = _now, AcknowledgedBy = action.By, Updated = _now } : null;
    }

    void Note(AlertChangeKind kind, Alert alert)
    {
        _changes.Add(new AlertChange(++LastChange, kind, alert));
        AlertBytes.Write(_bytes, alert);
    }

    /// <summary>The place of an id (they are in the order of their ids), or the complement of where it belongs.</summary>
    static int IndexOf(List<Alert> alerts, ulong id)
    {
        ReadOnlySpan<Alert> span = CollectionsMarshal.AsSpan(alerts);
        int low = 0, high = span.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (span[middle].Id == id) return middle;
            if (span[middle].Id < id) low = middle + 1;
            else high = middle - 1;
        }

        return ~low;
    }
}
