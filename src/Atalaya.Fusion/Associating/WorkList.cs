namespace Atalaya.Fusion.Associating;

/// <summary>A reusable list whose items are changed in place.</summary>
/// <param name="spare">Where its memory comes from and goes to; null = its own.</param>
sealed class WorkList<T>(SpareArrays<T>? spare = null)
    where T : struct
{
    const int LeastCapacity = 8;

    T[] _items = [];

    public int Count { get; private set; }

    public Span<T> Items => _items.AsSpan(0, Count);

    public ref T this[int index] => ref _items[index];

    public void Add(in T item)
    {
        if (Count == _items.Length) Grow();
        _items[Count++] = item;
    }

    public void Clear() => Count = 0;

    /// <summary>Keeps the first so many.</summary>
    public void Truncate(int count) => Count = Math.Min(Count, count);

    /// <summary>Forgets all, and gives the memory back.</summary>
    public void Release()
    {
        Count = 0;
        spare?.Give(_items);
        _items = [];
    }

    void Grow()
    {
        int length = Math.Max(LeastCapacity, 2 * Count);
        T[] larger = spare?.Take(length) ?? new T[length];
        Items.CopyTo(larger);
        spare?.Give(_items);
        _items = larger;
    }
}
