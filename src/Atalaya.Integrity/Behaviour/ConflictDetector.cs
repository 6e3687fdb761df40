using Atalaya.Core.Numerics;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Integrity.Alerts;
using Atalaya.Integrity.Behaviour.Pairs;

namespace Atalaya.Integrity.Behaviour;

/// <summary>Aircraft that are about to lose their separation, or have lost it. Heights are those of pressure, as pilots and controllers keep apart by them.</summary>
sealed class ConflictDetector() : PairDetector(AlertKind.Conflict, "ISTC")
{
    const double ReopenSeconds = 300;
    const double FormationMeters = 1852;

    /// <summary>What has no address may be the other aircraft seen by radar, while that one states places so far off.</summary>
    const double SameMeters = 4000;

    /// <summary>What has no address is known so much later: its track rests on a radar's plots alone.</summary>
    const double AnonymousAgePart = 3;

    /// <summary>What has no address and is known worse than this, metres an axis, may be elsewhere.</summary>
    const double MostAnonymousSigma = 300;

    /// <summary>Codes of flights by sight: 7000 (Europe), 1200 (Americas), octal.</summary>
    const ushort VisualCode = 0xE00, AmericanVisualCode = 0x280;

    /// <summary>Velocity of an aircraft wanders by so much in a second, (m/s)/√s.</summary>
    const double Wander = 1;

    /// <summary>Courses are compared over so long.</summary>
    const double CourseSeconds = 6;

    readonly SlotColumn<Course> _courses = new();
    ConflictSettings _settings = new();

    /// <summary>A course, and how fast it turned, radians and radians per second.</summary>
    struct Course
    {
        public Instant Time;
        public float Angle, Rate;
    }

    public override string Name => "conflict";
    protected override bool IsEnabled => _settings.IsEnabled;
    protected override double PeriodSeconds => 2;
    protected override double HoldSeconds => 10;

    /// <summary>Nobody is warned of what lies farther ahead than <see cref="ConflictSettings.WarnSeconds"/>.</summary>
    protected override double ReachMeters => _settings.WarnSeconds * 550 + Math.Max(_settings.UpperDistanceMeters, _settings.LowerDistanceMeters);

    public override void Configure(IntegritySettings settings) => _settings = settings.Behaviour.Conflict;

    protected override bool TryMove(in Track track, TrackSlots slots, Instant now, out Mover mover)
    {
        mover = default;
        if (track.Domain != Domain.Air || track.Identity.SystemTrack != 0 || (track.Flags & ReportFlags.OnGround) != 0 || float.IsNaN(track.VelocityNorth) || now.SecondsSince(track.StartTime) < _settings.LeastAgeSeconds * (track.Identity.HasAddress ? 1 : AnonymousAgePart)) return false;
        if ((track.EstimatedPressureAltitude ?? track.PressureAltitude) is not { } height || height < _settings.LeastHeightMeters) return false;
        mover = Mover.Of(track, now);
        if (!track.Identity.HasAddress && mover.Variance > MostAnonymousSigma * MostAnonymousSigma) return false;
        if (mover.Speed < _settings.LeastSpeedMetersPerSecond) return false;
        mover.Climb = track.VerticalRate ?? 0;
        mover.Height = height + mover.Climb * Math.Clamp(now.SecondsSince(track.Time), 0, 5);
        mover.Wander = Wander * Wander;
        mover.Code = track.Identity.Mode3A ?? 0;
        mover.Key = track.Identity.HasAddress ? track.Identity.Address : mover.Code != 0 ? 1UL << 32 | mover.Code : 0;
        if (FliesBySight(track)) mover.Traits = MoverTraits.Visual;
        if (Turns(track, ref _courses[slots.Find(track.Id)]) || !HasAddress(mover)) mover.Traits |= MoverTraits.Turning;
        return true;
    }

    /// <summary>Compares the course with that of some seconds before.</summary>
    bool Turns(in Track track, ref Course course)
    {
        double seconds = track.Time.SecondsSince(course.Time);
        if (course.Time != default && seconds < CourseSeconds) return Math.Abs(course.Rate) > _settings.TurnRadiansPerSecond;
        float angle = (float)StableMath.Atan2(track.VelocityEast, track.VelocityNorth);
        bool isFirst = course.Time == default || seconds > 5 * CourseSeconds;
        course = new Course { Time = track.Time, Angle = angle, Rate = isFirst ? 0 : (float)(Core.Geodesy.Angle.NormalizePlusMinusPi(angle - course.Angle) / seconds) };
        return Math.Abs(course.Rate) > _settings.TurnRadiansPerSecond;
    }

    public override void Forget(int slot, in Track track, AlertBook book)
    {
        base.Forget(slot, track, book);
        _courses.Clear(slot);
    }

    public override void Save(StateWriter writer, TrackSlots slots)
    {
        base.Save(writer, slots);
        for (int slot = 0; slot < slots.Limit; slot++)
        {
            writer.Write(_courses[slot].Time.UnixNanoseconds);
            writer.Write(BitConverter.SingleToUInt32Bits(_courses[slot].Angle));
            writer.Write(BitConverter.SingleToUInt32Bits(_courses[slot].Rate));
        }
    }

    public override void Load(ref StateReader reader, TrackSlots slots)
    {
        base.Load(ref reader, slots);
        for (int slot = 0; slot < slots.Limit; slot++)
            _courses[slot] = new Course { Time = new Instant(reader.ReadInt64()), Angle = BitConverter.UInt32BitsToSingle(reader.ReadUInt32()), Rate = BitConverter.UInt32BitsToSingle(reader.ReadUInt32()) };
    }

    /// <summary>By its code, or as light aircraft, helicopters, gliders and ultralights mostly do (emitter categories A1, A7, B1, B4).</summary>
    static bool FliesBySight(in Track track) => track.Identity.Mode3A is VisualCode or AmericanVisualCode || track.Category is 0xA1 or 0xA7 or 0xB1 or 0xB4;

    protected override bool TryHit(in Mover first, in Mover second, ref PairHit hit)
    {
        double vertical = second.Height - first.Height;
        if (Math.Abs(vertical) > 4000 || MayBeOne(first, second)) return false;
        (double distance, double height) = LimitsOf(first, second);
        Passing passing = new(first, second);
        if (passing.Distance > distance + _settings.WarnSeconds * passing.RelativeSpeed) return false;
        if (passing.RelativeSpeed < _settings.FormationSpeedMetersPerSecond && passing.Distance < (HasAddress(first) && HasAddress(second) ? FormationMeters : SameMeters)) return false;
        bool isNear = passing.Distance < distance * _settings.ProximityPart && Math.Abs(vertical) < height * _settings.ProximityPart;
        double seconds = isNear ? 0 : SecondsToConflict(passing, vertical, second.Climb - first.Climb, distance, height);
        bool turns = ((first.Traits | second.Traits) & MoverTraits.Turning) != 0;
        if (double.IsInfinity(seconds) || (turns && seconds > _settings.TurnLookaheadSeconds)) return false;
        (hit.Distance, hit.Seconds, hit.Limit, hit.VerticalLimit, hit.Probability) = (passing.ClosestDistance, seconds, distance, height, isNear ? 1 : passing.ProbabilityWithin(distance));
        hit.VerticalDistance = Math.Abs(vertical + Math.Min(seconds, _settings.ClimbSeconds) * (second.Climb - first.Climb));
        if (hit.Probability < _settings.LeastProbability) return false;
        (hit.Counts, hit.Severity) = (true, seconds <= _settings.AlarmSeconds ? AlertSeverity.Alarm : AlertSeverity.Caution);
        return true;
    }

    static bool HasAddress(in Mover mover) => mover.Key is not (0 or > uint.MaxValue);

    /// <summary>One address; or one code, where radar without Mode S sees one of them: the other states another place.</summary>
    static bool MayBeOne(in Mover first, in Mover second) =>
        (first.Key == second.Key && first.Key != 0) || (first.Code == second.Code && first.Code is not (0 or VisualCode or AmericanVisualCode) && !(HasAddress(first) && HasAddress(second)));

    (double Distance, double Height) LimitsOf(in Mover first, in Mover second)
    {
        if ((first.Traits & second.Traits & MoverTraits.Visual) != 0) return (_settings.VisualDistanceMeters, _settings.VisualVerticalMeters);
        double lower = Math.Min(first.Height, second.Height);
        return (lower > _settings.UpperHeightMeters ? _settings.UpperDistanceMeters : _settings.LowerDistanceMeters, lower > _settings.HighHeightMeters ? _settings.HighVerticalMeters : _settings.VerticalMeters);
    }

    /// <summary>
    /// When both separations will be lost at the same time, infinite = not within <see cref="ConflictSettings.WarnSeconds"/>. It must be so if climbs go on and if they end after
    /// <see cref="ConflictSettings.ClimbSeconds"/>: who will level off before, and who climbs away, are no conflict. Those that fly away from each other
    /// have none to come.
    /// </summary>
    double SecondsToConflict(in Passing passing, double vertical, double climb, double distance, double height)
    {
        if (passing.ClosestTime <= 0 || !passing.TryWindow(distance, out double from, out double to)) return double.PositiveInfinity;
        (from, to) = (Math.Max(from, 0), Math.Min(to, _settings.WarnSeconds));
        double climbs = _settings.ClimbSeconds, afterClimb = Math.Max(from, climbs);
        double levelled = FirstWithin(vertical, climb, height, from, Math.Min(to, climbs));
        if (double.IsInfinity(levelled) && afterClimb <= to && Math.Abs(vertical + climbs * climb) < height) levelled = afterClimb;
        return Math.Max(levelled, FirstWithin(vertical, climb, height, from, to));
    }

    /// <summary>The first time between two at which a height that changes evenly is less than a limit; infinite = never.</summary>
    static double FirstWithin(double vertical, double climb, double height, double from, double to)
    {
        if (Math.Abs(climb) > 0.1)
        {
            double one = (-height - vertical) / climb, other = (height - vertical) / climb;
            (from, to) = (Math.Max(Math.Min(one, other), from), Math.Min(Math.Max(one, other), to));
        }
        else if (Math.Abs(vertical) >= height)
        {
            return double.PositiveInfinity;
        }

        return from <= to ? from : double.PositiveInfinity;
    }

    /// <summary>Three passes of the last four.</summary>
    protected override bool IsConfirmed(in PairState state) => byte.PopCount((byte)(state.History & 0x0F)) >= 3;

    protected override AlertStatement State(in Track first, in Track second, in PairState state, in PairHit hit) => AlertStatement.Of(first, state.Severity) with
    {
        Confidence = hit.Probability,
        ReopenSeconds = ReopenSeconds,
        Evidence =
        [
            new AlertEvidence(EvidenceTest.ClosestDistance, hit.Distance, hit.Limit),
            new AlertEvidence(EvidenceTest.VerticalDistance, hit.VerticalDistance, hit.VerticalLimit),
            new AlertEvidence(EvidenceTest.ConflictTime, hit.Seconds, _settings.WarnSeconds),
        ],
    };
}
