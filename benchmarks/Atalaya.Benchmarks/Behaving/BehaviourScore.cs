using System.Globalization;
using System.Text.Json;
using Atalaya.Benchmarks.Integrity;
using Atalaya.Integrity.Alerts;
using Atalaya.Scenarios;

namespace Atalaya.Benchmarks.Behaving;

/// <summary>Judges alerts by what truly happened.</summary>
sealed class BehaviourScore
{
    /// <summary>So long before it happens a warning is in time: collisions at sea, conflicts in the air.</summary>
    const int SeaLead = 60, AirLead = 15;

    /// <summary>An alert is right if truth comes within so much of the limits: errors of place and speed are no nuisance.</summary>
    const double Margin = 1.2;

    /// <summary>What is foretold so near to the end is not seen to happen.</summary>
    public const int UnjudgedSeconds = 240;

    readonly SortedDictionary<string, Count> _counts = [];

    sealed class Count
    {
        public int Raised, Right, Encounters, Found;
        public List<int> Leads { get; } = [];
    }

    public void Add(TruthTable truth, IReadOnlyCollection<RaisedAlert> alerts, int seconds, Action<string> tell)
    {
        Dictionary<(int, int), List<RaisedAlert>> bySea = [], byAir = [];
        foreach (RaisedAlert alert in alerts)
        {
            (TruthPath? subject, TruthPath? other) = FindBoth(truth, alert);
            if (alert.Second > seconds - UnjudgedSeconds && other is not null) continue;
            bool isRight = IsRight(alert, subject, other);
            Note(alert.Alert.Kind.ToString(), isRight);
            if (alert.Severity == AlertSeverity.Alarm) Note(alert.Alert.Kind + "/alarm", isRight);
            if (!isRight) tell(Describe(alert, subject, other));
            if (subject is null || other is null) continue;
            Dictionary<(int, int), List<RaisedAlert>>? pairs = alert.Alert.Kind switch { AlertKind.CollisionRisk => bySea, AlertKind.Conflict => byAir, _ => null };
            if (pairs is null) continue;
            (int, int) key = Key(subject, other);
            if (!pairs.TryGetValue(key, out List<RaisedAlert>? list)) pairs[key] = list = [];
            list.Add(alert);
        }

        FindEncounters(truth, seconds, isSea: true, bySea, tell);
        FindEncounters(truth, seconds, isSea: false, byAir, tell);
    }

    void Note(string rule, bool isRight)
    {
        Count count = Of(rule);
        count.Raised++;
        if (isRight) count.Right++;
    }

    Count Of(string rule) => _counts.TryGetValue(rule, out Count? count) ? count : _counts[rule] = new Count();
    static (int, int) Key(TruthPath one, TruthPath other) => one.Thing.Id < other.Thing.Id ? (one.Thing.Id, other.Thing.Id) : (other.Thing.Id, one.Thing.Id);

    /// <summary>Whom an alert is about, in truth.</summary>
    public static (TruthPath? Subject, TruthPath? Other) FindBoth(TruthTable truth, RaisedAlert alert) =>
        (truth.Find(alert.Subject, alert.Second), alert.Other is { } track ? truth.Find(track, alert.Second) : null);

    public static bool IsRight(RaisedAlert alert, TruthPath? subject, TruthPath? other)
    {
        if (subject is null) return false;
        int second = alert.Second;
        switch (alert.Alert.Kind)
        {
            case AlertKind.CollisionRisk:
                return other is not null && other != subject && subject.Closest(other, second, second + (int)alert.Value(EvidenceTest.ClosestTime) + 180).Distance <= Margin * alert.Threshold(EvidenceTest.ClosestDistance);
            case AlertKind.Conflict:
                return other is not null && other != subject && subject.LosesSeparation(other, second - 10, second + 150, Margin * alert.Threshold(EvidenceTest.ClosestDistance), Margin * alert.Threshold(EvidenceTest.VerticalDistance));
            case AlertKind.Rendezvous:
                return other is not null && other != subject && subject.Closest(other, second - 60, second).Distance <= 200;
            case AlertKind.LowSlowSmall:
                return subject.Thing.Kind == ObjectKind.Drone;
            case AlertKind.Emergency:
                return subject.Thing.Mode3A == 0 || subject.Thing.Ais == AisKind.Sart || alert.Subject.Identity.Mode3A is 0xFC0;
            case AlertKind.Loitering:
                return subject.PathRatio(second - (int)alert.Value(EvidenceTest.Duration), second) >= alert.Threshold(EvidenceTest.PathRatio) / Margin;
            case AlertKind.LostInCoverage:
                return subject.Last < second;
            case AlertKind.AppearedInCoverage:
                return subject.First > second - 120;
            default:
                return false;
        }
    }

    static string Describe(RaisedAlert alert, TruthPath? subject, TruthPath? other)
    {
        (double distance, int at, double vertical) = subject is not null && other is not null && subject != other ? subject.Closest(other, alert.Second, alert.Second + 900) : (double.NaN, -1, double.NaN);
        return string.Create(CultureInfo.InvariantCulture, $"\"wrong\":\"{alert.Alert.Kind}\",\"severity\":\"{alert.Severity}\",\"second\":{alert.Second},\"subject\":{subject?.Thing.Id ?? 0},\"other\":{other?.Thing.Id ?? 0},\"true_closest_m\":{(double.IsFinite(distance) ? Math.Round(distance) : -1)},\"in_s\":{at - alert.Second},\"vertical_m\":{(double.IsFinite(vertical) ? Math.Round(vertical) : -1)},\"evidence\":\"{string.Join(' ', alert.Alert.Statement.Evidence.Select(evidence => string.Create(CultureInfo.InvariantCulture, $"{evidence.Test}={evidence.Value:0.##}/{evidence.Threshold:0.##}")))}\",\"probability\":{(double.IsFinite(alert.Alert.Statement.Confidence) ? Math.Round(alert.Alert.Statement.Confidence, 2) : -1)}");
    }

    /// <summary>True encounters that a rule is for: much nearer than its limit, both under way and steady for long enough to be foretold.</summary>
    void FindEncounters(TruthTable truth, int seconds, bool isSea, Dictionary<(int, int), List<RaisedAlert>> alerts, Action<string> tell)
    {
        TruthPath[] paths = [.. truth.Paths.Where(path => isSea ? IsShip(path.Thing) : IsAircraft(path.Thing))];
        Count count = Of(isSea ? nameof(AlertKind.CollisionRisk) : nameof(AlertKind.Conflict));
        for (int i = 0; i < paths.Length; i++)
        {
            for (int j = i + 1; j < paths.Length; j++)
            {
                if (Encounter.Find(paths[i], paths[j], isSea, seconds) is not { } at) continue;
                count.Encounters++;
                int lead = isSea ? SeaLead : AirLead;
                List<RaisedAlert>? raised = alerts.GetValueOrDefault(Key(paths[i], paths[j]));
                if (raised?.Where(alert => alert.Second <= at).Select(alert => at - alert.Second).DefaultIfEmpty(-1).Max() is { } most && most >= lead)
                {
                    count.Found++;
                    count.Leads.Add(Math.Min(most, 1000));
                }
                else
                {
                    tell(string.Create(CultureInfo.InvariantCulture, $"\"missed\":\"{(isSea ? "CollisionRisk" : "Conflict")}\",\"second\":{at},\"subject\":{paths[i].Thing.Id},\"other\":{paths[j].Thing.Id},\"late_s\":{(raised is null ? -1 : raised.Min(alert => alert.Second) - at)}"));
                }
            }
        }
    }

    static bool IsShip(ScenarioObject thing) => thing.Kind == ObjectKind.Vessel && thing.Ais is AisKind.ClassA or AisKind.ClassB && thing.ShipType is not ((>= 31 and <= 34) or (>= 50 and <= 55) or 58);
    static bool IsAircraft(ScenarioObject thing) => thing.Kind is ObjectKind.Aircraft or ObjectKind.Helicopter && thing.Transponder != TransponderKind.None;

    public void Print(double hours)
    {
        foreach ((string rule, Count count) in _counts)
        {
            int nuisances = count.Raised - count.Right;
            count.Leads.Sort();
            Console.WriteLine(JsonSerializer.Serialize(new
            {
                rule,
                hours,
                raised = count.Raised,
                right = count.Right,
                nuisances,
                nuisances_per_hour = Math.Round(nuisances / hours, 3),
                upper_95 = Math.Round(RateBounds.HighestCount(nuisances) / hours, 3),
                encounters = count.Encounters,
                found = count.Found,
                found_lower_95 = count.Encounters == 0 ? (double?)null : Math.Round(Bounds.ShareLower(count.Found, count.Encounters), 3),
                lead_median_s = count.Leads.Count == 0 ? (int?)null : count.Leads[count.Leads.Count / 2],
            }));
        }
    }
}
