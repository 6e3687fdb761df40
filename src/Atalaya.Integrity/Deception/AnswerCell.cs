using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Deception;

/// <summary>How many different aircraft answered a radar from a part of its space, in this and the last half of an hour.</summary>
struct AnswerCell
{
    const double HalfSeconds = 900;

    ulong _now, _before;
    Instant _turned;

    public void Add(uint address, Instant time)
    {
        Turn(time);
        _now |= 1ul << (int)((address * 0x9E3779B1u) >> 26);
    }

    /// <summary>At least: some addresses share a bit.</summary>
    public readonly int Count(Instant time)
    {
        double age = time.SecondsSince(_turned);
        return System.Numerics.BitOperations.PopCount(age < HalfSeconds ? _now | _before : age < 2 * HalfSeconds ? _now : 0);
    }

    void Turn(Instant time)
    {
        double age = time.SecondsSince(_turned);
        if (age < HalfSeconds) return;
        (_before, _now) = (age < 2 * HalfSeconds ? _now : 0, 0);
        _turned = time;
    }

    public readonly void Write(StateWriter writer)
    {
        writer.Write(_now);
        writer.Write(_before);
        writer.Write(_turned.UnixNanoseconds);
    }

    public static AnswerCell Read(ref StateReader reader) => new() { _now = reader.ReadUInt64(), _before = reader.ReadUInt64(), _turned = new Instant(reader.ReadInt64()) };
}
