using Atalaya.Core.State;
using Atalaya.Core.Time;
using CsCheck;

namespace Atalaya.Tests.Core.Time;

public sealed class TimeOfDayResolverTests
{
    static readonly Instant Midnight = Instant.FromDateTime(new DateTime(2026, 11, 23, 0, 0, 0, DateTimeKind.Utc));

    [Fact]
    public void Days_of_data_count_on()
    {
        TimeOfDayResolver resolver = new(Midnight.PlusSeconds(50_000));
        for (int seconds = 50_000; seconds < 5 * 86_400; seconds += 97)
        {
            Assert.True(resolver.TryResolve(seconds % 86_400, out Instant time));
            Assert.Equal(Midnight.PlusSeconds(seconds), time);
        }
    }

    [Fact]
    public void Values_out_of_order_around_midnight_keep_their_days()
    {
        Gen.Int[-280, 280].Array[50].Sample(jitters =>
        {
            TimeOfDayResolver resolver = new(Midnight);
            for (int i = 0; i < 2 * jitters.Length; i++)
            {
                double seconds = 86_400 - 1_000 + i * 20 + (i == 0 ? 0 : jitters[i % jitters.Length]);
                Assert.True(resolver.TryResolve(seconds % 86_400, out Instant time));
                Assert.Equal(Midnight.PlusSeconds(seconds), time);
            }
        }, seed: "0000KoV6gHd1", iter: 200);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10_000)]
    [InlineData(43_000)]
    [InlineData(60_000)]
    [InlineData(86_399)]
    [InlineData(90_000)]
    public void A_lone_outlier_is_refused_and_turns_no_day(double outlier)
    {
        TimeOfDayResolver resolver = new(Midnight);
        for (int i = 0; i < 100; i++)
        {
            double seconds = 50_000 + i * 4;
            if (i % 10 == 5)
            {
                Assert.False(resolver.TryResolve(outlier, out Instant replacement));
                Assert.Equal(Midnight.PlusSeconds(seconds - 4), replacement);
            }

            Assert.True(resolver.TryResolve(seconds, out Instant time));
            Assert.Equal(Midnight.PlusSeconds(seconds), time);
        }
    }

    [Fact]
    public void An_outlier_before_the_first_good_value_turns_no_day()
    {
        TimeOfDayResolver resolver = new(Midnight.PlusSeconds(50_000));
        Assert.True(resolver.TryResolve(0, out _));
        for (int i = 0; i < 10; i++)
            if (resolver.TryResolve(50_000 + i, out Instant time)) Assert.Equal(Midnight.PlusSeconds(50_000 + i), time);
            else Assert.True(i < 2);
    }

    [Fact]
    public void A_stuck_clock_turns_no_day()
    {
        TimeOfDayResolver resolver = new(Midnight);
        for (int i = 0; i < 10; i++) Assert.True(resolver.TryResolve(50_000 + i, out _));
        for (int i = 0; i < 1_000; i++) Assert.False(resolver.TryResolve(0, out _));
        Assert.True(resolver.TryResolve(50_300, out Instant time));
        Assert.Equal(Midnight.PlusSeconds(50_300), time);
    }

    [Theory]
    [InlineData(50_000, 62_000, 62_000)]
    [InlineData(50_000, 20_000, 86_400 + 20_000)]
    [InlineData(20_000, 80_000, 80_000)]
    [InlineData(80_000, 79_000, 86_400 + 79_000)]
    public void A_pause_is_believed_at_the_third_value_and_lies_ahead(double before, double after, double expected)
    {
        TimeOfDayResolver resolver = new(Midnight);
        for (int i = 0; i < 5; i++) Assert.True(resolver.TryResolve(before + i, out _));
        Assert.False(resolver.TryResolve(after, out _));
        Assert.False(resolver.TryResolve(after + 1, out _));
        Assert.True(resolver.TryResolve(after + 2, out Instant time));
        Assert.Equal(Midnight.PlusSeconds(expected + 2), time);
        Assert.True(resolver.TryResolve(after + 1.5, out time));
        Assert.Equal(Midnight.PlusSeconds(expected + 1.5), time);
    }

    [Fact]
    public void The_first_value_may_lie_shortly_before_the_start()
    {
        TimeOfDayResolver resolver = new(Midnight.PlusSeconds(0.3));
        Assert.True(resolver.TryResolve(86_399.8, out Instant time));
        Assert.Equal(Midnight.PlusSeconds(-0.2), time);
        Assert.True(resolver.TryResolveRaw128(64, out time));
        Assert.Equal(Midnight.PlusSeconds(0.5), time);
        Assert.False(resolver.TryResolveRaw128(86_400 * 128, out time));
        Assert.Equal(Midnight.PlusSeconds(0.5), time);
    }

    [Fact]
    public void Saved_state_goes_on_alike()
    {
        Gen.Double[0, 87_000].Array[30].Select(Gen.Int[0, 29]).Sample((values, cut) =>
        {
            TimeOfDayResolver whole = new(Midnight), second = new(default);
            for (int i = 0; i < values.Length; i++)
            {
                if (i == cut)
                {
                    StateWriter writer = new();
                    whole.Save(writer);
                    StateReader reader = new(writer.Written);
                    second.Load(ref reader);
                    Assert.Equal(0, reader.Remaining);
                }

                double value = i % 3 == 0 ? values[i] : 70_000 + i;
                bool resolved = whole.TryResolve(value, out Instant expected);
                if (i < cut) continue;
                Assert.Equal(resolved, second.TryResolve(value, out Instant actual));
                Assert.Equal(expected, actual);
            }
        }, seed: "0000KoV6gHd1", iter: 300);
    }
}
