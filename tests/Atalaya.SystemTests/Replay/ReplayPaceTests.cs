using Atalaya.Core.Time;
using Atalaya.Server.Replay;

namespace Atalaya.SystemTests.Replay;

public sealed class ReplayPaceTests
{
    static readonly Instant Begin = Instant.FromUnixSeconds(1_790_000_000);

    Instant _now = Instant.FromUnixSeconds(2_000_000_000);

    double Until(ReplayPace pace, double frameSeconds, double speed) => pace.SecondsUntil(Begin.PlusSeconds(frameSeconds), speed);

    void Show(ReplayPace pace, double frameSeconds) => pace.Shown(Begin.PlusSeconds(frameSeconds));

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    public void FramesAreDueAtTheSpeed(double speed)
    {
        ReplayPace pace = new(() => _now);
        Assert.Equal(0, Until(pace, 0, speed));
        Show(pace, 0);
        Assert.Equal(3 / speed, Until(pace, 3, speed), 1e-6);
        _now = _now.PlusSeconds(1 / speed);
        Assert.Equal(2 / speed, Until(pace, 3, speed), 1e-6);
    }

    [Fact]
    public void AnotherSpeedHoldsFromTheNextFrameOn()
    {
        ReplayPace pace = new(() => _now);
        Until(pace, 0, 1);
        Show(pace, 0);
        Assert.Equal(0, Until(pace, 3, 10));
        Show(pace, 3);
        Assert.Equal(0.2, Until(pace, 5, 10), 1e-6);
    }

    [Fact]
    public void ALongPauseIsNotWaitedFor()
    {
        ReplayPace pace = new(() => _now);
        Until(pace, 0, 1);
        Show(pace, 0);
        Assert.Null(pace.PauseBefore(Begin.PlusSeconds(5)));
        Assert.Equal((Begin, Begin.PlusSeconds(500)), pace.PauseBefore(Begin.PlusSeconds(500)));
        Assert.Equal(0, Until(pace, 500, 1));
    }

    /// <summary>After a stall it goes on at the speed asked for; it does not rush.</summary>
    [Fact]
    public void WhatIsLostIsNotMadeUpFor()
    {
        ReplayPace pace = new(() => _now);
        Until(pace, 0, 1);
        Show(pace, 0);
        _now = _now.PlusSeconds(30);
        Assert.InRange(Until(pace, 1, 1), -40, 0);
        Show(pace, 1);
        Assert.Equal(1, Until(pace, 2, 1), 1e-6);
    }

    [Fact]
    public void TheSpeedReachedIsMeasured()
    {
        ReplayPace pace = new(() => _now);
        Until(pace, 0, 600);
        Show(pace, 0);
        Assert.False(pace.ActualSpeed >= 0);
        for (int second = 1; second <= 6; second++)
        {
            _now = _now.PlusSeconds(0.5);
            Until(pace, second * 4, 600);
            Show(pace, second * 4);
        }

        Assert.Equal(8, pace.ActualSpeed, 1e-6);
    }
}
