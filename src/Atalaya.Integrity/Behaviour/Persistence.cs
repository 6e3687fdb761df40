using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Behaviour;

/// <summary>A condition that must last before it is believed, and be away for a while before it is over; default = never met.</summary>
struct Persistence
{
    Instant _since, _last;

    public bool IsRaised;

    public readonly double SecondsSince(Instant now) => now.SecondsSince(_since);

    /// <summary>Met now; true = for long enough.</summary>
    /// <param name="gapSeconds">Not met for longer than this it begins anew.</param>
    public bool Meet(Instant now, double lastingSeconds, double gapSeconds)
    {
        if (_last == default || now.SecondsSince(_last) > gapSeconds) _since = now;
        _last = now;
        return now.SecondsSince(_since) >= lastingSeconds;
    }

    /// <summary>Not met now; true = for so long that it is over.</summary>
    public readonly bool IsOver(Instant now, double holdSeconds) => now.SecondsSince(_last) > holdSeconds;

    public readonly void Write(StateWriter writer)
    {
        writer.Write(_since.UnixNanoseconds);
        writer.Write(_last.UnixNanoseconds);
        writer.Write(IsRaised);
    }

    public static Persistence Read(ref StateReader reader) => new() { _since = new Instant(reader.ReadInt64()), _last = new Instant(reader.ReadInt64()), IsRaised = reader.ReadBoolean() };
}
