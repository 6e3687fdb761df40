using Atalaya.Core.Numerics;

namespace Atalaya.Integrity;

/// <summary>The normal distribution with mean 0 and variance 1.</summary>
public static class NormalDistribution
{
    /// <summary>Probability of a value below; error below 1e-7 (Abramowitz and Stegun 7.1.26).</summary>
    public static double Below(double value)
    {
        double x = Math.Abs(value) / Math.Sqrt(2), t = 1 / (1 + 0.3275911 * x);
        double polynomial = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
        double tail = 0.5 * polynomial * StableMath.Exp(-x * x);
        return value < 0 ? tail : 1 - tail;
    }

    /// <summary>Probability of a value of this mean and sigma between two limits.</summary>
    public static double Between(double low, double high, double mean, double sigma) =>
        sigma > 0 ? Below((high - mean) / sigma) - Below((low - mean) / sigma) : mean >= low && mean <= high ? 1 : 0;
}
