using Atalaya.Core.Numerics;
using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Fusion.Filtering;

/// <summary>
/// Height over one datum and climb, beside the plane: two interacting models (Blom and Bar-Shalom 1988), one that holds its climb (level
/// flight among it) and one that changes it. A value that fits neither does not count until others agree with it.
/// </summary>
struct HeightFilter
{
    /// <summary>Densities of white acceleration noise, m²/s³: over a minute of steady climb 0.5 m/s; 1 m/s² over six seconds gives 5 m/s.</summary>
    public const double SteadyDensity = 0.005, ChangingDensity = 2;

    /// <summary>Mean stays, seconds. Chances to go on are taken as τ/(τ + T), the first order of exp(−T/τ).</summary>
    public const double SteadySeconds = 180, ChangingSeconds = 15;

    /// <summary>1 σ of the climb of what is heard for the first time, m/s.</summary>
    const double FirstClimbSigma = 10;

    /// <summary>Squared normalised distance beyond which a value is wild: 5 σ.</summary>
    const double WildSquared = 25;

    /// <summary>So many wild values in a row that agree with each other are the truth.</summary>
    const int WildRepeats = 3;

    /// <summary>Wild values agree within so many metres and the fastest climb of traffic, m/s.</summary>
    const double WildMeters = 60, WildClimb = 50;

    const double FirstChanging = 0.3;

    ClimbState _steady, _changing;
    float _changingProbability;
    float _wildHeight;
    byte _wildCount;
    Instant _wildTime;

    public Instant Time { get; private set; }

    public readonly bool IsKnown => _steady.HH > 0;

    /// <param name="variance">Of the error that differs from value to value.</param>
    /// <param name="floor">Variance below which no number of values brings the height: of errors that last.</param>
    /// <param name="mostLateSeconds">A value older than the filter by more is history.</param>
    /// <param name="memorySeconds">A filter that has heard nothing for longer begins anew.</param>
    /// <returns>False if the value is wild or history.</returns>
    public bool TryTake(double meters, double variance, double floor, Instant time, double mostLateSeconds, double memorySeconds)
    {
        double seconds = time.SecondsSince(Time);
        if (!IsKnown || seconds > memorySeconds) return Begin(meters, variance, time);
        if (-seconds > mostLateSeconds) return false;
        Advance(seconds, time);
        if (!TryUpdate(1, Math.Min(0, seconds), meters, variance)) return IsRepeated(meters, time) && Begin(meters, variance, time);
        _steady.HH = Math.Max(_steady.HH, (float)floor);
        _changing.HH = Math.Max(_changing.HH, (float)floor);
        _wildCount = 0;
        return true;
    }

    /// <summary>A stated climb; false if it is wild, history, or the height is not known.</summary>
    public bool TryTakeClimb(double climb, double variance, Instant time, double mostLateSeconds, double memorySeconds)
    {
        double seconds = time.SecondsSince(Time);
        if (!IsKnown || seconds > memorySeconds || -seconds > mostLateSeconds) return false;
        Advance(seconds, time);
        return TryUpdate(0, 1, climb, variance - Math.Min(0, seconds) * ChangingDensity);
    }

    /// <summary>
    /// Mean and covariance over the models at a time, led there along the climb, with the mean density of the noise in between: the chance of
    /// the changing model then is about the mean of those at both ends.
    /// </summary>
    public readonly ClimbState At(Instant time)
    {
        double seconds = time.SecondsSince(Time), far = Math.Abs(seconds), changing = _changingProbability;
        double mean = changing + ((1 - changing) * far / (SteadySeconds + far) - changing * far / (ChangingSeconds + far)) / 2;
        ClimbState whole = ClimbState.Mix(_steady, _changing, changing);
        if (far > 0) whole.Predict(seconds, SteadyDensity + mean * ChangingDensity);
        return whole;
    }

    public readonly void Write(StateWriter writer)
    {
        writer.Write(IsKnown);
        if (!IsKnown) return;
        writer.Write(Time.UnixNanoseconds);
        Write(writer, _steady);
        Write(writer, _changing);
        writer.Write((double)_changingProbability);
        writer.Write((double)_wildHeight);
        writer.Write(_wildCount);
        writer.Write(_wildTime.UnixNanoseconds);
    }

    public static HeightFilter Read(ref StateReader reader)
    {
        HeightFilter filter = default;
        if (!reader.ReadBoolean()) return filter;
        filter.Time = new Instant(reader.ReadInt64());
        filter._steady = ReadState(ref reader);
        filter._changing = ReadState(ref reader);
        filter._changingProbability = (float)reader.ReadDouble();
        filter._wildHeight = (float)reader.ReadDouble();
        filter._wildCount = reader.ReadByte();
        filter._wildTime = new Instant(reader.ReadInt64());
        return filter;
    }

    bool Begin(double meters, double variance, Instant time)
    {
        this = default;
        Time = time;
        _steady = new ClimbState { Height = (float)meters, HH = (float)variance, CC = (float)(FirstClimbSigma * FirstClimbSigma) };
        _changing = _steady;
        _changingProbability = (float)FirstChanging;
        return true;
    }

    /// <summary>Mixes and predicts; backwards nothing.</summary>
    void Advance(double seconds, Instant time)
    {
        if (!(seconds > 0)) return;
        double changing = _changingProbability, begins = (1 - changing) * seconds / (SteadySeconds + seconds), ends = changing * seconds / (ChangingSeconds + seconds);
        double changed = changing + begins - ends;
        ClimbState steady = _steady;
        _steady = ClimbState.Mix(steady, _changing, ends / (1 - changed));
        _changing = ClimbState.Mix(_changing, steady, begins / changed);
        _changingProbability = (float)changed;
        _steady.Predict(seconds, SteadyDensity);
        _changing.Predict(seconds, ChangingDensity);
        Time = time;
    }

    /// <summary>With a·height + b·climb = value; a late height has b = −lag, and the noise since as error.</summary>
    bool TryUpdate(double a, double b, double value, double variance)
    {
        double late = a * -b * b * b / 3, ofSteady = variance + late * SteadyDensity, ofChanging = variance + late * ChangingDensity;
        (double mean, double sum) = _steady.Of(a, b);
        (double otherMean, double otherSum) = _changing.Of(a, b);
        (sum, otherSum) = (sum + ofSteady, otherSum + ofChanging);
        double distance = (value - mean) * (value - mean) / sum, other = (value - otherMean) * (value - otherMean) / otherSum;
        if (!(Math.Min(distance, other) <= WildSquared)) return false;
        // Λ of the changing model over that of the steady one, bounded so that neither is ever given up.
        double ratio = Math.Sqrt(sum / otherSum) * StableMath.Exp(Math.Clamp((distance - other) / 2, -20, 20));
        double weight = _changingProbability * ratio;
        _changingProbability = (float)Math.Clamp(weight / (weight + 1 - _changingProbability), 1e-6, 1 - 1e-6);
        _steady.Update(a, b, value, ofSteady);
        _changing.Update(a, b, value, ofChanging);
        return true;
    }

    bool IsRepeated(double meters, Instant time)
    {
        double reach = WildMeters + WildClimb * Math.Abs(time.SecondsSince(_wildTime));
        _wildCount = _wildCount > 0 && Math.Abs(meters - _wildHeight) <= reach ? (byte)(_wildCount + 1) : (byte)1;
        (_wildHeight, _wildTime) = ((float)meters, time);
        return _wildCount >= WildRepeats;
    }

    static void Write(StateWriter writer, in ClimbState state)
    {
        writer.Write((double)state.Height);
        writer.Write((double)state.Climb);
        writer.Write((double)state.HH);
        writer.Write((double)state.HC);
        writer.Write((double)state.CC);
    }

    static ClimbState ReadState(ref StateReader reader) => new()
    {
        Height = (float)reader.ReadDouble(),
        Climb = (float)reader.ReadDouble(),
        HH = (float)reader.ReadDouble(),
        HC = (float)reader.ReadDouble(),
        CC = (float)reader.ReadDouble(),
    };
}
