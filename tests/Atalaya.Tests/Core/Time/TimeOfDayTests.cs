using Atalaya.Core.Time;
using CsCheck;

namespace Atalaya.Tests.Core.Time;

public sealed class TimeOfDayTests
{
    static readonly Instant Midnight = Instant.FromDateTime(new DateTime(2026, 11, 23, 0, 0, 0, DateTimeKind.Utc));

    [Theory]
    [InlineData(0.5, 86_399.9, -0.1)]
    [InlineData(-0.5, 0.2, 0.2)]
    [InlineData(3_600, 3_599.5, 3_599.5)]
    [InlineData(10, 43_209, 43_209)]
    [InlineData(10, 43_211, 43_211 - 86_400)]
    [InlineData(10, 43_210, 43_210 - 86_400)]
    public void The_nearest_day_is_taken(double receivedSecondsAfterMidnight, double secondsOfDay, double expected)
    {
        Assert.True(TimeOfDay.TryNearest(secondsOfDay, Midnight.PlusSeconds(receivedSecondsAfterMidnight), out Instant time));
        Assert.Equal(Midnight.PlusSeconds(expected), time);
    }

    [Theory]
    [InlineData(86_400)]
    [InlineData(100_000)]
    [InlineData(-0.001)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_no_time_of_day_gives_the_receive_time(double secondsOfDay)
    {
        Assert.False(TimeOfDay.TryNearest(secondsOfDay, Midnight, out Instant time));
        Assert.Equal(Midnight, time);
    }

    [Fact]
    public void Raw_units_are_exact_and_end_at_midnight()
    {
        Assert.True(TimeOfDay.TryNearestRaw128(1, Midnight, out Instant time));
        Assert.Equal(7_812_500, time.NanosecondsSince(Midnight));
        Assert.True(TimeOfDay.TryNearestRaw128(86_400 * 128 - 1, Midnight, out time));
        Assert.Equal(-7_812_500, time.NanosecondsSince(Midnight));
        Assert.False(TimeOfDay.TryNearestRaw128(86_400 * 128, Midnight, out _));
        Assert.False(TimeOfDay.TryNearestRaw128(0xFF_FFFF, Midnight, out _));
        Assert.False(TimeOfDay.TryNearestRaw128(uint.MaxValue, Midnight, out _));
    }

    [Fact]
    public void A_time_sent_less_than_twelve_hours_ago_comes_back()
    {
        Gen.Select(Gen.Long[-4_000_000_000, 8_000_000_000], Gen.Long[-43_199_999, 43_199_999]).Sample((seconds, latenessMs) =>
        {
            Instant sent = new(seconds * Instant.NanosecondsPerSecond);
            Assert.Equal(sent, TimeOfDay.Nearest(sent.NanosecondOfDay, sent.PlusNanoseconds(latenessMs * 1_000_000)));
        }, seed: "0000KoV6gHd1", iter: 5_000);
    }
}
