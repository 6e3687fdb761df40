using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Formats.ModeS.Framing;
using CsCheck;

namespace Atalaya.Tests.Formats.ModeS.Framing;

public sealed class ReceiverClockTests
{
    const ulong Megahertz = 1_000_000;

    static readonly Instant Start = new(1_767_225_600L * Instant.NanosecondsPerSecond);

    static Instant At(double seconds) => Start.PlusNanoseconds((long)(seconds * 1e9));

    /// <summary>Runs messages every 20 ms over a line; the answer is by how much the given times differ from when each was heard, least delay included.</summary>
    static double WorstError(double from, double to, Func<double, double> received, double hertz = 12e6)
    {
        ReceiverClock clock = default;
        double worst = 0;
        for (int i = 0; i * 0.02 < to; i++)
        {
            double heard = i * 0.02;
            Instant time = clock.At((ulong)(5e9 + heard * hertz), At(received(heard)));
            if (heard >= from) worst = Math.Max(worst, Math.Abs(time.SecondsSince(At(heard))));
        }

        return worst;
    }

    [Fact]
    public void AStallOfTheLineDatesNothingWrongly() =>
        Assert.InRange(WorstError(6, 60, heard => heard is > 20 and < 24 ? 24.001 + (heard - 20) * 0.001 : heard), 0, 0.001);

    [Fact]
    public void JitterIsTakenOff()
    {
        Random random = new(1);
        double last = 0;
        Assert.InRange(WorstError(10, 60, heard => last = Math.Max(last, heard + 0.2 * random.NextDouble() * random.NextDouble() * random.NextDouble())), 0, 0.03);
    }

    [Theory]
    [InlineData(1.0001)]
    [InlineData(0.9999)]
    public void AQuartzThatErrsIsFollowed(double rate) => Assert.InRange(WorstError(6, 600, heard => heard, 12e6 * rate), 0, 0.001);

    [Theory]
    [InlineData(1e6)]
    [InlineData(10e6)]
    [InlineData(20e6)]
    [InlineData(1e9)]
    [InlineData(0)]
    public void ACounterOfAnotherRateIsNotUsed(double hertz) => Assert.InRange(WorstError(0, 120, heard => heard, hertz), 0, 0.6);

    [Fact]
    public void WithoutACounterItIsTheReceiveTime()
    {
        ReceiverClock clock = default;
        Assert.Equal(At(3), clock.At(null, At(3)));
    }

    [Fact]
    public void TwoCountersOnOneLineAreNotUsed()
    {
        ReceiverClock clock = default;
        for (int i = 0; i < 1000; i++)
            Assert.Equal(At(0.1 * i), clock.At((ulong)i * 12 * Megahertz / 10 + (i % 2 == 0 ? 0 : 4_000_000 * Megahertz), At(0.1 * i)));
    }

    [Fact]
    public void WhateverComesNothingIsLaterThanItWasReceived() => Gen.Select(Gen.ULong, Gen.Long[0, 40_000_000_000]).Array[1, 200].Sample(messages =>
    {
        ReceiverClock clock = default;
        Instant received = Start;
        foreach ((ulong ticks, long wait) in messages)
        {
            received = received.PlusNanoseconds(wait);
            Instant time = clock.At(ticks & 0xFFFF_FFFF_FFFF, received);
            Assert.InRange(received.SecondsSince(time), 0, 31);
        }
    });

    [Fact]
    public void ASavedClockGoesOnAlike()
    {
        ReceiverClock clock = default;
        for (int i = 0; i < 600; i++) clock.At((ulong)i * 12 * Megahertz / 50, At(0.02 * i));
        StateWriter writer = new();
        clock.Save(writer);
        ReceiverClock loaded = default;
        StateReader reader = new(writer.Written);
        loaded.Load(ref reader);
        for (int i = 600; i < 700; i++) Assert.Equal(clock.At((ulong)i * 12 * Megahertz / 50, At(0.02 * i + 2)), loaded.At((ulong)i * 12 * Megahertz / 50, At(0.02 * i + 2)));
    }
}
