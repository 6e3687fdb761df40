using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Deception;

/// <summary>The bias of a radar that nobody has registered, in one axis, as all honest aircraft show it.</summary>
struct SensorBias
{
    /// <summary>The bias wanders by what registration would leave, in so many seconds.</summary>
    const double WanderSeconds = 1200;

    /// <summary>Plots farther off than so many σ are garbled or lie.</summary>
    const double MostSigmas = 4;

    double _variance;
    Instant _time;

    /// <summary>Metres or radians.</summary>
    public double Value { get; private set; }

    /// <summary>Variance; 0 = nothing is known.</summary>
    public readonly double Variance => _variance;

    /// <param name="residual">Of one plot, the known bias taken off.</param>
    /// <param name="noise">Variance of the plot.</param>
    /// <param name="own">Variance of what lasts of the aircraft's own.</param>
    /// <param name="unknown">Variance of the bias before anything was seen.</param>
    /// <param name="wander">Variance of what it may wander by.</param>
    /// <param name="aircraft">That have been compared: however many plots they give, what is their own stays.</param>
    public void Learn(double residual, Instant time, double noise, double own, double unknown, double wander, int aircraft)
    {
        if (_variance == 0) _variance = unknown;
        else _variance = Math.Min(unknown, _variance + wander * Math.Clamp(time.SecondsSince(_time) / WanderSeconds, 0, 1));
        _time = Instant.Max(_time, time);
        double total = _variance + noise + own;
        if (residual * residual > MostSigmas * MostSigmas * total) return;
        double gain = _variance / total;
        Value += gain * residual;
        _variance = Math.Max((1 - gain) * _variance, own / aircraft);
    }

    /// <summary>The sensor has changed: what was learned is a beginning at best.</summary>
    public void Forget() => _variance = 0;

    public readonly void Write(StateWriter writer)
    {
        writer.Write(Value);
        writer.Write(_variance);
        writer.Write(_time.UnixNanoseconds);
    }

    public static SensorBias Read(ref StateReader reader)
    {
        SensorBias bias = new() { Value = reader.ReadDouble(), _variance = reader.ReadDouble(), _time = new Instant(reader.ReadInt64()) };
        if (!double.IsFinite(bias.Value) || !(bias._variance is >= 0 and < 1e12)) throw new InvalidDataException("state: the bias of a sensor that cannot be");
        return bias;
    }
}
