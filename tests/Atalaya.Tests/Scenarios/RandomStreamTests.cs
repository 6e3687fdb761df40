using Atalaya.Scenarios;

namespace Atalaya.Tests.Scenarios;

public sealed class RandomStreamTests
{
    const int Count = 100_000;

    [Fact]
    public void StreamsOfOtherNamesAreUnrelated()
    {
        ulong[] first = [new RandomStream(1, 2, 3, 4).NextBits(), new RandomStream(2, 2, 3, 4).NextBits(), new RandomStream(1, 3, 3, 4).NextBits(), new RandomStream(1, 2, 4, 4).NextBits(), new RandomStream(1, 2, 3, 5).NextBits()];
        Assert.Equal(first.Length, first.Distinct().Count());
        Assert.Equal(first[0], new RandomStream(1, 2, 3, 4).NextBits());
    }

    [Fact]
    public void GaussianHasMeanZeroAndVarianceOne()
    {
        var random = new RandomStream(9, 1);
        double sum = 0, squares = 0, fourths = 0;
        for (int i = 0; i < Count; i++)
        {
            double value = random.Gaussian();
            sum += value;
            squares += value * value;
            fourths += value * value * value * value;
        }

        Assert.InRange(sum / Count, -0.015, 0.015);
        Assert.InRange(squares / Count, 0.98, 1.02);
        Assert.InRange(fourths / Count, 2.85, 3.15);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(3)]
    public void PoissonHasItsMeanAndVariance(double mean)
    {
        var random = new RandomStream(9, 2);
        double sum = 0, squares = 0;
        for (int i = 0; i < Count; i++)
        {
            int value = random.Poisson(mean);
            sum += value;
            squares += (double)value * value;
        }

        Assert.InRange(sum / Count, 0.97 * mean, 1.03 * mean);
        Assert.InRange(squares / Count - sum / Count * (sum / Count), 0.95 * mean, 1.05 * mean);
    }

    [Fact]
    public void UniformFillsItsInterval()
    {
        var random = new RandomStream(9, 3);
        int[] bins = new int[10];
        for (int i = 0; i < Count; i++) bins[random.Below(10)]++;
        Assert.All(bins, bin => Assert.InRange(bin, Count / 10 - 400, Count / 10 + 400));
    }
}
