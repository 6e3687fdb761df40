namespace Atalaya.Integrity.Behaviour.Pairs;

/// <summary>How two movers pass each other if both go on straight: relative place and velocity in the plane that touches the Earth between them.</summary>
readonly struct Passing
{
    readonly double _distanceSquared, _closing, _speedSquared, _variance, _velocityVariance, _wander;

    public Passing(in Mover one, in Mover other)
    {
        double x = other.X - one.X, y = other.Y - one.Y, z = other.Z - one.Z;
        double rateX = other.RateX - one.RateX, rateY = other.RateY - one.RateY, rateZ = other.RateZ - one.RateZ;
        double upX = one.X + other.X, upY = one.Y + other.Y, upZ = one.Z + other.Z;
        double upSquared = upX * upX + upY * upY + upZ * upZ;
        double up = x * upX + y * upY + z * upZ, rateUp = rateX * upX + rateY * upY + rateZ * upZ;
        _distanceSquared = x * x + y * y + z * z - up * up / upSquared;
        _closing = x * rateX + y * rateY + z * rateZ - up * rateUp / upSquared;
        _speedSquared = rateX * rateX + rateY * rateY + rateZ * rateZ - rateUp * rateUp / upSquared;
        _variance = one.Variance + other.Variance;
        _velocityVariance = one.VelocityVariance + other.VelocityVariance;
        _wander = one.Wander + other.Wander;
    }

    /// <summary>Metres.</summary>
    public double Distance => Math.Sqrt(Math.Max(_distanceSquared, 0));

    /// <summary>Of one relative to the other, metres per second.</summary>
    public double RelativeSpeed => Math.Sqrt(Math.Max(_speedSquared, 0));

    /// <summary>1 σ of the distance now, metres.</summary>
    public double Sigma => Math.Sqrt(_variance);

    /// <summary>Seconds to the closest point of approach; negative = they have passed, 0 = they keep their distance.</summary>
    public double ClosestTime => _speedSquared > 1e-6 ? -_closing / _speedSquared : 0;

    /// <summary>Metres at <see cref="ClosestTime"/>, or now if that is past.</summary>
    public double ClosestDistance => DistanceAt(Math.Max(ClosestTime, 0));

    public double DistanceAt(double seconds) => Math.Sqrt(Math.Max(_distanceSquared + seconds * (2 * _closing + seconds * _speedSquared), 0));

    /// <summary>
    /// Probability that they pass at less than a distance: the miss is normal about <see cref="ClosestDistance"/>, with what is not known of the places, of
    /// the velocities over the time, and of how both will wander (velocity as a random walk: variance q t³ / 3).
    /// </summary>
    public double ProbabilityWithin(double distance)
    {
        double time = Math.Max(ClosestTime, 0);
        double variance = _variance + time * time * (_velocityVariance + time / 3 * _wander);
        return NormalDistribution.Between(-distance, distance, ClosestDistance, Math.Sqrt(variance));
    }

    /// <summary>From when to when they are nearer than a distance, seconds; false = never.</summary>
    public bool TryWindow(double distance, out double from, out double to)
    {
        (from, to) = (double.NegativeInfinity, double.PositiveInfinity);
        double excess = _distanceSquared - distance * distance;
        if (_speedSquared <= 1e-6) return excess < 0;
        double discriminant = _closing * _closing - _speedSquared * excess;
        if (discriminant < 0) return false;
        double root = Math.Sqrt(discriminant);
        (from, to) = ((-_closing - root) / _speedSquared, (-_closing + root) / _speedSquared);
        return true;
    }
}
