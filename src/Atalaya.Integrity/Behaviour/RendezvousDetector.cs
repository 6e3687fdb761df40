using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Integrity.Alerts;
using Atalaya.Integrity.Behaviour.Pairs;

namespace Atalaya.Integrity.Behaviour;

/// <summary>Two vessels that meet at sea away from others: they came from apart, lie close together and slow for some time.</summary>
sealed class RendezvousDetector() : PairDetector(AlertKind.Rendezvous, "IMEE")
{
    const double ReopenSeconds = 600;

    /// <summary>A pair is remembered while it is nearer than this.</summary>
    const double SightMeters = 2000;

    /// <summary>Through the Earth, and with room for rounding: most pairs of neighbouring cells are farther.</summary>
    const double FarthestSquared = 1.01 * SightMeters * SightMeters;

    RendezvousSettings _settings = new();
    readonly Dictionary<ulong, int> _others = [];

    public override string Name => "rendezvous";
    protected override bool IsEnabled => _settings.IsEnabled;
    protected override double PeriodSeconds => 5;
    protected override double HoldSeconds => 60;
    protected override double ReachMeters => Math.Max(SightMeters, _settings.CrowdMeters);

    public override void Configure(IntegritySettings settings) => _settings = settings.Behaviour.Rendezvous;

    protected override bool TryMove(in Track track, TrackSlots slots, Instant now, out Mover mover)
    {
        mover = default;
        if (!Vessels.IsVessel(track) || float.IsNaN(track.VelocityNorth) || now.SecondsSince(track.StartTime) < _settings.LeastAgeSeconds) return false;
        mover = Mover.Of(track, now);
        mover.Key = track.Identity.Mmsi;
        if (Vessels.IsAtService(track)) mover.Traits = MoverTraits.Service;
        if (Vessels.SaysItLies(track)) mover.Traits |= MoverTraits.Lying;
        return true;
    }

    protected override bool TryHit(in Mover first, in Mover second, ref PairHit hit)
    {
        if ((first.Key == second.Key && first.Key != 0) || first.DistanceSquaredTo(second) > FarthestSquared) return false;
        Passing passing = new(first, second);
        double distance = passing.Distance;
        if (distance > SightMeters) return false;
        if (distance < _settings.CrowdMeters) CountOthers(first.Id, second.Id);
        double speed = Math.Max(first.Speed, second.Speed), sigma = passing.Sigma;
        hit.Counts = !IsTheirTrade(first, second) && distance < _settings.DistanceMeters && speed < _settings.MostSpeedMetersPerSecond && sigma < _settings.DistanceMeters / 2;
        bool areSmall = first.Length <= _settings.SmallLengthMeters && second.Length <= _settings.SmallLengthMeters;
        (hit.Distance, hit.Limit, hit.Severity) = (distance, _settings.DistanceMeters, AlertSeverity.Caution);
        hit.RelativeSpeed = areSmall ? passing.RelativeSpeed : Math.Min(passing.RelativeSpeed, _settings.FastApproachMetersPerSecond / 2);
        hit.Probability = hit.Counts ? NormalDistribution.Between(-hit.Limit, hit.Limit, distance, sigma) : 0;
        return true;
    }

    /// <summary>Pilots, tugs and tenders go alongside ships; what lies at anchor is met by many.</summary>
    bool IsTheirTrade(in Mover first, in Mover second) => ((first.Traits | second.Traits) & MoverTraits.Lying) != 0
        || (((first.Traits | second.Traits) & MoverTraits.Service) != 0 && Math.Max(first.Length, second.Length) > _settings.ServedLengthMeters);

    void CountOthers(ulong first, ulong second)
    {
        _others[first] = _others.GetValueOrDefault(first) + 1;
        _others[second] = _others.GetValueOrDefault(second) + 1;
    }

    protected override void Filter(Span<PairHit> hits, ReadOnlySpan<Mover> movers)
    {
        foreach (ref PairHit hit in hits)
            if (hit.Counts && Math.Max(_others.GetValueOrDefault(hit.First), _others.GetValueOrDefault(hit.Second)) - 1 > _settings.MostOthers) hit.Counts = false;
        _others.Clear();
    }

    protected override void Remember(ref PairState state, in PairHit hit)
    {
        if (hit.Distance >= _settings.ApartMeters) state.ApproachSpeed = Math.Max(state.ApproachSpeed, hit.RelativeSpeed);
    }

    /// <summary>An approach speed tells that they were apart.</summary>
    protected override bool IsConfirmed(in PairState state) => state.ApproachSpeed > 0 && Now.SecondsSince(state.Since) >= DurationFor(state);

    /// <summary>Large vessels take their time: their approach speed is never remembered as fast.</summary>
    double DurationFor(in PairState state) => state.ApproachSpeed >= _settings.FastApproachMetersPerSecond ? _settings.FastDurationSeconds : _settings.DurationSeconds;

    protected override AlertStatement State(in Track first, in Track second, in PairState state, in PairHit hit) => AlertStatement.Of(first, state.Severity) with
    {
        Confidence = hit.Probability,
        ReopenSeconds = ReopenSeconds,
        Evidence =
        [
            new AlertEvidence(EvidenceTest.ObjectDistance, hit.Distance, hit.Limit),
            new AlertEvidence(EvidenceTest.Duration, Now.SecondsSince(state.Since), DurationFor(state)),
        ],
    };
}
