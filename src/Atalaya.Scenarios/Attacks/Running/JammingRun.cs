using Atalaya.Core.Numerics;
using Atalaya.Core.Time;
using Atalaya.Scenarios.Attacks.Kinds;

namespace Atalaya.Scenarios.Attacks.Running;

/// <summary>Noise at work: free space within the radio horizon, a threshold of its own for each receiver, with hysteresis.</summary>
sealed class JammingRun : Attack
{
    const double LookSeconds = 1;

    /// <summary>20 log10 of the frequency in MHz, and the constant of free-space loss for kilometres: 32.45 + 20 log10 1575.42.</summary>
    const double LossAtOneKilometerDb = 96.4;

    readonly JammingAttack _spec;
    readonly Dictionary<ObjectKey, Receiver> _receivers = [];
    Instant _nextLook = Instant.MinValue;

    public JammingRun(AttackScene scene, JammingAttack spec, int number) : base(scene, spec, number)
    {
        _spec = spec;
        Transmitter = TransmitterPlace.Of(spec.Source, scene.Sources, ref Random)!;
    }

    public override Transmitter Transmitter { get; }

    public override void Advance(Instant now)
    {
        if (now < _nextLook || !IsActive(now)) return;
        _nextLook = now.PlusSeconds(LookSeconds);
        foreach (HeardObject heard in Scene.WithPosition(now))
        {
            if (!AttackScene.Concerns(_spec.Target, heard, now)) continue;
            if (!_receivers.TryGetValue(heard.Key, out Receiver? receiver)) _receivers.Add(heard.Key, receiver = new Receiver(ThresholdOf(heard.Key)));
            receiver.Condition = ConditionAt(ReceivedDbm(heard), receiver);
        }
    }

    /// <summary>dBm at the object's antenna; far below every threshold behind the horizon.</summary>
    internal double ReceivedDbm(HeardObject heard)
    {
        double distance = Transmitter.DistanceTo(heard.Latitude, heard.Longitude, heard.AntennaMeters);
        if (!Transmitter.Reaches(distance, heard.AntennaMeters)) return double.NegativeInfinity;
        return _spec.EirpDbm - LossAtOneKilometerDb - 20 * StableMath.Log10(Math.Max(distance, 1) / 1000);
    }

    public override void Change(HeardObject sender, ref Statement statement)
    {
        if (_receivers.TryGetValue(sender.Key, out Receiver? receiver)) statement.Impair(receiver.Condition);
    }

    public override string Describe(ObjectKey subject) => _receivers.TryGetValue(subject, out Receiver? receiver) ? FormattableString.Invariant($"loss_dbm={receiver.LossDbm:F1}") : "";

    double ThresholdOf(ObjectKey key)
    {
        var random = new RandomStream(Scene.Seed, RandomPurpose.GnssThreshold, key.Number, key.IsVessel ? 1ul : 0);
        return _spec.LossDbm + _spec.SpreadDb * random.Gaussian();
    }

    GnssCondition ConditionAt(double dbm, Receiver receiver)
    {
        double lost = receiver.LossDbm - (receiver.Condition == GnssCondition.Lost ? _spec.HysteresisDb : 0);
        if (dbm >= lost) return GnssCondition.Lost;
        double degraded = receiver.LossDbm - _spec.DegradedBelowDb - (receiver.Condition != GnssCondition.Good ? _spec.HysteresisDb : 0);
        return dbm >= degraded ? GnssCondition.Degraded : GnssCondition.Good;
    }

    /// <summary>The satellite receiver of one object.</summary>
    /// <param name="lossDbm">Where it loses its position.</param>
    sealed class Receiver(double lossDbm)
    {
        public double LossDbm => lossDbm;
        public GnssCondition Condition { get; set; }
    }
}
