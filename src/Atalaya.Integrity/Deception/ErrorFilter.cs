using System.Runtime.InteropServices;

namespace Atalaya.Integrity.Deception;

/// <summary>
/// Kalman filter of the errors that last of one aircraft and one sensor: the sensor's bias along (metres) and across (metres or radians), and by how many
/// seconds the aircraft states its places late.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
struct ErrorFilter
{
    /// <summary>Variance that biases gain in a second, as a part of what they wander by in 20 minutes; lateness is an aircraft's own and lasts.</summary>
    const double WanderPerSecond = 1.0 / 1200, LateWanderPerSecond = 1.0 / 12000;

    /// <summary>What others tell of the sensor is taken where the variance is larger than that by this.</summary>
    const double WorseFactor = 1.2;

    // The errors, and their covariance, upper triangle.
    float _x0, _x1, _x2;
    double _p00, _p01, _p02, _p11, _p12, _p22;

    float _alongTaken, _acrossTaken;

    public readonly double Latency => _x2;

    /// <summary>Squared normalised distance of the errors from none: by the covariance before anything was seen, as long as they are known better.</summary>
    public readonly double OffsetSquared(in PlotComparison plot, double latencySigma)
    {
        double along = _x0 / plot.AlongBiasSigma, across = _x1 / plot.AcrossBiasSigma, late = _x2 / latencySigma;
        return along * along + across * across + late * late;
    }

    public void Begin(in PlotComparison plot, double latencySigma)
    {
        _p00 = plot.AlongBiasSigma * plot.AlongBiasSigma;
        _p11 = plot.AcrossBiasSigma * plot.AcrossBiasSigma;
        _p22 = latencySigma * latencySigma;
        (_alongTaken, _acrossTaken) = ((float)plot.AlongTaken, (float)plot.AcrossTaken);
    }

    /// <summary>Time has passed, and what was taken off anew is no longer an error of the sensor's.</summary>
    public void Predict(in PlotComparison plot, double seconds, double latencySigma)
    {
        _x0 -= (float)(plot.AlongTaken - _alongTaken);
        _x1 -= (float)(plot.AcrossTaken - _acrossTaken);
        (_alongTaken, _acrossTaken) = ((float)plot.AlongTaken, (float)plot.AcrossTaken);
        _p00 += seconds * WanderPerSecond * plot.AlongWander * plot.AlongWander;
        _p11 += seconds * WanderPerSecond * plot.AcrossWander * plot.AcrossWander;
        _p22 += seconds * LateWanderPerSecond * latencySigma * latencySigma;
    }

    /// <summary>The sensor has come to be known by others better than this aircraft alone tells; false = it has not.</summary>
    public bool TryLearnAlong(in PlotComparison plot, out FilterStep step) => TryLearn(1, 0, _p00, plot.AlongBiasSigma * plot.AlongBiasSigma, out step);

    public bool TryLearnAcross(in PlotComparison plot, out FilterStep step) => TryLearn(0, 1, _p11, plot.AcrossBiasSigma * plot.AcrossBiasSigma, out step);

    /// <summary>A measurement of no bias, with the variance that leaves the known one.</summary>
    bool TryLearn(double h0, double h1, double variance, double known, out FilterStep step)
    {
        step = default;
        if (variance <= WorseFactor * known) return false;
        step = Step(0, h0, h1, 0, Math.Sqrt(variance * known / (variance - known)));
        Take(ref step);
        return true;
    }

    public readonly FilterStep Step(double value, double h0, double h1, double h2, double sigma)
    {
        double k0 = _p00 * h0 + _p01 * h1 + _p02 * h2, k1 = _p01 * h0 + _p11 * h1 + _p12 * h2, k2 = _p02 * h0 + _p12 * h1 + _p22 * h2;
        double variance = h0 * k0 + h1 * k1 + h2 * k2 + sigma * sigma, innovation = value - h0 * _x0 - h1 * _x1 - h2 * _x2;
        return new FilterStep { H0 = h0, H1 = h1, H2 = h2, Gain0 = k0 / variance, Gain1 = k1 / variance, Gain2 = k2 / variance, Innovation = innovation, Variance = variance };
    }

    public void Take(ref FilterStep step)
    {
        double k0 = step.Gain0, k1 = step.Gain1, k2 = step.Gain2, variance = step.Variance;
        (_x0, _x1, _x2) = ((float)(_x0 + k0 * step.Innovation), (float)(_x1 + k1 * step.Innovation), (float)(_x2 + k2 * step.Innovation));
        (_p00, _p01, _p02) = (_p00 - k0 * k0 * variance, _p01 - k0 * k1 * variance, _p02 - k0 * k2 * variance);
        (_p11, _p12, _p22) = (_p11 - k1 * k1 * variance, _p12 - k1 * k2 * variance, _p22 - k2 * k2 * variance);
    }

    public readonly bool IsSound => float.IsFinite(_x0 + _x1 + _x2 + _alongTaken + _acrossTaken) && double.IsFinite(_p00 + _p01 + _p02 + _p11 + _p12 + _p22);
}
