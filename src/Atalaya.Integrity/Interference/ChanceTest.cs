namespace Atalaya.Integrity.Interference;

/// <summary>How likely so many bad of those counted are by chance.</summary>
static class ChanceTest
{
    /// <summary>That objects fail independently of each other is not surer than this.</summary>
    const double MostConfidence = 0.999;

    /// <summary>P(K ≥ bad) of a binomial distribution. From many objects of different rates their mean gives a bound that is not too small (Hoeffding 1956).</summary>
    public static double Tail(int bad, int count, double rate)
    {
        if (bad <= 0) return 1;
        if (bad > count) return 0;
        double term = Probability(bad, count, rate), sum = term, odds = rate / (1 - rate);
        for (int k = bad; k < count && term > sum * 1e-17; k++) sum += term *= (count - k) / (k + 1.0) * odds;
        return Math.Min(sum, 1);
    }

    /// <summary>P(K = bad).</summary>
    public static double Probability(int bad, int count, double rate)
    {
        double product = 1;
        int good = count - bad, left = good;
        for (int i = 1; i <= bad; i++)
        {
            product *= (good + i) / (double)i * rate;
            for (; left > 0 && product > 1; left--) product *= 1 - rate;
        }

        for (; left > 0; left--) product *= 1 - rate;
        return product;
    }

    /// <summary>Least number of bad ones whose tail is below a limit.</summary>
    public static int LeastBad(int count, double rate, double limit)
    {
        int bad = 1;
        while (bad <= count && Tail(bad, count, rate) >= limit) bad++;
        return bad;
    }

    /// <summary>
    /// Probability that the count is interference and no chance: Bayes, where interference spoils any share of the objects with equal probability, which
    /// makes each count equally likely.
    /// </summary>
    public static double Confidence(int bad, int count, double rate, double prior)
    {
        double disturbed = prior / (count + 1), undisturbed = (1 - prior) * Probability(bad, count, rate);
        return Math.Min(disturbed / (disturbed + undisturbed), MostConfidence);
    }
}
