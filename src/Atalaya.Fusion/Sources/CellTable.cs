using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Atalaya.Fusion.Sources;

/// <summary>
/// Values by sensor and place, in one array: a look-up is mostly one line of memory, which can be fetched ahead. Linear probing, at most half
/// full. Where a value lies depends on the order in which keys came: it must decide nothing.
/// </summary>
sealed class CellTable<T>
    where T : unmanaged
{
    const int FirstBits = 4;

    /// <summary>No cell and no part of one has this number. Keys are kept as what differs from it, so that 0 is free.</summary>
    const ulong NoKey = 0xFFFF_FFFE;

    Slot[] _slots = new Slot[1 << FirstBits];
    int _bits = FirstBits;

    struct Slot
    {
        /// <summary>0 = free.</summary>
        public ulong Mark;
        public T Value;
    }

    public int Count { get; private set; }

    /// <summary>Places to walk through; some are free.</summary>
    public int PlaceCount => _slots.Length;

    /// <summary>False = the place is free.</summary>
    public bool TryRead(int place, out T value)
    {
        value = _slots[place].Value;
        return _slots[place].Mark != 0;
    }

    public bool TryFind(ulong key, out T value)
    {
        ref Slot slot = ref SlotOf(key);
        value = slot.Value;
        return slot.Mark != 0;
    }

    /// <summary>Adds a default value where there is none.</summary>
    public ref T FindOrAdd(ulong key, out bool exists)
    {
        ref Slot slot = ref SlotOf(key);
        exists = slot.Mark != 0;
        if (exists) return ref slot.Value;
        if (2 * (Count + 1) > _slots.Length)
        {
            Grow();
            slot = ref SlotOf(key);
        }

        Count++;
        slot.Mark = key ^ NoKey;
        return ref slot.Value;
    }

    /// <summary>Starts to fetch what a look-up needs: waits for memory overlap.</summary>
    public unsafe void Prefetch(ulong key)
    {
        if (!Sse.IsSupported) return;
        byte* slot = (byte*)Unsafe.AsPointer(ref _slots[HomeOf(key ^ NoKey)]);
        Sse.Prefetch0(slot);
        Sse.Prefetch0(slot + sizeof(Slot) - 1);
    }

    /// <summary>Frees a place; what comes after it in its run moves up, so the place may be taken again.</summary>
    public void RemoveAt(int place)
    {
        Count--;
        int mask = _slots.Length - 1, hole = place;
        for (int next = (hole + 1) & mask; _slots[next].Mark != 0; next = (next + 1) & mask)
        {
            // It may fill the hole unless its home lies after the hole.
            if (((next - HomeOf(_slots[next].Mark)) & mask) < ((next - hole) & mask)) continue;
            _slots[hole] = _slots[next];
            hole = next;
        }

        _slots[hole] = default;
    }

    public void Clear()
    {
        Array.Clear(_slots);
        Count = 0;
    }

    /// <summary>Keys, ascending: a new array.</summary>
    public ulong[] SortedKeys()
    {
        ulong[] keys = new ulong[Count];
        int count = 0;
        foreach (ref readonly Slot slot in _slots.AsSpan())
            if (slot.Mark != 0) keys[count++] = slot.Mark ^ NoKey;
        Array.Sort(keys);
        return keys;
    }

    /// <summary>That of the key, or the free one where it would be.</summary>
    ref Slot SlotOf(ulong key)
    {
        Slot[] slots = _slots;
        ulong mark = key ^ NoKey;
        int place = HomeOf(mark);
        while (slots[place].Mark != mark && slots[place].Mark != 0) place = (place + 1) & (slots.Length - 1);
        return ref slots[place];
    }

    /// <summary>Multiplied by 2⁶⁴ over the golden ratio: neighbours lie far apart.</summary>
    int HomeOf(ulong mark) => (int)((mark * 0x9E3779B97F4A7C15) >> (64 - _bits));

    void Grow()
    {
        Slot[] before = _slots;
        _bits++;
        _slots = new Slot[before.Length * 2];
        foreach (ref readonly Slot slot in before.AsSpan())
            if (slot.Mark != 0) SlotOf(slot.Mark ^ NoKey) = slot;
    }
}
