using Atalaya.Core.Time;
using Atalaya.Formats.ModeS.Framing;

namespace Atalaya.Scenarios.Attacks.Rewriting;

/// <summary>
/// What the 12 MHz counter of a receiver shows at a time. Frames come late at times, never early: the least late one of each few seconds counts.
/// </summary>
sealed class CounterClock
{
    const double WindowSeconds = 2;

    /// <summary>A counter that is further off began anew.</summary>
    const double LargestStepSeconds = 1;

    const ulong Mask = (1ul << 48) - 1;

    (ulong Ticks, Instant Time)? _best;
    (ulong Ticks, Instant Time) _candidate;
    Instant _windowStart;

    public void Note(ulong ticks, Instant heard)
    {
        if (_best is not { } best || Math.Abs(Lateness(best, ticks, heard)) > LargestStepSeconds)
        {
            _best = _candidate = (ticks, heard);
            _windowStart = heard;
            return;
        }

        if (heard.SecondsSince(_windowStart) > WindowSeconds)
        {
            (_best, _windowStart) = (_candidate, heard);
            _candidate = (ticks, heard);
        }

        if (Lateness(_candidate, ticks, heard) < 0) _candidate = (ticks, heard);
        if (Lateness(_best.Value, ticks, heard) < 0) _best = (ticks, heard);
    }

    /// <summary>Null before anything was heard.</summary>
    public ulong? At(Instant time) =>
        _best is { } best ? best.Ticks + (ulong)(long)Math.Round(time.SecondsSince(best.Time) * ReceivedFrame.TicksPerSecond) & Mask : null;

    /// <summary>Seconds by which a frame came later than one with its counter would after the reference.</summary>
    static double Lateness((ulong Ticks, Instant Time) reference, ulong ticks, Instant heard)
    {
        long step = (long)(ticks - reference.Ticks << 16) >> 16;
        return heard.SecondsSince(reference.Time) - step / ReceivedFrame.TicksPerSecond;
    }
}
