using System.Diagnostics.CodeAnalysis;

namespace Atalaya.Formats.Asterix.Categories;

/// <summary>
/// A record being written: room for the longest presence bits, then the items. What of the room is not needed is taken out in the end.
/// </summary>
ref struct AsterixRecordRoom
{
    readonly Span<byte> _destination;
    readonly int _presenceOctets;
    AsterixWriterState _state;
    int _last = -1;

    /// <summary>Place of the length octet of an expansion still open; 0 = none.</summary>
    int _lengthOctet;

    public AsterixRecordRoom(Span<byte> destination, int slots)
    {
        _destination = destination;
        _presenceOctets = (slots + 6) / 7;
        if (destination.Length < _presenceOctets) throw new ArgumentException("the destination is too short", nameof(destination));
        destination[.._presenceOctets].Clear();
        _state.Length = _presenceOctets;
    }

    [UnscopedRef]
    public AsterixRoom Begin(int slot, int octets)
    {
        if (slot <= _last) throw new InvalidOperationException("items are written once, in the order of the profile");
        CloseExpansion();
        _last = slot;
        _destination[slot / 7] |= (byte)(0x80 >> (slot % 7));
        return new AsterixRoom(_destination, ref _state, 0, octets);
    }

    /// <summary>A compound without FX inside an explicit item.</summary>
    [UnscopedRef]
    public AsterixRoom BeginExpansion(int slot, int presenceOctets)
    {
        int start = _state.Length;
        Begin(slot, 1);
        _lengthOctet = start;
        return new AsterixRoom(_destination, ref _state, 1, presenceOctets);
    }

    void CloseExpansion()
    {
        if (_lengthOctet == 0) return;
        int length = _state.Length - _lengthOctet;
        if (length > 255) throw new InvalidOperationException("an expansion field has at most 255 octets");
        _destination[_lengthOctet] = (byte)length;
        _lengthOctet = 0;
    }

    /// <summary>Closes the record and gives its length.</summary>
    public int Complete()
    {
        if (_last < 0) throw new InvalidOperationException("a record has at least one item");
        CloseExpansion();
        int needed = _last / 7 + 1;
        for (int i = 0; i < needed - 1; i++) _destination[i] |= 1;
        _destination[_presenceOctets.._state.Length].CopyTo(_destination[needed..]);
        _last = int.MaxValue;
        _state.Begin(0);
        return _state.Length - _presenceOctets + needed;
    }
}
