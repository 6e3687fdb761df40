using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Integrity.Behaviour.Pairs;

/// <summary>A detector of encounters: looks at all pairs that are near each other every few seconds, remembers those that matter, raises and ends their alerts.</summary>
abstract class PairDetector(AlertKind kind, string stateTag) : Detector, IPairVisitor
{
    const int StateVersion = 1;

    readonly PairSearch _search = new();
    readonly List<PairHit> _hits = [];
    List<PairState> _states = [], _next = [];
    Instant _due;

    /// <summary>Of the open pass.</summary>
    protected Instant Now { get; private set; }

    protected abstract bool IsEnabled { get; }
    protected abstract double PeriodSeconds { get; }

    /// <summary>Metres within which pairs are looked at.</summary>
    protected abstract double ReachMeters { get; }

    /// <summary>How long a pair no longer counts before its alert ends, and its memory goes.</summary>
    protected abstract double HoldSeconds { get; }

    /// <summary>False = the track is no matter.</summary>
    protected abstract bool TryMove(in Track track, TrackSlots slots, Instant now, out Mover mover);

    /// <summary>False = the pair is no matter.</summary>
    protected abstract bool TryHit(in Mover first, in Mover second, ref PairHit hit);

    /// <summary>What is found counts long enough for an alert.</summary>
    protected abstract bool IsConfirmed(in PairState state);

    protected virtual void Remember(ref PairState state, in PairHit hit)
    {
    }

    /// <summary>All pairs have been visited; hits may still be changed.</summary>
    protected virtual void Filter(Span<PairHit> hits, ReadOnlySpan<Mover> movers)
    {
    }

    protected abstract AlertStatement State(in Track first, in Track second, in PairState state, in PairHit hit);

    public override void Step(in IntegrityTick tick, AlertBook book)
    {
        if (tick.Now < _due) return;
        Now = tick.Now;
        _due = Now.PlusSeconds(PeriodSeconds);
        _search.Clear();
        _hits.Clear();
        if (IsEnabled)
        {
            foreach (ref readonly Track track in tick.Picture.Tracks)
                if (track.Status == TrackStatus.Confirmed && track.HasPosition && TryMove(track, tick.Slots, Now, out Mover mover)) _search.Add(mover);
            _search.Visit(ReachMeters, this);
            Filter(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_hits), _search.Movers);
            _hits.Sort();
        }

        Merge(tick, book);
    }

    void IPairVisitor.Visit(in Mover first, in Mover second)
    {
        PairHit hit = new() { First = first.Id, Second = second.Id };
        if (TryHit(first, second, ref hit)) _hits.Add(hit);
    }

    /// <summary>Goes through what was remembered and what was found, both in the order of their ids.</summary>
    void Merge(in IntegrityTick tick, AlertBook book)
    {
        _next.Clear();
        int state = 0, hit = 0;
        while (state < _states.Count || hit < _hits.Count)
        {
            int order = state == _states.Count ? 1 : hit == _hits.Count ? -1 : Compare(_states[state], _hits[hit]);
            PairState pair = order <= 0 ? _states[state++] : new PairState { First = _hits[hit].First, Second = _hits[hit].Second };
            if (order < 0) Miss(ref pair, book);
            else Hit(tick, ref pair, _hits[hit++], book);
            if (pair.IsRaised || Now.SecondsSince(pair.LastSeen) <= HoldSeconds) _next.Add(pair);
        }

        (_states, _next) = (_next, _states);
    }

    static int Compare(in PairState state, in PairHit hit) => state.First != hit.First ? state.First.CompareTo(hit.First) : state.Second.CompareTo(hit.Second);

    void Miss(ref PairState pair, AlertBook book)
    {
        pair.History <<= 1;
        if (Now.SecondsSince(pair.LastCounted) <= HoldSeconds) return;
        pair.Since = default;
        if (!pair.IsRaised) return;
        book.End(Cause(pair));
        (pair.IsRaised, pair.Severity) = (false, default);
    }

    void Hit(in IntegrityTick tick, ref PairState pair, in PairHit hit, AlertBook book)
    {
        pair.LastSeen = Now;
        Remember(ref pair, hit);
        if (!hit.Counts)
        {
            Miss(ref pair, book);
            return;
        }

        pair.History = (byte)(pair.History << 1 | 1);
        if (pair.Since == default) pair.Since = Now;
        pair.LastCounted = Now;
        if (!pair.IsRaised && !IsConfirmed(pair)) return;
        bool isGraver = hit.Severity > pair.Severity;
        AlertCause cause = Cause(pair);
        if (!isGraver && !book.WantsStatement(cause)) return;
        if (!tick.Picture.TryGet(pair.First, out Track first) || !tick.Picture.TryGet(pair.Second, out Track second)) return;
        if (isGraver) pair.Severity = hit.Severity;
        pair.IsRaised = book.Raise(cause, State(first, second, pair, hit));
    }

    AlertCause Cause(in PairState pair) => new(kind, pair.First, pair.Second);

    public override void Forget(int slot, in Track track, AlertBook book)
    {
        for (int i = _states.Count - 1; i >= 0; i--)
        {
            if (_states[i].First != track.Id && _states[i].Second != track.Id) continue;
            if (_states[i].IsRaised) book.End(Cause(_states[i]));
            _states.RemoveAt(i);
        }
    }

    public override void Save(StateWriter writer, TrackSlots slots)
    {
        writer.Tag(stateTag, StateVersion);
        writer.Write(_due.UnixNanoseconds);
        writer.Write(_states.Count);
        foreach (PairState pair in _states) pair.Write(writer);
    }

    public override void Load(ref StateReader reader, TrackSlots slots)
    {
        reader.Tag(stateTag, StateVersion);
        _due = new Instant(reader.ReadInt64());
        _states.Clear();
        for (int i = reader.ReadCount(PairState.Length); i > 0; i--) _states.Add(PairState.Read(ref reader));
    }
}
