using Atalaya.Integrity.Interference;

namespace Atalaya.Tests.Integrity.Interference;

public sealed class ChanceTestTests
{
    /// <summary>Limits of the cell test at a base rate of 0.5 % and a chance of 1e-4.</summary>
    [Theory]
    [InlineData(4, 3)]
    [InlineData(10, 3)]
    [InlineData(20, 4)]
    [InlineData(50, 5)]
    [InlineData(100, 6)]
    public void SoManyBadAreNoChance(int count, int bad)
    {
        Assert.Equal(bad, ChanceTest.LeastBad(count, 0.005, 1e-4));
        Assert.InRange(ChanceTest.Tail(bad, count, 0.005), 0, 1e-4);
        Assert.True(ChanceTest.Tail(bad - 1, count, 0.005) >= 1e-4);
    }

    [Fact]
    public void TheTailIsTheSumOfItsTerms()
    {
        foreach ((int count, double rate) in new[] { (1, 0.3), (12, 0.005), (12, 0.2), (400, 0.02), (3000, 0.005) })
            for (int bad = 0; bad <= Math.Min(count, 40); bad++)
            {
                double sum = 0;
                for (int k = count; k >= bad; k--) sum += ChanceTest.Probability(k, count, rate);
                Assert.Equal(1, ChanceTest.Tail(bad, count, rate) / sum, 1e-9);
            }
    }

    [Fact]
    public void ProbabilitiesOfAllCountsSumToOne() =>
        Assert.Equal(1, Enumerable.Range(0, 501).Sum(k => ChanceTest.Probability(k, 500, 0.37)), 1e-9);

    [Fact]
    public void ConfidenceRisesWithTheBad()
    {
        Assert.InRange(ChanceTest.Confidence(0, 10, 0.005, 1e-3), 0, 1e-3);
        Assert.InRange(ChanceTest.Confidence(1, 10, 0.005, 1e-3), 0, 0.01);
        Assert.InRange(ChanceTest.Confidence(3, 4, 0.005, 1e-3), 0.99, 1);
        Assert.InRange(ChanceTest.Confidence(4, 20, 0.005, 1e-3), 0.9, 0.99);
    }
}
