using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Fusion.Filtering;
using CsCheck;

namespace Atalaya.Tests.Fusion.Filtering;

public sealed class HeightFilterTests
{
    const double Late = 10, Memory = 60, ModeCStep = 30.48, Variance = ModeCStep * ModeCStep / 12 + 9, Floor = ModeCStep * ModeCStep / 12;

    static readonly Instant Start = new(1_700_000_000_000_000_000);

    [Fact]
    public void TheCovarianceStaysPositive() =>
        Gen.Select(Gen.Double[-15, 90], Gen.Double[-2000, 20_000], Gen.Double[0.1, 100], Gen.Bool).Array[1, 60].Sample(steps =>
        {
            HeightFilter filter = default;
            Instant time = Start;
            foreach ((double seconds, double value, double sigma, bool isClimb) in steps)
            {
                time = time.PlusSeconds(seconds);
                if (isClimb) filter.TryTakeClimb(value / 100, sigma * sigma, time, Late, Memory);
                else filter.TryTake(value, sigma * sigma, Floor, time, Late, Memory);
                if (!filter.IsKnown) continue;
                foreach (double later in (double[])[-8, 0, 30, 600])
                    if (!IsSound(filter.At(filter.Time.PlusSeconds(later)))) return false;
            }

            return true;
        }, seed: "0HeightHeig0", iter: 2000);

    static bool IsSound(in ClimbState state) =>
        float.IsFinite(state.Height + state.Climb + state.HH + state.HC + state.CC) && state.HH > 0 && state.CC > 0 && (double)state.HC * state.HC < (double)state.HH * state.CC;

    /// <summary>Aircraft that climb by the models' own law, heard every 4 s: the squared normalised error lies about 2, the number of dimensions.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ErrorsAreAsStated(bool isClimbStated)
    {
        Random random = new(5);
        double sum = 0, count = 0;
        for (int run = 0; run < 300; run++)
        {
            Climber truth = new(random);
            HeightFilter filter = default;
            for (int turn = 0; turn < 60; turn++)
            {
                Instant time = Start.PlusSeconds(4 * turn);
                filter.TryTake(truth.Height + 9 * Traffic.Normal(random), 81, 0, time, Late, Memory);
                if (isClimbStated && turn % 3 == 0) filter.TryTakeClimb(truth.Climb + 0.7 * Traffic.Normal(random), 0.49, time, Late, Memory);
                if (turn >= 5)
                {
                    sum += Normalised(filter.At(time), truth);
                    count++;
                }

                truth.Fly(4, random);
            }
        }

        Assert.InRange(sum / count, 1.7, 2.4);
    }

    /// <summary>In steps of 100 ft the error of level flight stays the same: the stated variance never falls below it.</summary>
    [Fact]
    public void StepsOfModeCAreNotAveragedAway()
    {
        Random random = new(6);
        double sum = 0;
        for (int run = 0; run < 500; run++)
        {
            double height = 3000 + ModeCStep * random.NextDouble();
            HeightFilter filter = default;
            for (int turn = 0; turn < 40; turn++) filter.TryTake(Math.Round(height / ModeCStep) * ModeCStep, Variance, Floor, Start.PlusSeconds(4 * turn), Late, Memory);
            ClimbState state = filter.At(Start.PlusSeconds(156));
            sum += (state.Height - height) * (state.Height - height) / state.HH;
            Assert.InRange(Math.Abs(state.Climb), 0, 0.2);
            Assert.True(state.HH >= (float)Floor);
        }

        Assert.InRange(sum / 500, 0.3, 1.2);
    }

    /// <summary>Climbing at 12 m/s through steps of 100 ft: within 40 s the climb is known within 1 m/s, and levelling off is noticed.</summary>
    [Fact]
    public void AClimbIsFoundAndItsEnd()
    {
        HeightFilter filter = default;
        for (double t = 0; t <= 200; t += 4)
        {
            double height = 3000 + 12 * Math.Clamp(t - 60, 0, 80);
            filter.TryTake(Math.Round(height / ModeCStep) * ModeCStep, Variance, Floor, Start.PlusSeconds(t), Late, Memory);
            ClimbState state = filter.At(Start.PlusSeconds(t));
            if (t is >= 100 and <= 140) Assert.InRange(state.Climb, 11, 13);
            if (t >= 180) Assert.InRange(state.Climb, -1, 1);
        }
    }

    [Fact]
    public void OneWildHeightMovesNothingAndThreeThatAgreeDo()
    {
        HeightFilter filter = Level(3000);
        ClimbState before = filter.At(Start.PlusSeconds(40));
        Assert.False(filter.TryTake(9000, Variance, Floor, Start.PlusSeconds(40), Late, Memory));
        Assert.Equal(before.Height, filter.At(Start.PlusSeconds(40)).Height);
        Assert.True(filter.TryTake(3000, Variance, Floor, Start.PlusSeconds(44), Late, Memory));
        Assert.False(filter.TryTake(9000, Variance, Floor, Start.PlusSeconds(48), Late, Memory));
        Assert.False(filter.TryTake(5000, Variance, Floor, Start.PlusSeconds(52), Late, Memory));
        Assert.False(filter.TryTake(9030, Variance, Floor, Start.PlusSeconds(56), Late, Memory));
        Assert.False(filter.TryTake(9030, Variance, Floor, Start.PlusSeconds(60), Late, Memory));
        Assert.True(filter.TryTake(9060, Variance, Floor, Start.PlusSeconds(64), Late, Memory));
        Assert.Equal(9060f, filter.At(Start.PlusSeconds(64)).Height);
    }

    [Fact]
    public void WhatIsNotHeardGrowsUncertain()
    {
        HeightFilter filter = Level(3000);
        float last = 0;
        for (int t = 40; t < 100; t += 10)
        {
            ClimbState state = filter.At(Start.PlusSeconds(t));
            Assert.True(state.HH > last);
            last = state.HH;
        }

        Assert.True(Math.Sqrt(last) > 60);
    }

    /// <summary>A value that is late by one turn is compared with the height then, and corrects nearly as if it had come in time.</summary>
    [Fact]
    public void ALateHeightOfAClimbFits()
    {
        HeightFilter filter = default;
        for (int turn = 0; turn < 20; turn++) filter.TryTake(3000 + 48 * turn, Variance, 0, Start.PlusSeconds(4 * turn), Late, Memory);
        ClimbState before = filter.At(Start.PlusSeconds(76));
        Assert.True(filter.TryTake(3000 + 12 * 70, 4, 0, Start.PlusSeconds(70), Late, Memory));
        ClimbState after = filter.At(Start.PlusSeconds(76));
        Assert.InRange(after.Height, 3905f, 3919f);
        Assert.True(after.HH < before.HH);
        Assert.False(filter.TryTake(3000, Variance, 0, Start.PlusSeconds(60), Late, Memory));
    }

    [Fact]
    public void ASavedFilterGoesOnTheSame()
    {
        HeightFilter filter = Level(3000);
        filter.TryTake(9000, Variance, Floor, Start.PlusSeconds(40), Late, Memory);
        StateWriter writer = new();
        filter.Write(writer);
        StateReader reader = new(writer.Written);
        HeightFilter back = HeightFilter.Read(ref reader);
        for (int turn = 11; turn < 14; turn++)
            Assert.Equal(filter.TryTake(9000, Variance, Floor, Start.PlusSeconds(4 * turn), Late, Memory), back.TryTake(9000, Variance, Floor, Start.PlusSeconds(4 * turn), Late, Memory));
        Assert.Equal(filter.At(Start.PlusSeconds(60)), back.At(Start.PlusSeconds(60)));
        Assert.Equal(9000f, back.At(Start.PlusSeconds(52)).Height);
    }

    static HeightFilter Level(double height)
    {
        HeightFilter filter = default;
        for (int turn = 0; turn < 10; turn++) filter.TryTake(height, Variance, Floor, Start.PlusSeconds(4 * turn), Late, Memory);
        return filter;
    }

    static double Normalised(in ClimbState state, Climber truth)
    {
        double height = truth.Height - state.Height, climb = truth.Climb - state.Climb, determinant = (double)state.HH * state.CC - (double)state.HC * state.HC;
        return (state.CC * height * height - 2 * state.HC * height * climb + state.HH * climb * climb) / determinant;
    }

    /// <summary>Truth by the law of the models.</summary>
    sealed class Climber(Random random)
    {
        bool _isChanging;

        public double Height { get; private set; } = 5000;
        public double Climb { get; private set; } = 8 * Traffic.Normal(random);

        public void Fly(double seconds, Random random)
        {
            const double Step = 0.5;
            for (double t = 0; t < seconds; t += Step)
            {
                if (random.NextDouble() < Step / (_isChanging ? HeightFilter.ChangingSeconds : HeightFilter.SteadySeconds)) _isChanging = !_isChanging;
                double density = _isChanging ? HeightFilter.ChangingDensity : HeightFilter.SteadyDensity, before = Climb;
                Climb += Math.Sqrt(density * Step) * Traffic.Normal(random);
                Height += Step * (before + Climb) / 2;
            }
        }
    }
}
