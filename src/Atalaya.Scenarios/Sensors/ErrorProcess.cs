using Atalaya.Core.Numerics;

namespace Atalaya.Scenarios.Sensors;

/// <summary>A first-order Gauss-Markov process: the slowly wandering error of a satellite position, one axis.</summary>
struct ErrorProcess(double sigma, double timeSeconds, ref RandomStream random)
{
    double _seconds;

    public double Value { get; private set; } = sigma * random.Gaussian();

    /// <summary>The error at a time, which must not go back.</summary>
    public double At(double seconds, ref RandomStream random)
    {
        double keep = StableMath.Exp(-Math.Max(0, seconds - _seconds) / timeSeconds);
        _seconds = seconds;
        return Value = keep * Value + Math.Sqrt(1 - keep * keep) * sigma * random.Gaussian();
    }
}
