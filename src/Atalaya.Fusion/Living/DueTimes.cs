namespace Atalaya.Fusion.Living;

/// <summary>When time alone may next change each track, nanoseconds. Blocks of slots of which none is due are passed over at one look.</summary>
sealed class DueTimes
{
    /// <summary>Of empty slots, and of tracks that ended.</summary>
    public const long Never = long.MaxValue;

    long[] _times = [], _floors = [];

    public long this[int slot]
    {
        get => _times[slot];
        set
        {
            _times[slot] = value;
            ref long floor = ref _floors[slot >> Column<long>.BlockBits];
            floor = Math.Min(floor, value);
        }
    }

    public void Grow(int capacity)
    {
        int before = _times.Length;
        Array.Resize(ref _times, capacity);
        Array.Resize(ref _floors, capacity >> Column<long>.BlockBits);
        _times.AsSpan(before).Fill(Never);
        _floors.AsSpan(before >> Column<long>.BlockBits).Fill(Never);
    }

    public void Clear() => (_times, _floors) = ([], []);

    /// <summary>The first slot from one on that is due; -1 = none.</summary>
    public int Next(int slot, long now)
    {
        while (slot < _times.Length)
        {
            int block = slot >> Column<long>.BlockBits, start = block << Column<long>.BlockBits, end = start + Column<long>.BlockSlots;
            if (_floors[block] <= now)
            {
                if (slot == start) _floors[block] = LeastOf(_times.AsSpan(start, Column<long>.BlockSlots));
                for (; slot < end; slot++)
                    if (_times[slot] <= now) return slot;
            }

            slot = end;
        }

        return -1;
    }

    static long LeastOf(ReadOnlySpan<long> times)
    {
        long least = Never;
        foreach (long time in times) least = Math.Min(least, time);
        return least;
    }
}
