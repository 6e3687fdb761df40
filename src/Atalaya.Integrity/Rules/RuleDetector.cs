using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Integrity.Rules;

/// <summary>
/// The rules of the configuration over the picture's deltas: raise, hold, clear. An alert clears when its cause has been away for a while, so that a track
/// that follows a border raises one alert and not many. Without rules nothing is remembered.
/// </summary>
sealed class RuleDetector : Detector
{
    const int StateVersion = 1;

    /// <summary>How long a cause must be away before its alert clears, and a track outside before it has left.</summary>
    const double HoldSeconds = 5;

    /// <summary>How long a track is new.</summary>
    const double NewSeconds = 30;

    /// <summary>How long an alert of an event (leaves, appears) stays.</summary>
    const double EventSeconds = 300;

    readonly Dictionary<ulong, WatchedTrack> _tracks = [];
    readonly List<int> _left = [];
    readonly List<AlertCause> _orphans = [];
    AreaInForce[] _areas = [];
    RuleInForce[] _rules = [];

    public override string Name => "rules";

    /// <param name="Since">The first tick it was looked at; null = none yet.</param>
    readonly record struct AreaInForce(AlertArea Area, AreaShape Shape, Instant? Since);

    /// <param name="Area">Place of its area; -1 = everywhere.</param>
    readonly record struct RuleInForce(AlertRule Rule, int Area, Instant? Since);

    /// <summary>Puts areas and rules in force. What stays as it was keeps its alerts; the alerts of what goes clear with the tick.</summary>
    public override void Configure(IntegritySettings settings)
    {
        (IReadOnlyList<AlertArea> areas, IReadOnlyList<AlertRule> rules) = (settings.Areas, settings.Rules);
        AreaInForce[] oldAreas = _areas;
        RuleInForce[] oldRules = _rules;
        _areas = [.. areas.Select(area => Array.Find(oldAreas, old => old.Area == area) is { Area: not null } kept ? kept : new AreaInForce(area, new AreaShape(area), null))];
        int[] areaMoves = [.. oldAreas.Select(old => Array.FindIndex(_areas, area => ReferenceEquals(area.Shape, old.Shape)))];
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
        for (int i = 0; i < _areas.Length; i++) _areas[i] = _areas[i] with { Since = _areas[i].Since ?? tick.End };
        for (int i = 0; i < _rules.Length; i++) _rules[i] = _rules[i] with { Since = _rules[i].Since ?? tick.End };
    }

    public override void Forget(int slot, in Track track, AlertBook book)
    {
        if (!_tracks.Remove(track.Id, out WatchedTrack? ended)) return;
        foreach (WatchedTrack.RaisedRule raised in ended.Raised) book.End(Cause(track.Id, _rules[raised.Rule].Rule));
    }

    static AlertCause Cause(ulong track, AlertRule rule) => new(AlertKind.Rule, track, 0, rule.Name);

    void Update(Tick tick, in Track track, AlertBook book)
    {
        if (_rules.Length == 0 || track.Status is not (TrackStatus.Confirmed or TrackStatus.Coasting)) return;
        if (!_tracks.TryGetValue(track.Id, out WatchedTrack? watched)) _tracks[track.Id] = watched = new WatchedTrack { FirstSeen = tick.End };
        double? height = RuleConditions.HeightOf(track);
        _left.Clear();
        if (track.HasPosition) UpdateStays(tick, watched, track, height);
        for (int i = 0; i < _rules.Length; i++) UpdateRule(tick, i, watched, track, height, book);
        watched.LastSeen = tick.End;
    }

    void UpdateStays(Tick tick, WatchedTrack watched, in Track track, double? height)
    {
        if (_areas.Length == 0) return;
        SpherePoint place = new(track.Latitude, track.Longitude);
        for (int i = 0; i < _areas.Length; i++)
        {
            bool isInside = _areas[i].Shape.Contains(place) && _areas[i].Shape.IsWithinHeights(height);
            int at = IndexOfStay(watched, i);
            if (isInside && at < 0) watched.Stays.Add(new WatchedTrack.Stay(i, HasEntered: watched.LastSeen >= _areas[i].Since, null));
            else if (at >= 0 && isInside) watched.Stays[at] = watched.Stays[at] with { OutsideSince = null };
            else if (at >= 0) GoOut(tick, watched, at);
        }
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
        int stay = rule.Area < 0 ? -1 : IndexOfStay(watched, rule.Area), raised = IndexOfRaised(watched, index);
        bool isIn = rule.Area < 0 || stay >= 0;
        bool isCause = RuleConditions.AreMet(rule.Rule, track, height) && rule.Rule.When switch
        {
            RuleMoment.Inside => isIn,
            RuleMoment.Enters => isIn && watched.Stays[stay].HasEntered,
            RuleMoment.Leaves => _left.Contains(rule.Area),
            _ => isIn && (stay < 0 || !watched.Stays[stay].HasEntered) && track.StartTime >= rule.Since && tick.End.SecondsSince(watched.FirstSeen) <= NewSeconds,
        };
        if (raised >= 0)
        {
            if (IsHeld(tick, rule.Rule.When, isIn, isCause, watched, raised)) return;
            book.End(Cause(track.Id, rule.Rule));
            watched.Raised.RemoveAt(raised);
        }
        else if (isCause && book.Raise(Cause(track.Id, rule.Rule), AlertStatement.Of(track, rule.Rule.Severity) with { Area = rule.Rule.Area }))
        {
            watched.Raised.Add(new WatchedTrack.RaisedRule(index, tick.End, null));
        }
    }

    static bool IsHeld(Tick tick, RuleMoment when, bool isIn, bool isCause, WatchedTrack watched, int at)
    {
        WatchedTrack.RaisedRule raised = watched.Raised[at];
        if (when is RuleMoment.Leaves or RuleMoment.Appears) return tick.End.SecondsSince(raised.At) < EventSeconds && !(when == RuleMoment.Leaves && isIn);
        if (!isIn) return false;
        Instant? unmet = isCause ? null : raised.UnmetSince ?? tick.End;
        watched.Raised[at] = raised with { UnmetSince = unmet };
        return unmet is not { } since || tick.End.SecondsSince(since) < HoldSeconds;
    }

    static int IndexOfStay(WatchedTrack track, int area) => track.Stays.FindIndex(stay => stay.Area == area);
    static int IndexOfRaised(WatchedTrack track, int rule) => track.Raised.FindIndex(raised => raised.Rule == rule);

    public override void Save(StateWriter writer, TrackSlots slots)
    {
        writer.Tag("IRUL", StateVersion);
        writer.Write(_areas.Length);
        foreach (AreaInForce area in _areas) Write(writer, area.Since);
        writer.Write(_rules.Length);
        foreach (RuleInForce rule in _rules) Write(writer, rule.Since);
        writer.Write(_tracks.Count);
        foreach ((ulong id, WatchedTrack track) in _tracks.OrderBy(pair => pair.Key))
        {
            writer.Write(id);
            Write(writer, track.FirstSeen);
            Write(writer, track.LastSeen);
            writer.Write(track.Stays.Count);
            foreach (WatchedTrack.Stay stay in track.Stays)
            {
                writer.Write(stay.Area);
                writer.Write(stay.HasEntered);
                Write(writer, stay.OutsideSince);
            }

            writer.Write(track.Raised.Count);
            foreach (WatchedTrack.RaisedRule raised in track.Raised)
            {
                writer.Write(raised.Rule);
                Write(writer, raised.At);
                Write(writer, raised.UnmetSince);
            }
        }
    }

    public override void Load(ref StateReader reader, TrackSlots slots)
    {
        reader.Tag("IRUL", StateVersion);
        if (reader.ReadInt32() != _areas.Length) throw new InvalidDataException("state: areas are not those of the saved configuration");
        for (int i = 0; i < _areas.Length; i++) _areas[i] = _areas[i] with { Since = ReadInstant(ref reader) };
        if (reader.ReadInt32() != _rules.Length) throw new InvalidDataException("state: rules are not those of the saved configuration");
        for (int i = 0; i < _rules.Length; i++) _rules[i] = _rules[i] with { Since = ReadInstant(ref reader) };
        _tracks.Clear();
        int count = reader.ReadCount(34);
        for (int i = 0; i < count; i++)
        {
            ulong id = reader.ReadUInt64();
            _tracks[id] = ReadTrack(ref reader);
        }
    }

    WatchedTrack ReadTrack(ref StateReader reader)
    {
        WatchedTrack track = new() { FirstSeen = ReadInstant(ref reader).GetValueOrDefault(), LastSeen = ReadInstant(ref reader).GetValueOrDefault() };
        int stays = reader.ReadCount(14);
        for (int i = 0; i < stays; i++) track.Stays.Add(new WatchedTrack.Stay(ReadIndex(ref reader, _areas.Length), reader.ReadBoolean(), ReadInstant(ref reader)));
        int raised = reader.ReadCount(22);
        for (int i = 0; i < raised; i++)
            track.Raised.Add(new WatchedTrack.RaisedRule(ReadIndex(ref reader, _rules.Length), ReadInstant(ref reader).GetValueOrDefault(), ReadInstant(ref reader)));
        return track;
    }

    static int ReadIndex(ref StateReader reader, int length)
    {
        int index = reader.ReadInt32();
        return index >= 0 && index < length ? index : throw new InvalidDataException("state: an alert of no rule");
    }

    static void Write(StateWriter writer, Instant? time)
    {
        writer.Write(time.HasValue);
        writer.Write(time.GetValueOrDefault().UnixNanoseconds);
    }

    static Instant? ReadInstant(ref StateReader reader)
    {
        bool hasValue = reader.ReadBoolean();
        Instant time = new(reader.ReadInt64());
        return hasValue ? time : null;
    }
}
