using Atalaya.Core.Time;

namespace Atalaya.Server.Live;

/// <summary>
/// Gives the receive times of a log: the machine's clock, but never back, and never more than <see cref="MaxTickBytes"/> in one tick, so that
/// memory stays bounded: the <see cref="FrameQueue"/> gives no more in a tick of the clock, and what waited in it goes on to the next. A clock that steps back, or is behind a log written before, is followed at a distance:
/// time goes on, and returns to the clock when the clock has caught up.
/// </summary>
sealed class ReceiveClock(Instant last, Func<Instant> clock)
{
    public const int MaxTickBytes = 1 << 20;

    /// <summary>Behind by more than this, the clock has stepped.</summary>
    const long StepNanoseconds = 2 * Instant.NanosecondsPerSecond;

    long _offsetNanoseconds;
    Tick _filling;
    int _filled;

    /// <summary>The latest receive time given.</summary>
    public Instant Last { get; private set; } = Instant.Max(last, Instant.UnixEpoch);

    /// <summary>How far the times given are ahead of the machine's clock because that stepped back.</summary>
    public double OffsetSeconds => _offsetNanoseconds / (double)Instant.NanosecondsPerSecond;

    /// <summary>The clock, on the scale of receive times.</summary>
    public Instant Read()
    {
        Instant now = clock();
        if (_offsetNanoseconds > 0 && now >= Last) _offsetNanoseconds = 0;
        Instant shifted = now.PlusNanoseconds(_offsetNanoseconds);
        long behind = Last.NanosecondsSince(shifted);
        if (behind <= StepNanoseconds) return shifted;
        _offsetNanoseconds += behind;
        return Last;
    }

    /// <summary>The receive time of bytes that came when the clock said <paramref name="receivedAt"/>.</summary>
    public Instant Stamp(Instant receivedAt, int byteCount)
    {
        Instant time = Instant.Max(receivedAt.PlusNanoseconds(_offsetNanoseconds), Last);
        if (Tick.Containing(time) > _filling) (_filling, _filled) = (Tick.Containing(time), 0);
        if (_filled > 0 && _filled + byteCount > MaxTickBytes)
        {
            (_filling, _filled) = (_filling.Next, 0);
            time = _filling.Start;
        }

        _filled += byteCount;
        return Last = time;
    }
}
