using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Atalaya.Fusion;

/// <summary>
/// A value for each slot, in blocks: to grow copies nothing, and what was taken by reference stays where it is. Blocks begin on a line of
/// memory, so that a value of 64 bytes is one line.
/// </summary>
sealed unsafe class Column<T>
    where T : unmanaged
{
    public const int BlockBits = 8, BlockSlots = 1 << BlockBits;

    const int LineBytes = 64;

    /// <summary>Keeps the memory; pinned, as <see cref="_blocks"/> points into it.</summary>
    byte[][] _memory = [];

    nint[] _blocks = [];

    public ref T this[int slot] => ref ((T*)_blocks[slot >> BlockBits])[slot & (BlockSlots - 1)];

    public int Capacity => _blocks.Length << BlockBits;

    /// <summary>Starts to fetch a value that is about to be needed: waits for memory overlap.</summary>
    public void Prefetch(int slot)
    {
        if (!Sse.IsSupported) return;
        byte* first = (byte*)Unsafe.AsPointer(ref this[slot]);
        for (int offset = 0; offset < sizeof(T); offset += LineBytes) Sse.Prefetch0(first + offset);
        // Values are not whole lines.
        if (sizeof(T) % LineBytes != 0) Sse.Prefetch0(first + sizeof(T) - 1);
    }

    public void Grow()
    {
        byte[] memory = GC.AllocateArray<byte>(BlockSlots * sizeof(T) + LineBytes, pinned: true);
        nint start = (nint)Unsafe.AsPointer(ref memory[0]);
        Array.Resize(ref _memory, _memory.Length + 1);
        Array.Resize(ref _blocks, _blocks.Length + 1);
        _memory[^1] = memory;
        _blocks[^1] = (start + LineBytes - 1) & -LineBytes;
    }

    public void Clear() => (_memory, _blocks) = ([], []);
}
