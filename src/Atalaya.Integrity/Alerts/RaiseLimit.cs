using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Alerts;

/// <summary>How many alerts one rule may raise: a burst, then one in so many seconds (a token bucket).</summary>
struct RaiseLimit
{
    public const int Burst = 30;
    const double SecondsEach = 20;

    /// <summary>When the bucket is full again.</summary>
    Instant _full;

    public bool TryTake(Instant now)
    {
        Instant full = Instant.Max(_full, now).PlusSeconds(SecondsEach);
        if (full.SecondsSince(now) > Burst * SecondsEach) return false;
        _full = full;
        return true;
    }

    public readonly bool IsFull(Instant now) => _full <= now;

    public readonly void Write(StateWriter writer) => writer.Write(_full.UnixNanoseconds);
    public static RaiseLimit Read(ref StateReader reader) => new() { _full = new Instant(reader.ReadInt64()) };
}
