using Atalaya.Core.Time;
using CsCheck;

namespace Atalaya.Tests.Core.Time;

public sealed class TickTests
{
    [Fact]
    public void A_tick_contains_its_start_but_not_its_end()
    {
        Gen.Long[-5_000_000_000_000_000_000, 5_000_000_000_000_000_000].Sample(nanoseconds =>
        {
            Instant time = new(nanoseconds);
            Tick tick = Tick.Containing(time);
            Assert.True(tick.Start <= time && time < tick.End);
            Assert.Equal(tick, Tick.Containing(tick.Start));
            Assert.Equal(tick.Next, Tick.Containing(tick.End));
            Assert.Equal(tick.End, tick.Next.Start);
            Assert.True(tick < tick.Next && tick.Next > tick && tick <= tick.Next && !(tick >= tick.Next));
        }, seed: "0000KoV6gHd1", iter: 2_000);
    }

    [Theory]
    [InlineData(-1, -1)]
    [InlineData(0, 0)]
    [InlineData(99_999_999, 0)]
    [InlineData(100_000_000, 1)]
    [InlineData(-100_000_000, -1)]
    [InlineData(-100_000_001, -2)]
    public void Known_ticks(long nanoseconds, long number) => Assert.Equal(number, Tick.Containing(new Instant(nanoseconds)).Number);
}
