using Atalaya.Benchmarks.Behaving;
using Atalaya.Benchmarks.Integrity;
using Atalaya.Core.Frames;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Integrity.Alerts;
using Atalaya.Pipeline;
using Atalaya.Scenarios;
using Atalaya.Scenarios.Events;

namespace Atalaya.Benchmarks.Nuisance;

/// <summary>Keeps every alert that a strait raises, and judges it by what truly happened: at once where that is known, behaviour of pairs at the end.</summary>
sealed class NuisanceJudge(Instant start, BadSenders senders) : IFlowObserver, ITruthObserver
{
    /// <summary>After so long a receiver that was disturbed must be quiet again.</summary>
    const double AfterSeconds = 300;

    /// <summary>So long an area stays jammed without traffic that shows it free.</summary>
    const double RegionAfterSeconds = 1200;

    readonly TruthTable _truth = new(start);
    readonly SeaTruth _sea = new();
    readonly Dictionary<(bool IsVessel, uint Number), (Instant Jammed, Instant Spoofed, Instant Off)> _disturbed = [];
    readonly List<JudgedAlert> _judged = [];

    public void Observe(Instant time, ScenarioObject thing, in TruthState state)
    {
        _truth.Observe(time, thing, state);
        _sea.Observe(time, thing, state);
        if ((state.Situation & (Situation.Jammed | Situation.Spoofed | Situation.AisOff)) == 0) return;
        (bool, uint) key = thing.Mmsi != 0 ? (true, thing.Mmsi) : (false, thing.Address);
        if (!_disturbed.TryGetValue(key, out var last)) last = (Instant.MinValue, Instant.MinValue, Instant.MinValue);
        if (state.Situation.HasFlag(Situation.Jammed)) last.Jammed = time;
        if (state.Situation.HasFlag(Situation.Spoofed)) last.Spoofed = time;
        if (state.Situation.HasFlag(Situation.AisOff)) last.Off = time;
        _disturbed[key] = last;
    }

    public void Observe(Instant time, in TruthEvent beginning) => _sea.Observe(time, beginning);

    public void TickDecoded(Flow flow, Tick tick, ReadOnlySpan<Core.Reports.Report> reports) => senders.Spoil(tick.End, reports);

    public void TickClosed(Flow flow, Tick tick, ReadOnlySpan<PictureDelta> deltas, LogPosition next)
    {
        foreach (AlertChange change in flow.Alerts.Changes)
        {
            if (change.Kind == AlertChangeKind.Raised) _judged.Add(Judge(flow, tick, change.Alert, deltas));
            else if (_judged.Find(one => one.Alert.Id == change.Alert.Id) is { } known && change.Alert.Severity > known.Severity) known.Severity = change.Alert.Severity;
        }
    }

    JudgedAlert Judge(Flow flow, Tick tick, Alert alert, ReadOnlySpan<PictureDelta> deltas)
    {
        int second = (int)Math.Floor(tick.End.SecondsSince(start));
        RaisedAlert? raised = AlertRecorder.Find(flow, alert.TrackId, deltas) is { } subject ? new RaisedAlert(second, alert, subject, AlertRecorder.Find(flow, alert.Cause.Other, deltas)) : null;
        return new JudgedAlert(second, alert, raised, IsTrueNow(alert, tick.End));
    }

    /// <summary>One of the two leaves the simulated world before what was foretold.</summary>
    static bool EndsBefore(JudgedAlert one)
    {
        double seconds = one.Alert.Statement.Evidence.Where(evidence => evidence.Test is EvidenceTest.ClosestTime or EvidenceTest.ConflictTime).Select(evidence => evidence.Value).FirstOrDefault();
        return one.Subject is { } subject && one.Other is { } other && Math.Min(subject.Last, other.Last) < one.Second + seconds;
    }

    /// <summary>Null = only the future tells.</summary>
    bool? IsTrueNow(Alert alert, Instant now)
    {
        AlertStatement statement = alert.Statement;
        switch (alert.Kind)
        {
            case AlertKind.GnssInterference:
                double phase = StraitEvents.Phase(now.SecondsSince(start));
                double meters = Geodesic.Inverse(new(statement.Latitude, statement.Longitude, 0), StraitEvents.Jammer).DistanceMeters;
                return phase >= StraitEvents.Jamming.From && phase <= StraitEvents.Jamming.To + RegionAfterSeconds && meters < 2 * StraitEvents.JammerReachMeters;
            case AlertKind.AisSilence:
                return _sea.IsOff(statement.Identity.Mmsi, now) || _sea.HasEnded(statement.Identity.Mmsi, now);
            case AlertKind.ReappearedElsewhere:
                return LastOf(statement).Off is { } off && off != Instant.MinValue && now.SecondsSince(off) < AfterSeconds;
            case AlertKind.DarkVessel:
                return _sea.NearestWithoutAis(statement.Latitude, statement.Longitude, now) < 600;
            case >= AlertKind.PositionContradicted and <= AlertKind.SilentTransponder or >= AlertKind.ImpossibleSpeed and <= AlertKind.ReappearedElsewhere:
                return IsTrueDoubt(statement, now);
            case AlertKind.Outlier:
                return senders.IsBad(NumberOf(statement));
            case AlertKind.TooMany:
                return true; // says what the book did; counted
            default:
                return null;
        }
    }

    /// <summary>Who is deceived may be called spoofed or at fault; who is jammed, jammed or at fault; bad equipment, at fault or jammed.</summary>
    bool IsTrueDoubt(AlertStatement statement, Instant now)
    {
        (Instant jammed, Instant spoofed, _) = LastOf(statement);
        bool isModest = statement.Verdict is Verdict.Jammed or Verdict.Fault;
        if (spoofed != Instant.MinValue && now.SecondsSince(spoofed) < AfterSeconds && (isModest || statement.Verdict == Verdict.Spoofed)) return true;
        return isModest && ((jammed != Instant.MinValue && now.SecondsSince(jammed) < AfterSeconds) || senders.IsBad(NumberOf(statement)));
    }

    static uint NumberOf(AlertStatement statement) => statement.Identity.Mmsi != 0 ? statement.Identity.Mmsi : statement.Identity.Address;

    (Instant Jammed, Instant Spoofed, Instant Off) LastOf(AlertStatement statement) =>
        _disturbed.TryGetValue((statement.Identity.Mmsi != 0, NumberOf(statement)), out var last) ? last : (Instant.MinValue, Instant.MinValue, Instant.MinValue);

    /// <summary>Every alert with its judgement, once the strait has ended; what is foretold too near to the end to be seen is left out.</summary>
    public IEnumerable<JudgedAlert> Judged(int seconds)
    {
        foreach (JudgedAlert one in _judged)
        {
            if (one.IsTrue != true && one.Raised is { } raised)
            {
                (one.Subject, one.Other) = BehaviourScore.FindBoth(_truth, raised);
                if (one.IsTrue is null)
                {
                    if ((raised.Other is not null && raised.Second > seconds - BehaviourScore.UnjudgedSeconds) || EndsBefore(one)) continue;
                    one.IsTrue = BehaviourScore.IsRight(raised, one.Subject, one.Other);
                }
            }

            yield return one;
        }
    }
}
