using Atalaya.Core.Time;
using CsCheck;

namespace Atalaya.Tests.Core.Time;

public sealed class InstantTests
{
    [Theory]
    [InlineData(0, "1970-01-01T00:00:00.000Z")]
    [InlineData(1_795_391_753_120_999_999, "2026-11-22T23:55:53.120Z")]
    [InlineData(-1, "1969-12-31T23:59:59.999Z")]
    public void Text_is_iso_8601_cut_to_milliseconds(long nanoseconds, string expected) => Assert.Equal(expected, new Instant(nanoseconds).ToString());

    [Fact]
    public void Milliseconds_are_rounded_down_before_the_epoch_too()
    {
        Assert.Equal(-1, new Instant(-1).UnixMilliseconds);
        Assert.Equal(-1, new Instant(-1_000_000).UnixMilliseconds);
        Assert.Equal(0, new Instant(999_999).UnixMilliseconds);
        Assert.Equal(long.MinValue / 1_000_000 - 1, Instant.MinValue.UnixMilliseconds);
    }

    [Fact]
    public void The_extremes_are_printable() => Assert.All((Instant[])[Instant.MinValue, Instant.MaxValue], time => Assert.EndsWith("Z", time.ToString()));

    [Fact]
    public void Day_and_time_of_day_add_up()
    {
        Gen.Long[-5_000_000_000_000_000_000, 5_000_000_000_000_000_000].Sample(nanoseconds =>
        {
            Instant time = new(nanoseconds);
            Assert.InRange(time.NanosecondOfDay, 0, Instant.NanosecondsPerDay - 1);
            Assert.Equal(0, time.StartOfDay.NanosecondOfDay);
            Assert.Equal(time, time.StartOfDay.PlusNanoseconds(time.NanosecondOfDay));
            Assert.Equal(time.ToDateTime().Date, time.StartOfDay.ToDateTime());
        }, seed: "0000KoV6gHd1", iter: 2_000);
    }

    [Fact]
    public void Conversions_round_trip()
    {
        Gen.Long[-4_000_000_000_000, 8_000_000_000_000].Sample(milliseconds =>
        {
            Instant time = Instant.FromUnixMilliseconds(milliseconds);
            Assert.Equal(milliseconds, time.UnixMilliseconds);
            Assert.Equal(time, Instant.FromDateTime(time.ToDateTime()));
            Assert.Equal(time.UnixNanoseconds, Instant.FromUnixSeconds(time.UnixSeconds).UnixNanoseconds, 2_000.0);
        }, seed: "0000KoV6gHd1", iter: 2_000);
    }

    [Fact]
    public void Differences_and_order_agree()
    {
        Gen.Select(Gen.Long[-1_000_000_000_000_000, 1_000_000_000_000_000], Gen.Double[-8_000_000, 8_000_000]).Sample((nanoseconds, seconds) =>
        {
            Instant start = new(nanoseconds), end = start.PlusSeconds(seconds);
            Assert.Equal(seconds, end.SecondsSince(start), 1e-9);
            Assert.Equal(start, end.PlusNanoseconds(start.NanosecondsSince(end)));
            Assert.Equal(Math.Sign(end.CompareTo(start)), Math.Sign(end.NanosecondsSince(start)));
            Assert.Equal(end >= start ? end : start, Instant.Max(start, end));
            Assert.Equal(end >= start ? start : end, Instant.Min(start, end));
        }, seed: "0000KoV6gHd1", iter: 2_000);
    }
}
