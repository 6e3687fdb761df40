using Atalaya.Core.Time;

namespace Atalaya.Server.Archive;

/// <summary>Rows of one table, each with the tick it belongs to.</summary>
sealed class ChunkRows<T>(int capacity) where T : struct
{
    readonly T[] _rows = new T[capacity];
    readonly Tick[] _ticks = new Tick[capacity];

    public int Count { get; private set; }
    public bool IsFull => Count == _rows.Length;

    public void Add(Tick tick, in T row)
    {
        _rows[Count] = row;
        _ticks[Count++] = tick;
    }

    public ref readonly T this[int index] => ref _rows[index];
    public Tick TickOf(int index) => _ticks[index];

    public void Clear() => Count = 0;
}
