using System.Runtime.InteropServices;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Deception;

/// <summary>
/// All residuals of one aircraft against one sensor. The errors that last are learned while nothing is suspicious and taken off; what is left is white and
/// goes through the search for a ramp (a drift), cumulative sums (Page 1954: what leaves otherwise), the mean of three (a step), and the errors themselves
/// are held against what is usual (an offset from the beginning).
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
struct ResidualTest
{
    /// <summary>Half the shift of the mean that the sums find soonest, σ.</summary>
    const double Allowance = 0.5;

    /// <summary>One plot counts no more: garbled ones and reflections are far off.</summary>
    const double MostOfOne = 4;

    /// <summary>Residuals from which the sums run: the filter knows the errors then.</summary>
    const int LearnedCount = 5;

    /// <summary>The newest residuals must go on in the direction of the sum with this mean: those by which chance leads there have a mean of one.</summary>
    const double DirectionMean = 1.8;

    /// <summary>After a jump of the stated course one plot decides that lies so far off (chi-square, 2 degrees of freedom: one in 3,000), or the mean of three.</summary>
    const double AfterJumpSquared = 16, AfterJumpStepSquared = 20;

    const double HalfRoot = 0.70710678118654752;

    /// <summary>Each of three residuals of a step lies at least so far in their common direction, σ.</summary>
    const double LeastOfStep = 2;

    /// <summary>Beyond this silence a new geometry has come, and the sums begin anew, seconds.</summary>
    const double ForgottenSeconds = 60;

    /// <summary>Another sensor whose newest plot is nearer in time has a say of a drift.</summary>
    const double FreshSeconds = 30;

    const double AgreeingSquared = 9;
    const int MostUsual = 50;

    ErrorFilter _errors;
    DirectionSums _sums;
    RampTest _ramps;

    /// <summary>The last three normalised residuals, newest first.</summary>
    float _along0, _along1, _along2, _across0, _across1, _across2;

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
    public readonly double Latency => _errors.Latency;
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
    /// <summary>Plots that the likeliest ramp is made of.</summary>
    public readonly int RampCount => _ramps.Best.Count;
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

    public readonly double OffsetSquared(in PlotComparison plot, double latencySigma) => _errors.OffsetSquared(plot, latencySigma);

    /// <summary>Takes a plot.</summary>
    /// <param name="alongNoise">Of the sensor: how much larger its errors are than stated, as found.</param>
    public void Take(in PlotComparison plot, Instant time, double alongNoise, double acrossNoise, DeceptionSettings settings)
    {
        double seconds = _count == 0 ? 0 : time.SecondsSince(Time);
        if (_count == 0) _errors.Begin(plot, settings.LatencySigmaSeconds);
        else if (seconds > ForgottenSeconds) ClearSums();
        if (_count > 0) IntervalSeconds = IntervalSeconds == 0 ? (float)seconds : (float)(IntervalSeconds + (seconds - IntervalSeconds) / 8);
        _errors.Predict(plot, Math.Clamp(seconds, 0, ForgottenSeconds), settings.LatencySigmaSeconds);
        _ramps.Begin(seconds);
        Time = time;
        bool learns = Suspicion == Suspicion.None;
        if (learns) UsualLate += (float)((plot.LateSeconds - UsualLate) / (Math.Min((int)_count, MostUsual) + 1));
        if (learns) LearnOfOthers(plot);
        double along = Take(_errors.Step(plot.Along, 1, 0, plot.AlongRate, plot.AlongSigma * alongNoise), plot.East, plot.North, learns);
        double across = Take(_errors.Step(plot.Across, 0, plot.AcrossScale, plot.AcrossRate, plot.AcrossSigma * acrossNoise), plot.North, -plot.East, learns);
        (_along2, _along1, _along0) = (_along1, _along0, (float)along);
        (_across2, _across1, _across0) = (_across1, _across0, (float)across);
        if (_count < ushort.MaxValue) _count++;
        if (IsLearned) Sum(along, across);
        NoteAgreement(time);
    }

    /// <summary>What the residuals speak for, with the axes' sums against a limit for the sensor's interval.</summary>
    /// <param name="others">All tests of the aircraft.</param>
    /// <param name="hasJumped">The stated course jumped a short while ago.</param>
    public readonly Suspicion Judge(in PlotComparison plot, ReadOnlySpan<ResidualTest> others, bool hasJumped, DeceptionSettings settings)
    {
        if (hasJumped && IsLearned && (NewestSquared > AfterJumpSquared || StepSquared > AfterJumpStepSquared) && plot.Meters > settings.JumpMeters / 2) return Suspicion.Step;
        if (_count >= 3 && IsStep(settings.StepChiSquare)) return IsLearned ? Suspicion.Step : Suspicion.Offset;
        if (_count >= LearnedCount && OffsetSquared(plot, settings.LatencySigmaSeconds) > settings.OffsetChiSquare) return Suspicion.Offset;
        return IsDrift(CusumLimit(settings)) || IsLearned && RampSquare(others) > RampLimit(settings) ? Suspicion.Drift : Suspicion.None;
    }

    public readonly double CusumLimit(DeceptionSettings settings) => settings.CusumLimit - LogInterval;

    public readonly double RampLimit(DeceptionSettings settings) => settings.RampChiSquare - 2 * LogInterval;

    /// <summary>Slow sensors may err as often in an hour as fast ones.</summary>
    readonly double LogInterval => Core.Numerics.StableMath.Log(Math.Clamp(IntervalSeconds, 1, 30));

    /// <summary>Chi-square of a constant velocity with which the stated places leave, with what the other sensors say of it.</summary>
    /// <param name="others">All tests of the aircraft.</param>
    public readonly double RampSquare(ReadOnlySpan<ResidualTest> others)
    {
        Ramp best = _ramps.Best;
        (double east, double north) = best.Velocity;
        double square = best.ChiSquare;
        foreach (ref readonly ResidualTest other in others)
            if (other.IsLearned && (other.Source != Source || other.Sensor != Sensor) && Math.Abs(other.Time.SecondsSince(Time)) < FreshSeconds) square += other._ramps.Support(best.Seconds, east, north);
        return square;
    }

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

    void LearnOfOthers(in PlotComparison plot)
    {
        if (_errors.TryLearnAlong(plot, out FilterStep step)) _ramps.Take(0, 0, step);
        if (_errors.TryLearnAcross(plot, out step)) _ramps.Take(0, 0, step);
    }

    /// <summary>Takes one axis of a plot, a unit vector; the answer is the normalised innovation.</summary>
    double Take(FilterStep step, double east, double north, bool learns)
    {
        double normalised = step.Normalised, most = MostOfOne * Math.Sqrt(step.Variance);
        // At first everything is learned, as an offset may be large; later a wild plot teaches nothing.
        if (learns && (!IsLearned || Math.Abs(normalised) <= MostOfOne)) _errors.Take(ref step);
        else (step.Gain0, step.Gain1, step.Gain2) = (0, 0, 0);
        step.Innovation = Math.Clamp(step.Innovation, -most, most);
        _ramps.Take(east, north, step);
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
        _ramps = default;
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

    public readonly bool IsSound => Suspicion <= Suspicion.Offset && _errors.IsSound && _ramps.IsSound && float.IsFinite(IntervalSeconds + UsualLate);
}
