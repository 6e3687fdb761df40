using Atalaya.Core.Time;

namespace Atalaya.Formats.ModeS.Framing;

/// <summary>
/// Receiver counters to times from a given start: differences are taken modulo 2^48, so that the counter may wrap. A step back of more
/// than ten seconds or ahead of more than a day is another counter: time goes on from there.
/// </summary>
struct CounterTime(Instant? start)
{
    const long TicksPerSecond = 12_000_000;

    ulong? _last;
    long _elapsed;

    public Instant? At(ulong? ticks)
    {
        if (start is not Instant first || ticks is not ulong now) return null;
        long step = (long)((now - (_last ?? now)) << 16) >> 16;
        _last = now;
        if (step is >= -10 * TicksPerSecond and <= 86_400 * TicksPerSecond) _elapsed += step;
        return first.PlusNanoseconds(_elapsed / 3 * 250 + _elapsed % 3 * 250 / 3);
    }
}
