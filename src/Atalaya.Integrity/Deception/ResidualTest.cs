using System.Runtime.InteropServices;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Deception;

/// <summary>
/// All residuals of one aircraft against one sensor. A filter of three slowly wandering errors (the sensor's along and across, and by how much the
/// aircraft states its places late) is learned while nothing is suspicious and taken off; what is left is white and goes through cumulative sums
/// (Page 1954: slow drift), the mean of three (a step), and the errors themselves are held against what is usual (an offset from the beginning).
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
struct ResidualTest
{
    /// <summary>Half the shift of the mean that the sums find soonest, σ.</summary>
    const double Allowance = 0.5;

    /// <summary>One plot counts no more: garbled ones and reflections are far off.</summary>
    const double MostOfOne = 4;

    /// <summary>While a sum is beyond this nothing is learned: a drift would be taken for a bias.</summary>
    const double LearningLimit = 4;

    /// <summary>Residuals from which the sums run: the filter knows the errors then.</summary>
    const int LearnedCount = 5;

    /// <summary>The newest residuals must go on in the direction of the sum with this mean: chance that has led there does not.</summary>
    const double DirectionMean = 1.2;

    /// <summary>Each of three residuals of a step lies at least so far in their common direction, σ.</summary>
    const double LeastOfStep = 2;

    /// <summary>Variance that biases gain in a second, as a part of what they wander by in 20 minutes; lateness is an aircraft's own and lasts.</summary>
    const double WanderPerSecond = 1.0 / 1200, LateWanderPerSecond = 1.0 / 12000;

    /// <summary>Beyond this silence a new geometry has come, and the sums begin anew, seconds.</summary>
    const double ForgottenSeconds = 60;

    const double AgreeingSquared = 9;
    const int MostUsual = 50;

    // x = bias along, bias across (metres or radians), latency (seconds); p its covariance, upper triangle.
    float _x0, _x1, _x2;
    double _p00, _p01, _p02, _p11, _p12, _p22;

    /// <summary>Cumulative sums: along up, down, across right, left.</summary>
    float _up, _down, _right, _left;

    /// <summary>The last three normalised residuals, newest first.</summary>
    float _along0, _along1, _along2, _across0, _across1, _across2;

    float _alongTaken, _acrossTaken;

    /// <summary>Mean lateness along the flight while nothing was suspicious, biases included, seconds.</summary>
    public float UsualLate;

    public float IntervalSeconds;
    public Instant Time;
    public Instant LastDisagreed;
    public ushort Source, Sensor;
    ushort _count;
    byte _agreements;

    /// <summary>Residuals that the running sum is made of.</summary>
    public byte SumCount;

    public Suspicion Suspicion;

    public readonly bool IsUsed => _count > 0;
    public readonly int Count => _count;
    public readonly double Latency => _x2;
    public readonly float NewestAlong => _along0;
    public readonly float NewestAcross => _across0;
    public readonly double LargestSum => Math.Max(Math.Max(_up, _down), Math.Max(_right, _left));
    public readonly double NewestSquared => _along0 * _along0 + _across0 * _across0;
    public readonly bool IsLearned => _count > LearnedCount;

    /// <summary>The mean of the last three, squared, times three.</summary>
    public readonly double StepSquared
    {
        get
        {
            double along = _along0 + _along1 + _along2, across = _across0 + _across1 + _across2;
            return (along * along + across * across) / 3;
        }
    }

    /// <summary>Squared normalised distance of the errors from none: by the covariance before anything was seen, as long as they are known better.</summary>
    public readonly double OffsetSquared(in PlotComparison plot, double latencySigma)
    {
        double along = _x0 / plot.AlongBiasSigma, across = _x1 / plot.AcrossBiasSigma, late = _x2 / latencySigma;
        return along * along + across * across + late * late;
    }

    /// <summary>Takes a plot.</summary>
    /// <param name="alongNoise">Of the sensor: how much larger its errors are than stated, as found.</param>
    public void Take(in PlotComparison plot, Instant time, double alongNoise, double acrossNoise, DeceptionSettings settings)
    {
        double seconds = _count == 0 ? 0 : time.SecondsSince(Time);
        if (_count == 0) Begin(plot, settings.LatencySigmaSeconds);
        else if (seconds > ForgottenSeconds) ClearSums();
        if (_count > 0) IntervalSeconds = IntervalSeconds == 0 ? (float)seconds : (float)(IntervalSeconds + (seconds - IntervalSeconds) / 8);
        if (_count > 0) Follow(plot);
        (_alongTaken, _acrossTaken) = ((float)plot.AlongTaken, (float)plot.AcrossTaken);
        Wander(plot, Math.Clamp(seconds, 0, ForgottenSeconds), settings.LatencySigmaSeconds);
        Time = time;
        bool learns = Suspicion == Suspicion.None && LargestSum < LearningLimit;
        if (learns) UsualLate += (float)((plot.LateSeconds - UsualLate) / (Math.Min((int)_count, MostUsual) + 1));
        double along = Residual(plot.Along, 1, 0, plot.AlongRate, plot.AlongSigma * alongNoise, learns);
        double across = Residual(plot.Across, 0, plot.AcrossScale, plot.AcrossRate, plot.AcrossSigma * acrossNoise, learns);
        (_along2, _along1, _along0) = (_along1, _along0, (float)along);
        (_across2, _across1, _across0) = (_across1, _across0, (float)across);
        if (_count < ushort.MaxValue) _count++;
        if (IsLearned) Sum(along, across);
        NoteAgreement(time);
    }

    /// <summary>What the residuals speak for, with the axes' sums against a limit for the sensor's interval.</summary>
    public readonly Suspicion Judge(in PlotComparison plot, DeceptionSettings settings)
    {
        if (_count >= 3 && IsStep(settings.StepChiSquare)) return IsLearned ? Suspicion.Step : Suspicion.Offset;
        if (_count >= LearnedCount && OffsetSquared(plot, settings.LatencySigmaSeconds) > settings.OffsetChiSquare) return Suspicion.Offset;
        return IsDrift(CusumLimit(settings)) ? Suspicion.Drift : Suspicion.None;
    }

    public readonly double CusumLimit(DeceptionSettings settings) => settings.CusumLimit - Core.Numerics.StableMath.Log(Math.Clamp(IntervalSeconds, 1, 30));

    /// <summary>True once it has agreed for long enough.</summary>
    public readonly bool HasAgreed(double seconds) => _agreements >= 5 && Time.SecondsSince(LastDisagreed) >= seconds;

    /// <summary>Nothing of what was learned holds any more.</summary>
    public void Restart()
    {
        (ushort source, ushort sensor, float interval) = (Source, Sensor, IntervalSeconds);
        this = default;
        (Source, Sensor, IntervalSeconds) = (source, sensor, interval);
    }

    /// <summary>Begins to be contradicted: from now on nothing is learned.</summary>
    public void Suspect(Suspicion suspicion)
    {
        Suspicion = suspicion;
        LastDisagreed = Time;
        _agreements = 0;
    }

    void Begin(in PlotComparison plot, double latencySigma)
    {
        _p00 = plot.AlongBiasSigma * plot.AlongBiasSigma;
        _p11 = plot.AcrossBiasSigma * plot.AcrossBiasSigma;
        _p22 = latencySigma * latencySigma;
    }

    void Wander(in PlotComparison plot, double seconds, double latencySigma)
    {
        _p00 += seconds * WanderPerSecond * plot.AlongWander * plot.AlongWander;
        _p11 += seconds * WanderPerSecond * plot.AcrossWander * plot.AcrossWander;
        _p22 += seconds * LateWanderPerSecond * latencySigma * latencySigma;
    }

    /// <summary>What registration takes off anew is no longer an error of the sensor's.</summary>
    void Follow(in PlotComparison plot)
    {
        _x0 -= (float)(plot.AlongTaken - _alongTaken);
        _x1 -= (float)(plot.AcrossTaken - _acrossTaken);
    }

    /// <summary>Kalman update with one axis; the answer is the normalised innovation.</summary>
    double Residual(double value, double h0, double h1, double h2, double sigma, bool learns)
    {
        double k0 = _p00 * h0 + _p01 * h1 + _p02 * h2, k1 = _p01 * h0 + _p11 * h1 + _p12 * h2, k2 = _p02 * h0 + _p12 * h1 + _p22 * h2;
        double variance = h0 * k0 + h1 * k1 + h2 * k2 + sigma * sigma, innovation = value - h0 * _x0 - h1 * _x1 - h2 * _x2;
        double normalised = innovation / Math.Sqrt(variance);
        // At first everything is learned, as an offset may be large; later a wild plot teaches nothing.
        if (!learns || (IsLearned && Math.Abs(normalised) > MostOfOne)) return normalised;
        double gain = innovation / variance;
        (_x0, _x1, _x2) = ((float)(_x0 + k0 * gain), (float)(_x1 + k1 * gain), (float)(_x2 + k2 * gain));
        (_p00, _p01, _p02) = (_p00 - k0 * k0 / variance, _p01 - k0 * k1 / variance, _p02 - k0 * k2 / variance);
        (_p11, _p12, _p22) = (_p11 - k1 * k1 / variance, _p12 - k1 * k2 / variance, _p22 - k2 * k2 / variance);
        return normalised;
    }

    void Sum(double along, double across)
    {
        double first = Math.Clamp(along, -MostOfOne, MostOfOne), second = Math.Clamp(across, -MostOfOne, MostOfOne);
        _up = (float)Math.Max(0, _up + first - Allowance);
        _down = (float)Math.Max(0, _down - first - Allowance);
        _right = (float)Math.Max(0, _right + second - Allowance);
        _left = (float)Math.Max(0, _left - second - Allowance);
        SumCount = LargestSum == 0 ? (byte)0 : (byte)Math.Min(SumCount + 1, byte.MaxValue);
    }

    void ClearSums()
    {
        (_up, _down, _right, _left) = (0, 0, 0, 0);
        (_along0, _along1, _along2, _across0, _across1, _across2) = (0, 0, 0, 0, 0, 0);
        SumCount = 0;
    }

    void NoteAgreement(Instant time)
    {
        if (NewestSquared < AgreeingSquared)
        {
            _agreements = (byte)Math.Min(_agreements + 1, byte.MaxValue);
            return;
        }

        _agreements = 0;
        LastDisagreed = time;
    }

    readonly bool IsDrift(double limit)
    {
        double along = (_along0 + _along1 + _along2) / 3, across = (_across0 + _across1 + _across2) / 3;
        return (_up > limit && along > DirectionMean) || (_down > limit && along < -DirectionMean)
            || (_right > limit && across > DirectionMean) || (_left > limit && across < -DirectionMean);
    }

    readonly bool IsStep(double limit)
    {
        double square = StepSquared;
        if (square <= limit) return false;
        double along = _along0 + _along1 + _along2, across = _across0 + _across1 + _across2, norm = Math.Sqrt(along * along + across * across);
        return _along0 * along + _across0 * across > LeastOfStep * norm && _along1 * along + _across1 * across > LeastOfStep * norm
            && _along2 * along + _across2 * across > LeastOfStep * norm;
    }

    public readonly bool IsSound => Suspicion <= Suspicion.Offset && float.IsFinite(_x0 + _x1 + _x2) && double.IsFinite(_p00 + _p11 + _p22);
}
