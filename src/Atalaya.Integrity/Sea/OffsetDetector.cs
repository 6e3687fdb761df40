using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Fusion;
using Atalaya.Fusion.Sources;
using Atalaya.Integrity.Alerts;
using Atalaya.Integrity.Behaviour;

namespace Atalaya.Integrity.Sea;

/// <summary>
/// Vessels that state another place than theirs while radar follows them in a track of its own: a stated track that radar does not see where it sees others, and a
/// radar track without AIS that was part of it, or that keeps the same offset from it for minutes, turns and all. A convoy is no such pair: radar sees both.
/// </summary>
sealed class OffsetDetector(ShiftDetector shifts) : Detector
{
    const int StateVersion = 1, MaxPairs = 4096;
    const double SweepSeconds = 10;

    /// <summary>Slower vessels all have the same velocity, faster ones are none, m/s.</summary>
    const double LeastSpeed = 1.5, MostSpeed = 25;

    /// <summary>Difference of velocities with which a pair is looked at, m/s, and of speed: radar tracks lag in turns.</summary>
    const double VelocitySlack = 1, VelocityShare = 0.1;

    /// <summary>How far the offset may go from the settled one: AIS, ends of long ships, and radians of azimuth; the slower it may so drift in all, the longer it is watched, m/s.</summary>
    const double HeldMeters = 60, HeldRadians = 0.006, DriftSpeed = 0.25;

    /// <summary>Radians by which a radar that is not registered may be turned.</summary>
    const double UnknownAzimuth = 0.02;

    /// <summary>A radar sees a place if it saw so much there, in so many turns; it works if it was heard so lately.</summary>
    const double ProvenDetection = 0.7, ProvenTurns = 30, WorkingSeconds = 30, ProvenShare = 0.7;

    /// <summary>Those that were one are told of after so long apart.</summary>
    const double PartedSeconds = 60;

    /// <summary>A pair that turned together by so much, cosine of 20°, needs no proof of coverage.</summary>
    const double TurnedTogether = 0.94;

    /// <summary>A wrong place of the antenna may put a vessel off by its length, 400 m for the longest, and radar by its own error: nearer, those that were one were perhaps never at one place.</summary>
    const double ShipMeters = 450;

    /// <summary>A pair that is not there is forgotten; one that was told of, later.</summary>
    const double LostSeconds = 35, EndSeconds = 120;

    const double MetersPerRadian = 6_371_000;

    readonly RadarList _radars = new();
    readonly OffsetCandidates _candidates = new();
    readonly SortedDictionary<(ulong Stated, ulong Seen), OffsetPair> _pairs = [];
    readonly List<(ulong Stated, ulong Seen)> _gone = [];
    Instant _next;
    SeaSettings _settings = new();

    public override string Name => "sea_offset";

    public override void Configure(IntegritySettings settings) => _settings = settings.Sea;

    public override void Step(in IntegrityTick tick, AlertBook book)
    {
        _radars.Hear(tick.Reports, tick.Now);
        if (tick.Now < _next || _radars.All.IsEmpty) return;
        _next = tick.Now.PlusSeconds(SweepSeconds);
        _candidates.Collect(tick, _radars);
        foreach (ref readonly OffsetCandidate stated in _candidates.Stated)
            if (stated.Speed is >= LeastSpeed and <= MostSpeed && !shifts.IsFrozen(tick.Slots.Find(stated.Id))) Search(tick, stated, book);
        DropLost(tick.Now, book);
    }

    void Search(in IntegrityTick tick, in OffsetCandidate stated, AlertBook book)
    {
        double reach = _settings.OffsetMostMeters / MetersPerRadian;
        bool? isProven = null;
        ReadOnlySpan<OffsetCandidate> seen = _candidates.Seen;
        for (int i = _candidates.First(stated.Latitude - reach); i < seen.Length && seen[i].Latitude <= stated.Latitude + reach; i++)
        {
            ref readonly OffsetCandidate echo = ref seen[i];
            (double East, double North) offset = stated.To(echo);
            double meters = Math.Sqrt(offset.East * offset.East + offset.North * offset.North);
            bool wereOne = echo.BornFrom == stated.Id || (echo.Mmsi != 0 && echo.Mmsi == stated.Mmsi);
            if (meters > _settings.OffsetMostMeters || meters < LeastMeters(tick, echo, wereOne) || (!wereOne && !GoTogether(stated, echo))) continue;
            isProven ??= IsProven(tick, stated);
            Follow(tick, stated, echo, offset, wereOne, isProven.Value, book);
        }
    }

    static bool GoTogether(in OffsetCandidate stated, in OffsetCandidate echo) => echo.Mmsi == 0 && stated.VelocityDifference(echo) <= VelocitySlack + VelocityShare * stated.Speed;

    /// <summary>Nearer is explained by the radar's own errors.</summary>
    double LeastMeters(in IntegrityTick tick, in OffsetCandidate echo, bool wereOne)
    {
        if (wereOne || !tick.Tracker.TryReadGeometry(echo.Source, echo.Sensor, out SensorGeometry radar) || radar.IsRegistered) return _settings.ShiftMeters;
        return _settings.ShiftMeters + UnknownAzimuth * RangeOf(radar, echo);
    }

    static double RangeOf(in SensorGeometry radar, in OffsetCandidate echo)
    {
        (double east, double north) = radar.Frame.Project(echo.Latitude, echo.Longitude);
        return Math.Sqrt(east * east + north * north);
    }

    /// <summary>True if a radar at work sees what is where the vessel says it is.</summary>
    bool IsProven(in IntegrityTick tick, in OffsetCandidate stated)
    {
        foreach (RadarList.Radar radar in _radars.All)
        {
            if (tick.Now.SecondsSince(radar.Last) > WorkingSeconds || !tick.Tracker.Coverage.TryRead(radar.Source, radar.Sensor, stated.Latitude, stated.Longitude, tick.Now, out CoverageCell cell)) continue;
            if (cell.Unidentified.Turns >= ProvenTurns && cell.Unidentified.Probability >= ProvenDetection) return true;
        }

        return false;
    }

    void Follow(in IntegrityTick tick, in OffsetCandidate stated, in OffsetCandidate echo, (double East, double North) offset, bool wereOne, bool isProven, AlertBook book)
    {
        (ulong, ulong) key = (stated.Id, echo.Id);
        bool isKnown = _pairs.TryGetValue(key, out OffsetPair pair);
        if (!isKnown && _pairs.Count >= MaxPairs) return;
        if (!isKnown) pair.Restart(tick.Now, offset, stated);
        pair.WereOne |= wereOne;
        if (isProven && isKnown) pair.ProvenSeconds += tick.Now.SecondsSince(pair.Last);
        double held = HeldMeters + HeldRadians * (tick.Tracker.TryReadGeometry(echo.Source, echo.Sensor, out SensorGeometry radar) ? RangeOf(radar, echo) : 0);
        double off = pair.Add(tick.Now, offset);
        if (!pair.WereOne && !pair.IsRaised && off > held) pair.Restart(tick.Now, offset, stated);
        double least = pair.WereOne ? PartedSeconds : Math.Max(_settings.OffsetSeconds, held / DriftSpeed), lasted = tick.Now.SecondsSince(pair.Since);
        if (lasted >= least && (pair.ProvenSeconds >= ProvenShare * lasted || (!pair.WereOne && HaveTurned(pair, stated)))) Tell(tick, ref pair, key, lasted, least, book);
        _pairs[key] = pair;
    }

    /// <summary>True if the vessel's course is another than when the pair began: by chance no other turns with it.</summary>
    static bool HaveTurned(in OffsetPair pair, in OffsetCandidate stated)
    {
        double lengths = stated.Speed * Math.Sqrt(pair.StartEast * pair.StartEast + pair.StartNorth * pair.StartNorth);
        return pair.StartEast * stated.East + pair.StartNorth * stated.North < TurnedTogether * lengths;
    }

    void Tell(in IntegrityTick tick, ref OffsetPair pair, (ulong Stated, ulong Seen) key, double lasted, double least, AlertBook book)
    {
        AlertCause cause = Cause(key);
        if (!book.WantsStatement(cause) || !tick.Picture.TryGet(key.Stated, out Track track) || !tick.Picture.TryGet(key.Seen, out Track echo)) return;
        double meters = AisStatement.Distance(track.Latitude, track.Longitude, echo.Latitude, echo.Longitude);
        bool isSmall = meters < (pair.WereOne ? ShipMeters : ShiftDetector.FarMeters);
        pair.IsRaised |= book.Raise(cause, AlertStatement.Of(track, AlertSeverity.Caution) with
        {
            Verdict = isSmall ? Verdict.Fault : Verdict.Spoofed,
            Alternative = isSmall ? Verdict.Spoofed : pair.WereOne ? Verdict.Fault : Verdict.Coverage,
            Confidence = isSmall ? 0.6 : pair.WereOne ? 0.7 : 0.8,
            ReopenSeconds = 600,
            Evidence =
            [
                new(EvidenceTest.SensorDistance, meters, _settings.ShiftMeters, pair.Count),
                new(EvidenceTest.Duration, lasted, least, pair.Count),
            ],
        });
    }

    static AlertCause Cause((ulong Stated, ulong Seen) key) => new(AlertKind.ShiftedTrack, key.Stated, key.Seen);

    void DropLost(Instant now, AlertBook book)
    {
        foreach (((ulong, ulong) key, OffsetPair pair) in _pairs)
            if (now.SecondsSince(pair.Last) > (pair.IsRaised ? EndSeconds : LostSeconds)) _gone.Add(key);
        Drop(book);
    }

    void Drop(AlertBook book)
    {
        foreach ((ulong, ulong) key in _gone)
            if (_pairs.Remove(key, out OffsetPair pair) && pair.IsRaised) book.End(Cause(key));
        _gone.Clear();
    }

    public override void Forget(int slot, in Track track, AlertBook book)
    {
        _candidates.Forget(slot);
        if (_pairs.Count == 0) return;
        foreach ((ulong Stated, ulong Seen) key in _pairs.Keys)
            if (key.Stated == track.Id || key.Seen == track.Id) _gone.Add(key);
        Drop(book);
    }

    public override void Save(StateWriter writer, TrackSlots slots)
    {
        writer.Tag("IOFS", StateVersion);
        writer.Write(_next.UnixNanoseconds);
        _radars.Save(writer);
        _candidates.Save(writer, slots);
        writer.Write(_pairs.Count);
        foreach (((ulong Stated, ulong Seen) key, OffsetPair pair) in _pairs)
        {
            writer.Write(key.Stated);
            writer.Write(key.Seen);
            pair.Write(writer);
        }
    }

    public override void Load(ref StateReader reader, TrackSlots slots)
    {
        reader.Tag("IOFS", StateVersion);
        _next = new Instant(reader.ReadInt64());
        _radars.Load(ref reader);
        _candidates.Load(ref reader, slots);
        _pairs.Clear();
        for (int i = reader.ReadCount(78); i > 0; i--) _pairs[(reader.ReadUInt64(), reader.ReadUInt64())] = OffsetPair.Read(ref reader);
    }
}
