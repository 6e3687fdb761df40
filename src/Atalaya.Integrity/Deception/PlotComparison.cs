using Atalaya.Core.Geodesy;

namespace Atalaya.Integrity.Deception;

/// <summary>
/// One independent measurement against the place that was stated for its time, along the axes in which the sensor errs: measured less stated, metres.
/// Of a radar: slant range, and across the line of sight clockwise; of what locates otherwise: north and east.
/// </summary>
struct PlotComparison
{
    /// <summary>Metres.</summary>
    public double Along, Across;

    /// <summary>1 σ of both without biases.</summary>
    public double AlongSigma, AcrossSigma;

    /// <summary>Unit vector of the axis along; across is 90° clockwise of it.</summary>
    public double East, North;

    /// <summary>Metres across per unit of the bias across: the distance over ground where that is an angle, else 1.</summary>
    public double AcrossScale;

    /// <summary>Stated velocity along both axes, metres per second.</summary>
    public double AlongRate, AcrossRate;

    /// <summary>1 σ of the biases before anything was seen: metres, and metres or radians.</summary>
    public double AlongBiasSigma, AcrossBiasSigma;

    /// <summary>1 σ of what the biases wander by in 20 minutes, in the same units.</summary>
    public double AlongWander, AcrossWander;

    /// <summary>What registration took off the measurement, in the same units.</summary>
    public double AlongTaken, AcrossTaken;

    /// <summary>It is of a radar that nobody has registered.</summary>
    public bool IsUnregistered;

    /// <summary>What all aircraft show of that radar was taken off.</summary>
    public bool IsCorrected;

    public double Speed;

    /// <summary>Both places on the ellipsoid.</summary>
    public EcefPosition Stated, Measured;

    public readonly double Meters => Math.Sqrt(Along * Along + Across * Across);

    /// <summary>1 σ in the direction of the difference, biases left out.</summary>
    public readonly double SigmaMeters
    {
        get
        {
            double along = Along / AlongSigma, across = Across / AcrossSigma, norm = Math.Sqrt(along * along + across * across);
            return norm > 0 ? Meters / norm : AlongSigma;
        }
    }

    /// <summary>By how much what is stated is late, as far as the direction of flight tells, seconds.</summary>
    public readonly double LateSeconds => Speed < 20 ? 0 : (Along * AlongRate + Across * AcrossRate) / (AlongRate * AlongRate + AcrossRate * AcrossRate + 1);
}
