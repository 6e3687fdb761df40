using Atalaya.Core.Frames;
using Atalaya.Core.Geodesy;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Fusion;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Integrity.Deception;

/// <summary>
/// One address in two places. What was stated jumped away from where sensors go on measuring the aircraft: its place is contradicted. Both places are
/// heard for a while: two aircraft have one address (a fault where sensors see both), or someone transmits with the address of another (a clone).
/// </summary>
sealed class DuplicateAddressDetector(PositionDetector positions) : Detector
{
    const int StateVersion = 1, MostTracks = 4;
    const double StepSeconds = 1, ReopenSeconds = 600;

    /// <summary>Nearer two tracks of one address may be one aircraft, metres.</summary>
    const double ApartMeters = 3000;

    /// <summary>The same while others jump as well: who flies near the false place is deceived too.</summary>
    const double PatternMeters = 1000;

    /// <summary>Heard within so many seconds; measured within so many turns, or seconds where the turn is not known.</summary>
    const double StatedSeconds = 8, MeasuredTurns = 2.5, MeasuredSeconds = 15;

    /// <summary>Both must be heard for so long before the address is said to be shared: the end of a jump leaves two tracks too.</summary>
    const double PairSeconds = 15;

    /// <summary>Not both for so long: the alert ends.</summary>
    const double AloneSeconds = 60;

    /// <summary>Messages of each of two places that no errors of decoding make within a minute.</summary>
    const int LeastRefused = 12, LeastAccepted = 6;

    readonly SharedAddresses _addresses = new();
    readonly SortedDictionary<(ulong, ulong), AddressPair> _pairs = [];
    readonly List<(ulong, ulong)> _over = [];
    DeceptionSettings _settings = new();
    Instant _next;

    public override string Name => "duplicate_addresses";

    public override void Configure(IntegritySettings settings) => _settings = settings.Deception;

    public override void Step(in IntegrityTick tick, AlertBook book)
    {
        for (int i = 0; i < tick.Deltas.Length; i++) _addresses.Add(tick.DeltaSlots[i], tick.Deltas[i].Track);
        if (tick.Now < _next) return;
        _next = tick.Now.PlusSeconds(StepSeconds);
        Span<int> slots = stackalloc int[MostTracks];
        foreach (uint address in _addresses.Shared)
        {
            int count = _addresses.CopySlots(address, slots);
            for (int i = 1; i < count; i++)
                for (int j = 0; j < i; j++) Compare(tick, slots[i], slots[j], book);
        }

        for (int slot = 0; slot < tick.Slots.Limit; slot++)
            if (tick.Slots[slot] != 0 && positions.Courses.Hearings[slot].Refused > 0) LookAtRefused(tick, slot, book);
        EndPairs(tick, book);
    }

    /// <summary>One receiver hears two places under one address by turns: its decoder refuses those of the second.</summary>
    void LookAtRefused(in IntegrityTick tick, int slot, AlertBook book)
    {
        ref Hearing hearing = ref positions.Courses.Hearings[slot];
        AlertCause cause = new(AlertKind.DuplicateAddress, tick.Slots[slot]);
        if (tick.Now.SecondsSince(hearing.RefusedLast) >= AloneSeconds)
        {
            (hearing.Refused, hearing.Accepted) = (0, 0);
            book.End(cause);
            return;
        }

        bool isBoth = hearing.Refused >= LeastRefused && hearing.Accepted >= LeastAccepted && hearing.RefusedLast.SecondsSince(hearing.RefusedSince) >= PairSeconds;
        if (!isBoth || !book.WantsStatement(cause) || !tick.Picture.TryGet(tick.Slots[slot], out Track track)) return;
        book.Raise(cause, AlertStatement.Of(track, AlertSeverity.Caution) with
        {
            Verdict = Verdict.Clone,
            Alternative = Verdict.Fault,
            Confidence = 0.7,
            Evidence = [new AlertEvidence(EvidenceTest.SharedPattern, hearing.Refused, LeastRefused, hearing.Refused + hearing.Accepted)],
            ReopenSeconds = ReopenSeconds,
        });
    }

    /// <param name="older">Slot of the track that began earlier.</param>
    void Compare(in IntegrityTick tick, int older, int newer, AlertBook book)
    {
        if (!tick.Picture.TryGet(tick.Slots[older], out Track first) || !tick.Picture.TryGet(tick.Slots[newer], out Track second)) return;
        if (!IsConfirmed(first) || !IsConfirmed(second) || Meters(first, second) is var apart && apart < PatternMeters) return;
        bool statedFirst = IsStated(older, tick.Now), statedSecond = IsStated(newer, tick.Now);
        bool measuredFirst = IsMeasured(tick, older), measuredSecond = IsMeasured(tick, newer);
        if (apart < ApartMeters && (statedFirst || !statedSecond || !IsPattern(tick.Now))) return;
        if (statedFirst && statedSecond) Share(tick, first, second, measuredFirst, measuredSecond, book);
        else if (statedSecond) Jumped(tick, older, first, second, measuredFirst && !measuredSecond, book);
        else if (statedFirst) Returned(tick, older, newer, first, second, measuredSecond && !measuredFirst, book);
    }

    /// <summary>The newer track goes with what is stated; the older one may go on with what is measured.</summary>
    void Jumped(in IntegrityTick tick, int slot, in Track measured, in Track stated, bool isMeasured, AlertBook book)
    {
        ref readonly Hearing hearing = ref positions.Courses.Hearings[slot];
        if (hearing.Stated == default) return;
        EcefPosition to = Ecef(stated);
        positions.Courses.NoteJump(new StatedJump { Track = measured.Id, Address = measured.Identity.Address, Time = stated.StartTime, To = to, Offset = JumpWatch.Difference(to, Ecef(measured)) });
        if (isMeasured && hearing.MeasuredSince >= (IsPattern(tick.Now) ? 1 : 2)) positions.AccuseDouble(tick, slot, measured, stated, book);
    }

    /// <summary>The older track is stated again; or it is the newer one that is measured, where the tracks changed places.</summary>
    void Returned(in IntegrityTick tick, int older, int newer, in Track stated, in Track other, bool isOtherMeasured, AlertBook book)
    {
        positions.AcquitDouble(older, stated.Id, book);
        if (isOtherMeasured && positions.Courses.Hearings[newer].MeasuredSince >= 2 && positions.Courses.Hearings[older].Stated != default && other.ReportCount > 3)
            positions.AccuseDouble(tick, newer, other, stated, book);
    }

    /// <summary>Several stated courses jumped of late.</summary>
    bool IsPattern(Instant now)
    {
        int jumps = 0;
        foreach (StatedJump jump in positions.Courses.Jumps)
            if (now.SecondsSince(jump.Time) < _settings.PatternSeconds) jumps++;
        return jumps >= _settings.PatternAircraft;
    }

    void Share(in IntegrityTick tick, in Track first, in Track second, bool measuredFirst, bool measuredSecond, AlertBook book)
    {
        (ulong, ulong) key = first.Id < second.Id ? (first.Id, second.Id) : (second.Id, first.Id);
        AddressPair pair = _pairs.TryGetValue(key, out AddressPair known) ? known : default;
        if (pair.Verdict == Verdict.None && tick.Now.SecondsSince(pair.Last) > StatedSeconds) pair.Since = tick.Now;
        pair.Last = tick.Now;
        if (pair.Last.SecondsSince(pair.Since) >= PairSeconds)
        {
            bool both = measuredFirst && measuredSecond, one = measuredFirst || measuredSecond;
            Verdict verdict = both ? Verdict.Fault : Verdict.Clone;
            AlertCause cause = new(AlertKind.DuplicateAddress, key.Item1, key.Item2);
            bool isRaised = (pair.Verdict == verdict && !book.WantsStatement(cause)) || book.Raise(cause, Statement(measuredSecond && !measuredFirst ? first : second, first, second, verdict, both ? 0.7 : one ? 0.85 : 0.6));
            if (isRaised) pair.Verdict = verdict;
        }

        _pairs[key] = pair;
    }

    static AlertStatement Statement(in Track about, in Track first, in Track second, Verdict verdict, double confidence) => AlertStatement.Of(about, AlertSeverity.Caution) with
    {
        Verdict = verdict,
        Alternative = verdict == Verdict.Fault ? Verdict.Clone : Verdict.Fault,
        Confidence = confidence,
        Evidence = [new AlertEvidence(EvidenceTest.IdentityDistance, Meters(first, second), ApartMeters, 2)],
        ReopenSeconds = ReopenSeconds,
    };

    void EndPairs(in IntegrityTick tick, AlertBook book)
    {
        if (_pairs.Count == 0) return;
        foreach (((ulong, ulong) key, AddressPair pair) in _pairs)
            if (tick.Now.SecondsSince(pair.Last) >= AloneSeconds) _over.Add(key);
        foreach ((ulong, ulong) key in _over) End(key, book);
        _over.Clear();
    }

    void End((ulong First, ulong Second) key, AlertBook book)
    {
        if (_pairs[key].Verdict != Verdict.None) book.End(new AlertCause(AlertKind.DuplicateAddress, key.First, key.Second));
        _pairs.Remove(key);
    }

    bool IsStated(int slot, Instant now) => positions.Courses.Hearings[slot].Stated is { UnixNanoseconds: not 0 } stated && now.SecondsSince(stated) < StatedSeconds;

    bool IsMeasured(in IntegrityTick tick, int slot)
    {
        ref readonly Hearing hearing = ref positions.Courses.Hearings[slot];
        if (hearing.Measured == default) return false;
        bool hasTurn = tick.Tracker.TryReadGeometry(new SourceId(hearing.Source), hearing.Sensor, out SensorGeometry sensor) && double.IsFinite(sensor.TurnSeconds);
        return tick.Now.SecondsSince(hearing.Measured) < (hasTurn ? MeasuredTurns * sensor.TurnSeconds : MeasuredSeconds);
    }

    static bool IsConfirmed(in Track track) => track.HasPosition && track.Status is TrackStatus.Confirmed or TrackStatus.Coasting;

    static EcefPosition Ecef(in Track track) => Wgs84.ToEcef(new GeodeticPosition(track.Latitude, track.Longitude, 0));

    static double Meters(in Track one, in Track other) => Ecef(one).DistanceTo(Ecef(other));

    public override void Forget(int slot, in Track track, AlertBook book)
    {
        _addresses.Forget(slot);
        book.End(new AlertCause(AlertKind.DuplicateAddress, track.Id));
        if (_pairs.Count == 0) return;
        foreach ((ulong First, ulong Second) key in _pairs.Keys)
            if (key.First == track.Id || key.Second == track.Id) _over.Add(key);
        foreach ((ulong, ulong) key in _over) End(key, book);
        _over.Clear();
    }

    public override void Save(StateWriter writer, TrackSlots slots)
    {
        writer.Tag("IDUP", StateVersion);
        _addresses.Save(writer, slots);
        writer.Write(_pairs.Count);
        foreach (((ulong first, ulong second), AddressPair pair) in _pairs)
        {
            writer.Write(first);
            writer.Write(second);
            ColumnBytes.Write(writer, pair);
        }

        writer.Write(_next.UnixNanoseconds);
    }

    public override void Load(ref StateReader reader, TrackSlots slots)
    {
        reader.Tag("IDUP", StateVersion);
        _addresses.Load(ref reader, slots);
        for (int i = reader.ReadCount(37); i > 0; i--)
        {
            ulong first = reader.ReadUInt64(), second = reader.ReadUInt64();
            AddressPair pair = default;
            ColumnBytes.Read(ref reader, ref pair);
            _pairs[(first, second)] = pair;
        }

        _next = new Instant(reader.ReadInt64());
    }
}
