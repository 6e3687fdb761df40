using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Integrity.Alerts;
using Atalaya.Integrity.Behaviour.Pairs;

namespace Atalaya.Integrity.Behaviour;

/// <summary>
/// Vessels that will come too close if both go on as they do: closest point of approach and the time to it (CPA, TCPA). What counts is the probability
/// that they pass at less than the limit, so that the horizon shortens by itself for craft that turn often and for poorly measured tracks.
/// </summary>
sealed class CollisionDetector() : PairDetector(AlertKind.CollisionRisk, "ICPA")
{
    const double ReopenSeconds = 600;

    /// <summary>Most that a vessel of less than 50 m wanders against a ship.</summary>
    const double SmallWander = 3;

    /// <summary>Nearer than this, and than 2 σ more, what has no identity may be the other vessel seen by radar.</summary>
    const double SameMeters = 150;

    CollisionSettings _settings = new();

    public override string Name => "collision";
    protected override bool IsEnabled => _settings.IsEnabled;
    protected override double PeriodSeconds => 5;
    protected override double HoldSeconds => 60;

    /// <summary>Two fast ferries head-on; faster pairs are found a little later.</summary>
    protected override double ReachMeters => _settings.CautionSeconds * 40 + _settings.MostDistanceMeters;

    public override void Configure(IntegritySettings settings) => _settings = settings.Behaviour.Collision;

    protected override bool TryMove(in Track track, TrackSlots slots, Instant now, out Mover mover)
    {
        mover = default;
        // Whose stated place sensors contradict may be anywhere, and has an alert of its own.
        if (!Vessels.IsVessel(track) || track.PositionContradicted || float.IsNaN(track.VelocityNorth) || now.SecondsSince(track.StartTime) < _settings.LeastAgeSeconds) return false;
        double speed = Vessels.SpeedOf(track);
        bool isUnderWay = speed >= (Vessels.SaysItLies(track) ? 2 * _settings.LeastSpeedMetersPerSecond : _settings.LeastSpeedMetersPerSecond);
        if (!isUnderWay && !Vessels.IsNotUnderCommand(track)) return false;
        mover = Mover.Of(track, now);
        double wander = _settings.Wander * (mover.Length >= 50 ? 1 : SmallWander);
        mover.Wander = wander * wander;
        mover.Key = track.Identity.Mmsi;
        if (Vessels.IsAtService(track)) mover.Traits = MoverTraits.Service;
        return true;
    }

    protected override bool TryHit(in Mover first, in Mover second, ref PairHit hit)
    {
        if ((first.Key == second.Key && first.Key != 0) || ((first.Traits | second.Traits) & MoverTraits.Service) != 0) return false;
        Passing passing = new(first, second);
        if ((first.Key == 0 || second.Key == 0) && passing.Distance < SameMeters + 2 * passing.Sigma) return false;
        double time = passing.ClosestTime;
        if (time < 0 || time > _settings.CautionSeconds || passing.RelativeSpeed < _settings.LeastRelativeSpeedMetersPerSecond) return false;
        double limit = Math.Clamp(_settings.DomainLengths * Math.Max(first.Length, second.Length), _settings.LeastDistanceMeters, _settings.MostDistanceMeters);
        if (passing.ClosestDistance > limit) return false;
        (hit.Distance, hit.Seconds, hit.Limit, hit.Probability) = (passing.ClosestDistance, time, limit, passing.ProbabilityWithin(limit));
        if (hit.Probability < _settings.CautionProbability) return false;
        bool isAlarm = time <= _settings.AlarmSeconds && passing.ProbabilityWithin(limit * _settings.AlarmDistancePart) >= _settings.AlarmProbability;
        (hit.Counts, hit.Severity) = (true, isAlarm ? AlertSeverity.Alarm : AlertSeverity.Caution);
        return true;
    }

    /// <summary>Four passes of the last five.</summary>
    protected override bool IsConfirmed(in PairState state) => byte.PopCount((byte)(state.History & 0x1F)) >= 4;

    protected override AlertStatement State(in Track first, in Track second, in PairState state, in PairHit hit) => AlertStatement.Of(first, state.Severity) with
    {
        Confidence = hit.Probability,
        ReopenSeconds = ReopenSeconds,
        Evidence =
        [
            new AlertEvidence(EvidenceTest.ClosestDistance, hit.Distance, hit.Limit),
            new AlertEvidence(EvidenceTest.ClosestTime, hit.Seconds, _settings.CautionSeconds),
        ],
    };
}
