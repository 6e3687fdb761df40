using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Integrity.Rules;

/// <summary>
/// The rules of the configuration over the picture's deltas: raise, hold, clear. An alert clears when its cause has been away for a while, so that a track
/// that follows a border raises one alert and not many. Without rules nothing is remembered.
/// </summary>
sealed partial class RuleDetector : Detector
{
    /// <summary>How long a cause must be away before its alert clears, and a track outside before it has left.</summary>
    const double HoldSeconds = 5;

    /// <summary>How long a track is new.</summary>
    const double NewSeconds = 30;

    /// <summary>Farther from a line than this, and than 2 σ of its place, a track is clear of it.</summary>
    const double ClearMeters = 50;

    /// <summary>Probability of being inside soon: from here on there is an alert, and here it is nearly sure; it ends below the last.</summary>
    const double LikelyProbability = 0.5, SureProbability = 0.9, UnlikelyProbability = 0.35;

    /// <summary>How often it is looked at whether a track will enter an area.</summary>
    const double LookSeconds = 2;

    /// <summary>How far ahead: aircraft, and all else.</summary>
    const double AirHorizonSeconds = 60, SeaHorizonSeconds = 600;

    /// <summary>How long an alert of an event (leaves, appears, crosses) stays.</summary>
    const double EventSeconds = 300;

    readonly Dictionary<ulong, WatchedTrack> _tracks = [];
    readonly List<int> _left = [];
    readonly List<(int Area, LineSide To)> _crossed = [];
    readonly List<AlertCause> _orphans = [];
    bool _isLooking;
    AreaInForce[] _areas = [];
    RuleInForce[] _rules = [];

    public override string Name => "rules";

    /// <param name="Area">Place of its area; -1 = everywhere.</param>
    /// <param name="Since">The first tick it was looked at; null = none yet.</param>
    readonly record struct RuleInForce(AlertRule Rule, int Area, Instant? Since);

    /// <summary>Puts areas and rules in force. What stays as it was keeps its alerts; the alerts of what goes clear with the tick.</summary>
    public override void Configure(IntegritySettings settings)
    {
        (IReadOnlyList<AlertArea> areas, IReadOnlyList<AlertRule> rules) = (settings.Areas, settings.Rules);
        AreaInForce[] oldAreas = _areas;
        RuleInForce[] oldRules = _rules;
        _areas = [.. areas.Select(area => Array.Find(oldAreas, old => old.Area == area) ?? new AreaInForce(area))];
        int[] areaMoves = [.. oldAreas.Select(old => Array.FindIndex(_areas, area => ReferenceEquals(area, old)))];
        _rules = [.. rules.Select(rule =>
        {
            int area = rule.Area is null ? -1 : Array.FindIndex(_areas, candidate => candidate.Area.Name == rule.Area);
            int old = Array.FindIndex(oldRules, candidate => candidate.Rule == rule && (candidate.Area < 0 ? -1 : areaMoves[candidate.Area]) == area);
            return new RuleInForce(rule, area, old < 0 ? null : oldRules[old].Since);
        })];
        int[] ruleMoves = [.. oldRules.Select(old => Array.FindIndex(_rules, rule => rule.Rule == old.Rule && rule.Since == old.Since && rule.Area == (old.Area < 0 ? -1 : areaMoves[old.Area])))];
        foreach ((ulong id, WatchedTrack track) in _tracks.OrderBy(pair => pair.Key)) Move(id, track, oldRules, areaMoves, ruleMoves);
        if (_rules.Length == 0) _tracks.Clear();
    }

    void Move(ulong id, WatchedTrack track, RuleInForce[] oldRules, int[] areaMoves, int[] ruleMoves)
    {
        for (int i = track.Stays.Count - 1; i >= 0; i--)
        {
            WatchedTrack.Stay stay = track.Stays[i];
            if (areaMoves[stay.Area] < 0) track.Stays.RemoveAt(i);
            else track.Stays[i] = stay with { Area = areaMoves[stay.Area] };
        }

        for (int i = track.Anchors.Count - 1; i >= 0; i--)
        {
            int area = areaMoves[track.Anchors[i].Area];
            if (area < 0) track.Anchors.RemoveAt(i);
            else track.Anchors[i] = track.Anchors[i] with { Area = area };
        }

        for (int i = track.Raised.Count - 1; i >= 0; i--)
        {
            WatchedTrack.RaisedRule raised = track.Raised[i];
            if (ruleMoves[raised.Rule] >= 0)
            {
                track.Raised[i] = raised with { Rule = ruleMoves[raised.Rule] };
                continue;
            }

            _orphans.Add(Cause(id, oldRules[raised.Rule].Rule));
            track.Raised.RemoveAt(i);
        }
    }

    public override void Step(in IntegrityTick tick, AlertBook book)
    {
        Begin(tick.Tick, book);
        foreach (ref readonly PictureDelta delta in tick.Deltas) Update(tick.Tick, delta.Track, book);
    }

    /// <summary>Begins a tick: what was put in force in it counts from its end.</summary>
    void Begin(Tick tick, AlertBook book)
    {
        foreach (AlertCause orphan in _orphans)
        {
            book.End(orphan, isFinal: true);
            book.Forget(AlertKind.Rule, orphan.Rule!);
        }

        _orphans.Clear();
        foreach (AreaInForce area in _areas) area.Begin(tick);
        for (int i = 0; i < _rules.Length; i++) _rules[i] = _rules[i] with { Since = _rules[i].Since ?? tick.End };
    }

    public override void Forget(int slot, in Track track, AlertBook book)
    {
        if (!_tracks.Remove(track.Id, out WatchedTrack? ended)) return;
        foreach (WatchedTrack.RaisedRule raised in ended.Raised) book.End(Cause(track.Id, _rules[raised.Rule].Rule));
    }

    static AlertCause Cause(ulong track, AlertRule rule) => new(rule.When == RuleMoment.Approaches ? AlertKind.EntryPredicted : AlertKind.Rule, track, 0, rule.Name);

    void Update(Tick tick, in Track track, AlertBook book)
    {
        if (_rules.Length == 0 || track.Status is not (TrackStatus.Confirmed or TrackStatus.Coasting)) return;
        if (!_tracks.TryGetValue(track.Id, out WatchedTrack? watched)) _tracks[track.Id] = watched = new WatchedTrack { FirstSeen = tick.End };
        double? height = RuleConditions.HeightOf(track);
        _left.Clear();
        _crossed.Clear();
        if (track.HasPosition) UpdateStays(tick, watched, track, height);
        _isLooking = tick.End >= watched.NextLook;
        if (_isLooking) watched.NextLook = tick.End.PlusSeconds(LookSeconds);
        for (int i = 0; i < _rules.Length; i++) UpdateRule(tick, i, watched, track, height, book);
        watched.LastSeen = tick.End;
    }

    void UpdateStays(Tick tick, WatchedTrack watched, in Track track, double? height)
    {
        if (_areas.Length == 0) return;
        SpherePoint place = new(track.Latitude, track.Longitude);
        for (int i = 0; i < _areas.Length; i++)
        {
            if (_areas[i].Since is not { } since) ForgetArea(watched, i);
            else if (_areas[i].Line is { } line) UpdateLine(watched, i, line, track, place, height);
            else UpdateStay(tick, watched, i, _areas[i].Shape!.Contains(place) && IsWithinHeights(i, height), since);
        }
    }

    bool IsWithinHeights(int area, double? height) => AreaShape.IsWithinHeights(_areas[area].Area, height);

    void UpdateStay(Tick tick, WatchedTrack watched, int area, bool isInside, Instant since)
    {
        int at = IndexOfStay(watched, area);
        if (isInside && at < 0) watched.Stays.Add(new WatchedTrack.Stay(area, HasEntered: watched.LastSeen >= since, tick.End, null));
        else if (at >= 0 && isInside) watched.Stays[at] = watched.Stays[at] with { OutsideSince = null };
        else if (at >= 0) GoOut(tick, watched, at);
    }

    /// <summary>An area that does not count now: who was inside has not left.</summary>
    static void ForgetArea(WatchedTrack watched, int area)
    {
        watched.Stays.RemoveAll(stay => stay.Area == area);
        watched.Anchors.RemoveAll(anchor => anchor.Area == area);
    }

    /// <summary>A line is crossed when a track is clear of it on the other side than it was clear of it before: along a line nobody crosses.</summary>
    void UpdateLine(WatchedTrack watched, int area, LineShape line, in Track track, in SpherePoint place, double? height)
    {
        double margin = Math.Max(ClearMeters, 2 * Math.Sqrt(Math.Max(track.VarianceNorth, track.VarianceEast)));
        if (!line.IsClear(place, margin)) return;
        WatchedTrack.Anchor now = new(area, track.Latitude, track.Longitude);
        int at = watched.Anchors.FindIndex(anchor => anchor.Area == area);
        if (at < 0)
        {
            watched.Anchors.Add(now);
            return;
        }

        SpherePoint before = new(watched.Anchors[at].Latitude, watched.Anchors[at].Longitude);
        if (line.Crossing(before, place) is { } side && IsWithinHeights(area, height)) _crossed.Add((area, side));
        watched.Anchors[at] = now;
    }

    void GoOut(Tick tick, WatchedTrack watched, int at)
    {
        WatchedTrack.Stay stay = watched.Stays[at];
        Instant since = stay.OutsideSince ?? tick.End;
        watched.Stays[at] = stay with { OutsideSince = since };
        if (tick.End.SecondsSince(since) < HoldSeconds) return;
        watched.Stays.RemoveAt(at);
        _left.Add(stay.Area);
    }

    void UpdateRule(Tick tick, int index, WatchedTrack watched, in Track track, double? height, AlertBook book)
    {
        RuleInForce rule = _rules[index];
        if (rule.Rule.When == RuleMoment.Approaches)
        {
            UpdateApproach(tick, index, watched, track, height, book);
            return;
        }

        int stay = rule.Area < 0 ? -1 : IndexOfStay(watched, rule.Area), raised = IndexOfRaised(watched, index);
        bool isIn = rule.Area < 0 || stay >= 0;
        bool isCause = RuleConditions.AreMet(rule.Rule, track, height) && rule.Rule.When switch
        {
            RuleMoment.Inside => isIn,
            RuleMoment.Enters => isIn && watched.Stays[stay].HasEntered,
            RuleMoment.Leaves => _left.Contains(rule.Area),
            RuleMoment.Stays => isIn && tick.End.SecondsSince(watched.Stays[stay].Since) >= rule.Rule.MinStaySeconds,
            RuleMoment.Crosses => _crossed.Exists(crossing => crossing.Area == rule.Area && (rule.Rule.CrossesTo is not { } side || crossing.To == side)),
            _ => isIn && (stay < 0 || !watched.Stays[stay].HasEntered) && track.StartTime >= rule.Since && tick.End.SecondsSince(watched.FirstSeen) <= NewSeconds,
        };
        if (raised >= 0)
        {
            if (IsHeld(tick, rule.Rule.When, isIn, isCause, watched, raised)) return;
            book.End(Cause(track.Id, rule.Rule));
            watched.Raised.RemoveAt(raised);
        }
        else if (isCause && book.Raise(Cause(track.Id, rule.Rule), AlertStatement.Of(track, rule.Rule.Severity) with { Area = rule.Rule.Area, Evidence = Evidence(tick, rule.Rule, watched, stay) }))
        {
            watched.Raised.Add(new WatchedTrack.RaisedRule(index, tick.End, null, rule.Rule.Severity));
        }
    }

    static AlertEvidence[] Evidence(Tick tick, AlertRule rule, WatchedTrack watched, int stay) =>
        rule.When == RuleMoment.Stays ? [new AlertEvidence(EvidenceTest.Duration, tick.End.SecondsSince(watched.Stays[stay].Since), rule.MinStaySeconds ?? double.NaN)] : [];

    static bool IsHeld(Tick tick, RuleMoment when, bool isIn, bool isCause, WatchedTrack watched, int at)
    {
        WatchedTrack.RaisedRule raised = watched.Raised[at];
        if (when is RuleMoment.Leaves or RuleMoment.Appears or RuleMoment.Crosses) return tick.End.SecondsSince(raised.At) < EventSeconds && !(when == RuleMoment.Leaves && isIn);
        return isIn && IsHeld(tick, isCause, watched, at);
    }

    static bool IsHeld(Tick tick, bool isCause, WatchedTrack watched, int at)
    {
        WatchedTrack.RaisedRule raised = watched.Raised[at];
        Instant? unmet = isCause ? null : raised.UnmetSince ?? tick.End;
        watched.Raised[at] = raised with { UnmetSince = unmet };
        return unmet is not { } since || tick.End.SecondsSince(since) < HoldSeconds;
    }

    void UpdateApproach(Tick tick, int index, WatchedTrack watched, in Track track, double? height, AlertBook book)
    {
        RuleInForce rule = _rules[index];
        int raised = IndexOfRaised(watched, index);
        if (rule.Area < 0 || _areas[rule.Area] is not { Since: not null, Shape: { } shape } || IndexOfStay(watched, rule.Area) >= 0)
        {
            if (raised >= 0) EndApproach(watched, raised, track, book);
            return;
        }

        if (!_isLooking || !track.HasPosition) return;
        bool isMet = RuleConditions.AreMet(rule.Rule, track, height);
        double horizon = rule.Rule.HorizonSeconds ?? (track.Domain is Domain.Air or Domain.Drone ? AirHorizonSeconds : SeaHorizonSeconds);
        (double probability, double seconds) = isMet ? EntryPrediction.Of(track, shape, height, horizon) : default;
        if (raised >= 0 && !IsHeld(tick, probability >= UnlikelyProbability, watched, raised)) EndApproach(watched, raised, track, book);
        else if (probability >= LikelyProbability) RaiseApproach(tick, index, raised, probability, seconds, watched, track, book);
    }

    void RaiseApproach(Tick tick, int index, int raised, double probability, double seconds, WatchedTrack watched, in Track track, AlertBook book)
    {
        AlertRule rule = _rules[index].Rule;
        AlertSeverity severity = probability >= SureProbability || rule.Severity == AlertSeverity.Advisory ? rule.Severity : rule.Severity - 1;
        bool isGraver = raised < 0 || severity > watched.Raised[raised].Severity;
        if (!isGraver && !book.WantsStatement(Cause(track.Id, rule))) return;
        if (!isGraver) severity = watched.Raised[raised].Severity;
        AlertEvidence[] evidence = [new(EvidenceTest.ProbabilityInside, probability, LikelyProbability), new(EvidenceTest.ClosestTime, seconds)];
        if (!book.Raise(Cause(track.Id, rule), AlertStatement.Of(track, severity) with { Area = rule.Area, Confidence = probability, Evidence = evidence })) return;
        if (raised < 0) watched.Raised.Add(new WatchedTrack.RaisedRule(index, tick.End, null, severity));
        else watched.Raised[raised] = watched.Raised[raised] with { Severity = severity };
    }

    void EndApproach(WatchedTrack watched, int raised, in Track track, AlertBook book)
    {
        book.End(Cause(track.Id, _rules[watched.Raised[raised].Rule].Rule));
        watched.Raised.RemoveAt(raised);
    }

    static int IndexOfStay(WatchedTrack track, int area) => track.Stays.FindIndex(stay => stay.Area == area);
    static int IndexOfRaised(WatchedTrack track, int rule) => track.Raised.FindIndex(raised => raised.Rule == rule);
}
