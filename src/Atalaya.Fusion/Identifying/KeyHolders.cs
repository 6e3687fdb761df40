using System.Runtime.CompilerServices;

namespace Atalaya.Fusion.Identifying;

/// <summary>A track that has a key.</summary>
readonly record struct KeyHolder(ulong TrackId, TrackHandle Handle);

/// <summary>The tracks that have one key, by ascending id: one object as a rule, more where an identity is copied or a position false.</summary>
struct KeyHolders
{
    /// <summary>More objects under one key are not told apart: numbers that thousands use (MMSI 123456789) are none.</summary>
    public const int Capacity = 4;

    Slots _slots;

    public int Count { get; private set; }

    public readonly KeyHolder this[int index] => _slots[index];

    /// <summary>Adds a track or moves it; false = there is no room for it.</summary>
    public bool Set(KeyHolder holder)
    {
        int place = 0;
        while (place < Count && _slots[place].TrackId < holder.TrackId) place++;
        if (place < Count && _slots[place].TrackId == holder.TrackId)
        {
            _slots[place] = holder;
            return true;
        }

        if (Count == Capacity) return false;
        for (int i = Count++; i > place; i--) _slots[i] = _slots[i - 1];
        _slots[place] = holder;
        return true;
    }

    public void Remove(ulong trackId)
    {
        int kept = 0;
        for (int i = 0; i < Count; i++)
            if (_slots[i].TrackId != trackId) _slots[kept++] = _slots[i];
        Count = kept;
    }

    [InlineArray(Capacity)]
    struct Slots
    {
        KeyHolder _first;
    }
}
