using System.Runtime.CompilerServices;

namespace Atalaya.Formats.Asterix;

/// <summary>Looks for the values that choose profiles and cases in a record; the first value of each counts.</summary>
struct AsterixKeys(sbyte[] slots) : IAsterixVisitor
{
    /// <summary>Most elements of a category that can choose.</summary>
    public const int Capacity = 8;

    byte _present;
    Values _values;

    [InlineArray(Capacity)]
    struct Values
    {
        ulong _first;
    }

    public readonly bool TryGet(int slot, out ulong value)
    {
        value = 0;
        if (slot < 0 || (_present >> slot & 1) == 0) return false;
        value = _values[slot];
        return true;
    }

    public readonly void BeginRecord(int start) { }
    public readonly void EndRecord(ReadOnlySpan<byte> record, int start) { }
    public readonly void AbandonRecord() { }
    public readonly void BeginNode(int node) { }
    public readonly void EndNode(int node) { }

    public void Element(in AsterixElement element, ulong raw)
    {
        int slot = slots[element.Index];
        if (slot < 0 || (_present >> slot & 1) != 0) return;
        _present |= (byte)(1 << slot);
        _values[slot] = raw;
    }

    public readonly void Octets(in AsterixElement element, ReadOnlySpan<byte> content) { }
}
