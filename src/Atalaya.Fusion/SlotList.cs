namespace Atalaya.Fusion;

/// <summary>A reusable list of slots, each with what it needs.</summary>
sealed class SlotList
{
    int[] _slots = new int[64];

    public int Count { get; private set; }

    public ReadOnlySpan<int> Slots => _slots.AsSpan(0, Count);

    public int this[int index]
    {
        get => _slots[index];
        set => _slots[index] = value;
    }

    public void Add(int slot)
    {
        if (Count == _slots.Length) Array.Resize(ref _slots, 2 * Count);
        _slots[Count++] = slot;
    }

    public void Clear() => Count = 0;

    /// <summary>Keeps the first so many.</summary>
    public void Truncate(int count) => Count = Math.Min(Count, count);
}
