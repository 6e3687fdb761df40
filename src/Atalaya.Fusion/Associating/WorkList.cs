namespace Atalaya.Fusion.Associating;

/// <summary>A reusable list whose items are changed in place.</summary>
sealed class WorkList<T>(int capacity = 64)
    where T : struct
{
    T[] _items = new T[capacity];

    public int Count { get; private set; }

    public Span<T> Items => _items.AsSpan(0, Count);

    public ref T this[int index] => ref _items[index];

    public void Add(in T item)
    {
        if (Count == _items.Length) Array.Resize(ref _items, 2 * Count);
        _items[Count++] = item;
    }

    public void Clear() => Count = 0;

    /// <summary>Keeps the first so many.</summary>
    public void Truncate(int count) => Count = Math.Min(Count, count);
}
