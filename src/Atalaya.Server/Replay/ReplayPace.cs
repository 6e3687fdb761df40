using Atalaya.Core.Time;

namespace Atalaya.Server.Replay;

/// <summary>When the next frame of a replay is due: receive time against the clock, times the speed.</summary>
sealed class ReplayPace(Func<Instant> clock)
{
    /// <summary>A heartbeat is recorded ten times a second: where the log pauses longer, nothing ran, and the replay does not wait.</summary>
    public const double LongestPauseSeconds = 5;

    /// <summary>A replay that is further behind the speed asked for does not try to make up for it.</summary>
    const double LargestDebtSeconds = 1;

    const double MeasureSeconds = 2;

    Instant? _anchorFrame, _previous;
    Instant _anchorClock, _measureFrame, _measureClock;
    double _anchorSpeed;

    /// <summary>Speed reached lately; NaN = not known.</summary>
    public double ActualSpeed { get; private set; } = double.NaN;

    /// <summary>Begins anew with the next frame: after a pause.</summary>
    public void Restart()
    {
        _anchorFrame = null;
        ActualSpeed = double.NaN;
    }

    /// <summary>Begins anew after a jump to a moment.</summary>
    public void Restart(Instant moment)
    {
        Restart();
        _previous = moment;
    }

    /// <summary>The stretch without frames before this one that is too long to wait for.</summary>
    public (Instant From, Instant To)? PauseBefore(Instant frame) =>
        _previous is { } previous && frame.SecondsSince(previous) > LongestPauseSeconds ? (previous, frame) : null;

    /// <summary>Seconds until a frame is due; not above 0 = now.</summary>
    public double SecondsUntil(Instant frame, double speed)
    {
        if (speed <= 0) return 0;
        Instant now = clock();
        if (_anchorFrame is not { } anchor || speed != _anchorSpeed || PauseBefore(frame) is not null)
        {
            Anchor(frame, now, speed);
            return 0;
        }

        double ahead = _anchorClock.PlusSeconds(frame.SecondsSince(anchor) / speed).SecondsSince(now);
        if (ahead < -LargestDebtSeconds) (_anchorFrame, _anchorClock) = (frame, now);
        return ahead;
    }

    /// <summary>A frame was shown.</summary>
    public void Shown(Instant frame)
    {
        _previous = frame;
        Instant now = clock();
        double seconds = now.SecondsSince(_measureClock);
        if (seconds < MeasureSeconds) return;
        ActualSpeed = frame.SecondsSince(_measureFrame) / seconds;
        (_measureFrame, _measureClock) = (frame, now);
    }

    void Anchor(Instant frame, Instant now, double speed)
    {
        (_anchorFrame, _anchorClock, _anchorSpeed) = (frame, now, speed);
        (_measureFrame, _measureClock) = (frame, now);
        _previous = frame;
        ActualSpeed = double.NaN;
    }
}
