namespace Atalaya.Fusion;

/// <summary>A value for each slot, in blocks: to grow copies nothing, and what was taken by reference stays where it is.</summary>
sealed class Column<T>
    where T : struct
{
    public const int BlockBits = 8, BlockSlots = 1 << BlockBits;

    T[][] _blocks = [];

    public ref T this[int slot] => ref _blocks[slot >> BlockBits][slot & (BlockSlots - 1)];

    public int Capacity => _blocks.Length << BlockBits;

    public void Grow()
    {
        Array.Resize(ref _blocks, _blocks.Length + 1);
        _blocks[^1] = new T[BlockSlots];
    }

    public void Clear() => _blocks = [];
}
