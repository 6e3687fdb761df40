using Atalaya.Fusion.Filtering;
using CsCheck;

namespace Atalaya.Tests.Fusion.Filtering;

public sealed class MotionStateTests
{
    [Fact]
    public void CovariancesStayPositive()
    {
        Gen.Select(Gen.Double[0, 60], Gen.Double[-6, 8], Gen.Double[-1e5, 1e5], Gen.Double[-0.99, 0.99], Gen.Int[0, 2]).Array[1, 40].Sample(steps =>
        {
            MotionState state = new() { EE = 100, NN = 100, UU = 1e4, VV = 1e4 };
            foreach ((double seconds, double power, double value, double correlation, int kind) in steps)
            {
                state.Predict(seconds, 10);
                double variance = Power(power);
                if (kind == 0) state.Update(0, 0, 1, 0, value / 100, variance);
                else if (kind == 1) state.Update(-correlation, 1, 0, 0, value, variance);
                else state.Update(1, 0, -seconds / 6, 0, value, variance);
                state.Repair();
                if (!state.IsSound() || !state.IsPositive()) return false;
            }

            return true;
        }, seed: "0N0XIzNsQ0O2", iter: 2000);
    }

    [Fact]
    public void TurningKeepsDistancesAndDeterminant()
    {
        MotionState state = new() { East = 3, North = 4, EastRate = 1, NorthRate = -2, EE = 9, EN = 2, NN = 4, UU = 3, UV = 1, VV = 2, EU = 0.5, EV = 0.2, NU = -0.3, NV = 0.1 };
        MotionState turned = state;
        turned.Rotate(Math.Sin(0.7), Math.Cos(0.7));
        Assert.Equal(5, Math.Sqrt(turned.East * turned.East + turned.North * turned.North), 1e-12);
        Assert.Equal(state.EE * state.NN - state.EN * state.EN, turned.EE * turned.NN - turned.EN * turned.EN, 1e-12);
        Assert.Equal(state.EU + state.NV, turned.EU + turned.NV, 1e-12);
        Assert.True(turned.IsPositive());
        turned.Rotate(Math.Sin(-0.7), Math.Cos(-0.7));
        Assert.Equal(state.EV, turned.EV, 1e-12);
        Assert.Equal(state.North, turned.North, 1e-12);
    }

    /// <summary>Truth by the filter's own model: the normalised error squared of two dimensions is 2 on average.</summary>
    [Fact]
    public void TheFilterIsConsistent()
    {
        const double Seconds = 2, Density = 5, Sigma = 40;
        Random random = new(31);
        double sum = 0;
        int count = 0;
        for (int run = 0; run < 200; run++)
        {
            double place = 0, rate = 100 * Traffic.Normal(random);
            MotionState state = new() { EE = Sigma * Sigma, NN = Sigma * Sigma, UU = 1e4, VV = 1e4 };
            state.East = place + Sigma * Traffic.Normal(random);
            for (int step = 0; step < 30; step++)
            {
                double first = Traffic.Normal(random), second = Traffic.Normal(random);
                double shift = Math.Sqrt(Density * Seconds * Seconds * Seconds / 3);
                place += rate * Seconds + shift * first;
                rate += Math.Sqrt(Density * Seconds) * (Math.Sqrt(0.75) * first + 0.5 * second);
                state.Predict(Seconds, Density);
                state.Update(1, 0, 0, 0, place + Sigma * Traffic.Normal(random), Sigma * Sigma);
                double e = place - state.East, u = rate - state.EastRate, determinant = state.EE * state.UU - state.EU * state.EU;
                sum += (state.UU * e * e - 2 * state.EU * e * u + state.EE * u * u) / determinant;
                count++;
            }
        }

        Assert.InRange(sum / count, 1.8, 2.2);
    }

    static double Power(double exponent) => Math.Pow(10, exponent);
}
