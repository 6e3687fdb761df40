using Atalaya.Core.Geodesy;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Integrity.Deception;

/// <summary>
/// Many aircraft that state the same place, jump by the same vector at the same time, or lie on one circle: an area is deceived. Equipment fails one at
/// a time; it needs no radar.
/// </summary>
sealed class MassPatternDetector(PositionDetector positions) : Detector
{
    const int StateVersion = 1, MostMembers = 128, LeastOnCircle = 5;
    const double StepSeconds = 1, ReopenSeconds = 600;

    /// <summary>The same place, metres; the same vector, metres or as a part of it.</summary>
    const double SamePlaceMeters = 2000, SameVectorMeters = 300, SameVectorShare = 0.15;

    const double LeastRadiusMeters = 500, MostRadiusMeters = 30_000, CircleResidualMeters = 100;

    /// <summary>Without a member for so long it is over.</summary>
    const double CalmSeconds = 120;

    static readonly AlertCause Cause = new(AlertKind.MassPattern, 0);

    readonly List<StatedJump> _members = [];
    DeceptionSettings _settings = new();
    Instant _next, _last;
    bool _isRaised;

    public override string Name => "mass_patterns";

    public override void Configure(IntegritySettings settings) => _settings = settings.Deception;

    readonly record struct Pattern(int Count, EvidenceTest Test, double Value, StatedJump Seed);

    public override void Step(in IntegrityTick tick, AlertBook book)
    {
        if (tick.Now < _next) return;
        _next = tick.Now.PlusSeconds(StepSeconds);
        Gather(tick);
        Pattern pattern = _members.Count >= _settings.PatternAircraft ? Find(tick.Now) : default;
        if (pattern.Count >= _settings.PatternAircraft) Say(tick.Now, pattern, book);
        else if (_isRaised && tick.Now.SecondsSince(_last) >= CalmSeconds)
        {
            book.End(Cause);
            _isRaised = false;
        }
    }

    /// <summary>Who jumped of late, and who is deceived now.</summary>
    void Gather(in IntegrityTick tick)
    {
        _members.Clear();
        foreach (int slot in positions.Accused)
        {
            ref readonly Accusation accusation = ref positions.AccusationOf(slot);
            if (accusation.Verdict != Verdict.Spoofed || _members.Count == MostMembers) continue;
            EcefPosition offset = JumpWatch.Difference(accusation.Stated, accusation.Measured);
            if (JumpWatch.Length(offset) > _settings.JumpMeters) _members.Add(new StatedJump { Track = accusation.Track, Time = accusation.Since, To = accusation.Stated, Offset = offset });
        }

        int accused = _members.Count;
        foreach (StatedJump jump in positions.Courses.Jumps)
            if (tick.Now.SecondsSince(jump.Time) < _settings.PatternSeconds && _members.Count < MostMembers && IsNew(jump, accused)) _members.Add(jump);
    }

    bool IsNew(in StatedJump jump, int accused)
    {
        for (int i = 0; i < accused; i++)
            if (_members[i].Track == jump.Track) return false;
        return true;
    }

    Pattern Find(Instant now)
    {
        Pattern best = default;
        foreach (StatedJump seed in _members)
        {
            int sameVector = 0, samePlace = 0;
            double allowed = Math.Max(SameVectorMeters, SameVectorShare * JumpWatch.Length(seed.Offset));
            foreach (StatedJump other in _members)
            {
                if (seed.To.DistanceTo(other.To) < SamePlaceMeters) samePlace++;
                bool isSameTime = Math.Abs(other.Time.SecondsSince(seed.Time)) < _settings.PatternSeconds;
                if (isSameTime && JumpWatch.Length(JumpWatch.Difference(other.Offset, seed.Offset)) < allowed) sameVector++;
            }

            if (samePlace > best.Count) best = new Pattern(samePlace, EvidenceTest.ObjectDistance, SamePlaceMeters, seed);
            if (sameVector > best.Count) best = new Pattern(sameVector, EvidenceTest.SensorDistance, JumpWatch.Length(seed.Offset), seed);
        }

        return best.Count < _settings.PatternAircraft && TryCircle(out Pattern circle) ? circle : best;
    }

    bool TryCircle(out Pattern pattern)
    {
        pattern = default;
        if (_members.Count < LeastOnCircle) return false;
        LocalFrame frame = new(Wgs84.ToGeodetic(_members[0].To));
        Span<(double, double)> points = stackalloc (double, double)[MostMembers];
        for (int i = 0; i < _members.Count; i++)
        {
            EnuVector place = frame.ToEnu(_members[i].To);
            points[i] = (place.East, place.North);
        }

        if (!CircleFit.TryFit(points[.._members.Count], out double radius, out double residual) || residual > CircleResidualMeters || radius is < LeastRadiusMeters or > MostRadiusMeters) return false;
        pattern = new Pattern(_members.Count, EvidenceTest.CircleRadius, radius, _members[0]);
        return true;
    }

    void Say(Instant now, in Pattern pattern, AlertBook book)
    {
        _last = now;
        if (_isRaised && !book.WantsStatement(Cause)) return;
        GeodeticPosition place = Wgs84.ToGeodetic(pattern.Seed.To);
        _isRaised = book.Raise(Cause, new AlertStatement
        {
            Severity = AlertSeverity.Alarm,
            Verdict = Verdict.Spoofed,
            Alternative = Verdict.Fault,
            Confidence = pattern.Count >= 2 * _settings.PatternAircraft ? 0.98 : 0.9,
            Latitude = place.Latitude,
            Longitude = place.Longitude,
            Evidence = [new AlertEvidence(EvidenceTest.SharedPattern, pattern.Count, _settings.PatternAircraft, _members.Count), new AlertEvidence(pattern.Test, pattern.Value)],
            ReopenSeconds = ReopenSeconds,
        });
    }

    public override void Forget(int slot, in Track track, AlertBook book)
    {
    }

    public override void Save(StateWriter writer, TrackSlots slots)
    {
        writer.Tag("IMAS", StateVersion);
        writer.Write(_next.UnixNanoseconds);
        writer.Write(_last.UnixNanoseconds);
        writer.Write(_isRaised);
    }

    public override void Load(ref StateReader reader, TrackSlots slots)
    {
        reader.Tag("IMAS", StateVersion);
        (_next, _last) = (new Instant(reader.ReadInt64()), new Instant(reader.ReadInt64()));
        _isRaised = reader.ReadBoolean();
    }
}
