using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;

namespace Atalaya.Integrity;

/// <summary>
/// The alerts in force: one per cause. A pure function of the picture's deltas and the configuration, so that it replays. Always: the emergency state of a
/// confirmed track; besides, the rules of the configuration.
/// </summary>
public sealed class AlertList
{
    /// <summary>Alerts of rules in force at once; what more a rule would raise is counted. A list that no one can read warns of nothing.</summary>
    public const int MaxRuleAlerts = 1000;

    const int StateVersion = 2;

    readonly List<Alert> _active = [];
    readonly Dictionary<ulong, ulong> _emergencies = [];
    readonly StateWriter _changes = new();
    readonly RuleMonitor _rules;
    ulong _lastId;

    public AlertList() => _rules = new RuleMonitor(this);

    /// <summary>Alerts whose cause lasts, in the order they were raised.</summary>
    public IReadOnlyList<Alert> Active => _active;

    /// <summary>True if time alone can change nothing here.</summary>
    public bool IsIdle => true;

    /// <summary>Alerts of rules that were not raised because there were too many.</summary>
    public long SuppressedCount { get; private set; }

    /// <summary>Puts areas and rules in force from the open tick on; each must be sound.</summary>
    public void Configure(IReadOnlyList<AlertArea> areas, IReadOnlyList<AlertRule> rules) => _rules.Configure(areas, rules);

    /// <summary>Applies a tick's deltas; the answer is the canonical bytes of every alert raised or cleared, valid until the next call.</summary>
    public ReadOnlySpan<byte> Update(Tick tick, ReadOnlySpan<PictureDelta> deltas)
    {
        _changes.Clear();
        _rules.Begin(tick);
        foreach (ref readonly PictureDelta delta in deltas)
        {
            UpdateEmergency(tick, delta.Track);
            _rules.Update(tick, delta.Track);
        }

        return _changes.Written;
    }

    void UpdateEmergency(Tick tick, in Track track)
    {
        bool inForce = track.Emergency != Emergency.None && track.Status is TrackStatus.Confirmed or TrackStatus.Coasting;
        if (_emergencies.TryGetValue(track.Id, out ulong id))
        {
            if (inForce && _active[IndexOf(id)].Emergency == track.Emergency) return;
            Clear(id, tick);
        }

        if (inForce) _emergencies[track.Id] = Raise(tick, track, new Alert { Kind = AlertKind.Emergency, Severity = AlertSeverity.Alarm });
    }

    /// <summary>Null = too many are in force.</summary>
    internal ulong? Raise(Tick tick, AlertRule rule, in Track track)
    {
        if (_active.Count - _emergencies.Count < MaxRuleAlerts) return Raise(tick, track, new Alert { Kind = AlertKind.Rule, Severity = rule.Severity, Rule = rule.Name, Area = rule.Area });
        SuppressedCount++;
        return null;
    }

    ulong Raise(Tick tick, in Track track, Alert alert)
    {
        alert.Id = ++_lastId;
        alert.TrackId = track.Id;
        alert.Emergency = track.Emergency;
        alert.Raised = tick.End;
        alert.Evidence = NewestEvidence(track);
        _active.Add(alert);
        AlertBytes.Write(_changes, alert);
        return alert.Id;
    }

    internal void Clear(ulong id, Tick tick)
    {
        int index = IndexOf(id);
        Alert cleared = _active[index];
        cleared.Cleared = tick.End;
        _active.RemoveAt(index);
        if (cleared.Kind == AlertKind.Emergency) _emergencies.Remove(cleared.TrackId);
        AlertBytes.Write(_changes, cleared);
    }

    /// <summary>They are in the order of their ids.</summary>
    int IndexOf(ulong id)
    {
        int low = 0, high = _active.Count - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_active[middle].Id < id) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    static Provenance NewestEvidence(in Track track)
    {
        Provenance newest = default;
        Instant time = Instant.MinValue;
        for (int i = 0; i < track.ContributionCount; i++)
        {
            Contribution contribution = track.Contributions[i];
            if (contribution.Last < time) continue;
            time = contribution.Last;
            newest = new Provenance(contribution.Source, contribution.Position);
        }

        return newest;
    }

    public void Save(StateWriter writer)
    {
        writer.Tag("ALRT", StateVersion);
        writer.Write(_lastId);
        writer.Write(SuppressedCount);
        writer.Write(_active.Count);
        foreach (Alert alert in _active) AlertBytes.Write(writer, alert);
        _rules.Save(writer);
    }

    /// <summary>Loads after the saved configuration is in force.</summary>
    public void Load(ref StateReader reader)
    {
        if (reader.Tag("ALRT", StateVersion) < StateVersion) throw new InvalidDataException("state: alerts of an earlier layout");
        _lastId = reader.ReadUInt64();
        SuppressedCount = reader.ReadInt64();
        int count = reader.ReadCount(AlertBytes.MinimumLength);
        _active.Clear();
        _emergencies.Clear();
        for (int i = 0; i < count; i++)
        {
            Alert alert = AlertBytes.Read(ref reader);
            if (_active.Count > 0 && _active[^1].Id >= alert.Id) throw new InvalidDataException("state: alerts are not in order");
            _active.Add(alert);
            if (alert.Kind == AlertKind.Emergency) _emergencies[alert.TrackId] = alert.Id;
        }

        _rules.Load(ref reader);
        if (!_rules.Raised.All(id => _active.Count > 0 && _active[IndexOf(id)].Id == id)) throw new InvalidDataException("state: a rule has an alert that is none");
    }
}
