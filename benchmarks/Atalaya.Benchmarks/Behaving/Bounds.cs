namespace Atalaya.Benchmarks.Behaving;

/// <summary>Exact bounds of counted things.</summary>
static class Bounds
{
    /// <summary>The least share, at 95 %, where so many of so many were found (Clopper and Pearson, 1934; one-sided).</summary>
    public static double ShareLower(int found, int trials) => found == 0 ? 0 : Solve(share => 1 - BinomialBelow(found - 1, trials, share), 0.05, 0, 1, isRising: true);

    static double BinomialBelow(int count, int trials, double share)
    {
        if (share >= 1) return count >= trials ? 1 : 0;
        double term = Math.Pow(1 - share, trials), sum = term;
        for (int i = 1; i <= count; i++) sum += term *= (double)(trials - i + 1) / i * share / (1 - share);
        return sum;
    }

    static double Solve(Func<double, double> value, double wanted, double low, double high, bool isRising = false)
    {
        for (int i = 0; i < 60; i++)
        {
            double middle = (low + high) / 2;
            if (value(middle) > wanted == isRising) high = middle;
            else low = middle;
        }

        return (low + high) / 2;
    }
}
