using Atalaya.Core.Time;
using Atalaya.Server.Live;

namespace Atalaya.SystemTests.Live;

public sealed class ReceiveClockTests
{
    static readonly Instant Start = Instant.FromUnixSeconds(1_767_225_600);

    Instant _now = Start;

    [Fact]
    public void TimesFollowTheClockAndNeverGoBack()
    {
        ReceiveClock clock = new(Instant.MinValue, () => _now);
        Assert.Equal(Start, clock.Stamp(_now, 100));
        Assert.Equal(Start, clock.Stamp(Start.PlusSeconds(-1), 100));
        _now = Start.PlusSeconds(3);
        Assert.Equal(_now, clock.Stamp(_now, 100));
        Assert.Equal(0, clock.OffsetSeconds);
    }

    [Fact]
    public void AFloodIsSpreadOverTicks()
    {
        ReceiveClock clock = new(Instant.MinValue, () => _now);
        Dictionary<Tick, int> bytes = [];
        for (int i = 0; i < 1000; i++)
        {
            Tick tick = Tick.Containing(clock.Stamp(_now, 16_384));
            bytes[tick] = bytes.GetValueOrDefault(tick) + 16_384;
        }

        Assert.All(bytes.Values, sum => Assert.InRange(sum, 1, ReceiveClock.MaxTickBytes));
        Assert.Equal(1000 * 16_384, bytes.Values.Sum());
    }

    [Fact]
    public void AClockThatStepsBackIsFollowedAtADistanceUntilItHasCaughtUp()
    {
        ReceiveClock clock = new(Instant.MinValue, () => _now);
        clock.Stamp(_now, 1);
        _now = Start.PlusSeconds(-3600);
        Assert.Equal(Start, clock.Read());
        _now = _now.PlusSeconds(5);
        Assert.Equal(Start.PlusSeconds(5), clock.Read());
        Assert.Equal(Start.PlusSeconds(5), clock.Stamp(_now, 1));
        _now = Start.PlusSeconds(60);
        Assert.Equal(_now, clock.Read());
        Assert.Equal(0, clock.OffsetSeconds);
    }

    [Fact]
    public void ALogAheadOfTheClockIsContinued()
    {
        ReceiveClock clock = new(Start.PlusSeconds(86_400), () => _now);
        Assert.Equal(Start.PlusSeconds(86_400), clock.Read());
        _now = Start.PlusSeconds(1);
        Assert.Equal(Start.PlusSeconds(86_401), clock.Stamp(_now, 1));
    }
}
