namespace Atalaya.Benchmarks.Integrity;

/// <summary>Exact bounds of 95 %: of a share (Clopper and Pearson, Biometrika 26, 1934) and of a count that Poisson rules.</summary>
static class RateBounds
{
    const double Tail = 0.025;

    public static (double Low, double High) OfShare(int found, int trials) => trials == 0 ? (0, 1) : (
        found == 0 ? 0 : Solve(p => AtLeast(found, trials, p), Tail, 1),
        found == trials ? 1 : Solve(p => 1 - AtMost(found, trials, p), 1 - Tail, 1));

    /// <summary>One-sided: a greater mean gives so few in less than one of twenty.</summary>
    public static double HighestCount(int count) => Solve(mean => 1 - PoissonAtMost(count, mean), 0.95, 10 + 3 * count);

    static double AtLeast(int found, int trials, double p) => 1 - AtMost(found - 1, trials, p);

    static double AtMost(int found, int trials, double p)
    {
        // The other way round for a large share: its first term is too small for a double.
        if (p > 0.5) return 1 - AtMost(trials - found - 1, trials, 1 - p);
        if (found < 0) return 0;
        double term = Math.Pow(1 - p, trials), sum = 0;
        for (int k = 0; k <= found; k++)
        {
            sum += term;
            term *= (trials - k) / (k + 1.0) * p / (1 - p);
        }

        return sum;
    }

    static double PoissonAtMost(int count, double mean)
    {
        double term = Math.Exp(-mean), sum = 0;
        for (int k = 0; k <= count; k++)
        {
            sum += term;
            term *= mean / (k + 1);
        }

        return sum;
    }

    /// <summary>Where a rising function of 0 to the highest reaches a value.</summary>
    static double Solve(Func<double, double> rising, double value, double highest)
    {
        double low = 0, high = highest;
        for (int i = 0; i < 60; i++)
        {
            double middle = (low + high) / 2;
            if (rising(middle) < value) low = middle;
            else high = middle;
        }

        return (low + high) / 2;
    }
}
