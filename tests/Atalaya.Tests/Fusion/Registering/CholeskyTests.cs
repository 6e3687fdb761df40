using Atalaya.Fusion.Registering;

namespace Atalaya.Tests.Fusion.Registering;

public sealed class CholeskyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(30)]
    public void SolvesAndInvertsWhatItFactored(int size)
    {
        const int Spare = 3;
        int stride = size + Spare;
        Random random = new(size);
        double[] matrix = new double[size * stride], truth = new double[size], right = new double[size];
        for (int k = 0; k < 2 * size; k++)
        {
            double[] row = [.. Enumerable.Range(0, size).Select(_ => random.NextDouble() - 0.5)];
            for (int i = 0; i < size; i++)
                for (int j = 0; j < size; j++) matrix[i * stride + j] += row[i] * row[j] + (i == j ? 0.01 : 0);
        }

        for (int i = 0; i < size; i++) truth[i] = random.NextDouble();
        for (int i = 0; i < size; i++)
            for (int j = 0; j < size; j++) right[i] += matrix[i * stride + j] * truth[j];
        double[] factor = [.. matrix];
        Assert.True(Cholesky.Factor(factor, size, stride));
        Cholesky.Solve(factor, size, stride, right);
        for (int i = 0; i < size; i++) Assert.Equal(truth[i], right[i], 1e-9);

        double[] diagonal = new double[size];
        Cholesky.InverseDiagonal(factor, size, stride, new double[size], diagonal);
        for (int i = 0; i < size; i++)
        {
            double[] unit = new double[size];
            unit[i] = 1;
            Cholesky.Solve(factor, size, stride, unit);
            Assert.Equal(unit[i], diagonal[i], 1e-9);
        }
    }

    [Fact]
    public void WhatIsNotPositiveDefiniteIsRefused()
    {
        Assert.False(Cholesky.Factor([1, 2, 2, 1], 2, 2));
        Assert.False(Cholesky.Factor([double.NaN], 1, 1));
    }
}
