using Atalaya.Core.Numerics;

namespace Atalaya.Scenarios.Evaluation;

/// <summary>x^p and its inverse.</summary>
static class Powers
{
    public static double Power(double value, double p) => p == 2 ? value * value : p == 1 ? value : StableMath.Pow(value, p);

    public static double Root(double value, double p) => p == 2 ? Math.Sqrt(value) : p == 1 ? value : StableMath.Pow(value, 1 / p);
}
