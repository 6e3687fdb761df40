using Atalaya.Core.State;

namespace Atalaya.Integrity.Sea;

/// <summary>One part of the static data: what it was, and what it may have become.</summary>
struct IdentityField
{
    /// <summary>A new value counts when it was heard so often without the old one.</summary>
    const int Repeats = 2;

    UInt128 _value, _next;
    byte _count;

    /// <summary>True if the value is another one now, beyond doubt.</summary>
    /// <param name="value">0 = not sent.</param>
    /// <param name="isSame">What else is taken for the same value.</param>
    public bool Changes(UInt128 value, Func<UInt128, UInt128, bool> isSame)
    {
        if (value == 0) return false;
        if (_value == 0 || _value == value || isSame(_value, value))
        {
            (_value, _count) = (value, 0);
            return false;
        }

        (_next, _count) = (value, (byte)(_next == value ? _count + 1 : 1));
        if (_count < Repeats) return false;
        (_value, _count) = (value, 0);
        return true;
    }

    public readonly void Write(StateWriter writer)
    {
        writer.Write((ulong)(_value >> 64));
        writer.Write((ulong)_value);
        writer.Write((ulong)(_next >> 64));
        writer.Write((ulong)_next);
        writer.Write(_count);
    }

    public static IdentityField Read(ref StateReader reader) => new()
    {
        _value = new UInt128(reader.ReadUInt64(), reader.ReadUInt64()),
        _next = new UInt128(reader.ReadUInt64(), reader.ReadUInt64()),
        _count = reader.ReadByte(),
    };
}
