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

    /// <summary>The newest residuals must go on in the direction of the sum with this mean: those by which chance leads there have a mean of one.</summary>
    const double DirectionMean = 1.8;

    /// <summary>After a jump of the stated course one plot decides that lies so far off (chi-square, 2 degrees of freedom: one in 3,000), or the mean of three.</summary>
    const double AfterJumpSquared = 16, AfterJumpStepSquared = 20;

    const double HalfRoot = 0.70710678118654752;

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

    DirectionSums _sums;

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
    public readonly double LargestSum
    {
        get
        {
            float largest = 0;
            foreach (float sum in (ReadOnlySpan<float>)_sums) largest = Math.Max(largest, sum);
            return largest;
        }
    }

    public readonly double NewestSquared => _along0 * _along0 + _across0 * _across0;
    public readonly bool Agrees => NewestSquared < AgreeingSquared;
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
    /// <param name="hasJumped">The stated course jumped a short while ago.</param>
    public readonly Suspicion Judge(in PlotComparison plot, bool hasJumped, DeceptionSettings settings)
    {
        if (hasJumped && IsLearned && (NewestSquared > AfterJumpSquared || StepSquared > AfterJumpStepSquared) && plot.Meters > settings.JumpMeters / 2) return Suspicion.Step;
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

    /// <summary>Eight directions, 45° apart: a drift between two of them loses 8 % of its size.</summary>
    void Sum(double along, double across)
    {
        (along, across) = (Math.Clamp(along, -MostOfOne, MostOfOne), Math.Clamp(across, -MostOfOne, MostOfOne));
        for (int i = 0; i < DirectionSums.Count; i++) _sums[i] = (float)Math.Max(0, _sums[i] + Projection(i, along, across) - Allowance);
        SumCount = LargestSum == 0 ? (byte)0 : (byte)Math.Min(SumCount + 1, byte.MaxValue);
    }

    static double Projection(int direction, double along, double across) => direction switch
    {
        0 => along,
        1 => (along + across) * HalfRoot,
        2 => across,
        3 => (across - along) * HalfRoot,
        4 => -along,
        5 => (-along - across) * HalfRoot,
        6 => -across,
        _ => (along - across) * HalfRoot,
    };

    void ClearSums()
    {
        _sums = default;
        (_along0, _along1, _along2, _across0, _across1, _across2) = (0, 0, 0, 0, 0, 0);
        SumCount = 0;
    }

    void NoteAgreement(Instant time)
    {
        if (Agrees)
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
        for (int i = 0; i < DirectionSums.Count; i++)
            if (_sums[i] > limit && Projection(i, along, across) > DirectionMean) return true;
        return false;
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
