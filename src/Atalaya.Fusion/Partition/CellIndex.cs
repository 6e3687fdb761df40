using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Atalaya.Fusion.Partition;

/// <summary>
/// The tracks of each cell of the earth, all of the sector that owns the cell: three beside each other, further ones in a list through
/// <see cref="Associating.TrackReach.Next"/>. Pages of cells side by side, made where traffic is: neighbours lie in one line of memory, and
/// nothing is hashed. Sectors may write at once, each its own cells, as long as the page is there.
/// </summary>
sealed class CellIndex
{
    const int PageBits = 8, PageCells = 1 << PageBits, Places = 4, Rest = Places - 1;

    /// <summary>Four handles a cell, plus one; 0 = no track. The last begins the list of further ones.</summary>
    readonly int[]?[] _pages = new int[(EarthCells.Count >> PageBits) + 1][];

    /// <summary>In no order that may decide anything.</summary>
    public CellTracks TracksOf(int cell, Sector[] sectors) => new(EntryOf(cell), sectors);

    /// <summary>Serial where the cell may be the first with a track in its page.</summary>
    /// <returns>The first track of the list, before which this one now stands; none if it stands in no list.</returns>
    public bool TryAdd(int cell, TrackHandle track)
    {
        _pages[cell >> PageBits] ??= new int[PageCells * Places];
        Span<int> entry = EntryOf(cell);
        int free = entry[..Rest].IndexOf(0);
        if (free >= 0) entry[free] = track.Value + 1;
        return free >= 0;
    }

    /// <summary>False = it stands in the cell's list.</summary>
    public bool TryRemove(int cell, TrackHandle track)
    {
        Span<int> entry = EntryOf(cell);
        int place = entry[..Rest].IndexOf(track.Value + 1);
        if (place >= 0) entry[place] = 0;
        return place >= 0;
    }

    /// <summary>The first track of the cell's list.</summary>
    public TrackHandle FirstOfRest(int cell) => new(EntryOf(cell)[Rest] - 1);

    public void SetFirstOfRest(int cell, TrackHandle track) => EntryOf(cell)[Rest] = track.Value + 1;

    /// <summary>Starts to fetch what tells the tracks of cells.</summary>
    public unsafe void PrefetchCells(ReadOnlySpan<int> cells)
    {
        if (!Sse.IsSupported) return;
        foreach (int cell in cells)
            if (_pages[cell >> PageBits] is { } page) Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(page), (cell & (PageCells - 1)) * Places)));
    }

    /// <summary>Starts to fetch where the tracks of cells are: the waits for memory overlap.</summary>
    public void PrefetchTracks(ReadOnlySpan<int> cells, Sector[] sectors)
    {
        foreach (int cell in cells)
            foreach (int value in EntryOf(cell))
                if (value != 0) sectors[new TrackHandle(value - 1).Sector].Reaches.Prefetch(new TrackHandle(value - 1).Slot);
    }

    public void Clear() => Array.Clear(_pages);

    Span<int> EntryOf(int cell) => _pages[cell >> PageBits] is { } page ? MemoryMarshal.CreateSpan(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(page), (cell & (PageCells - 1)) * Places), Places) : default;

    /// <summary>The tracks of one cell.</summary>
    public ref struct CellTracks(ReadOnlySpan<int> entry, Sector[] sectors)
    {
        readonly ReadOnlySpan<int> _entry = entry;
        int _place;

        public TrackHandle Current { get; private set; } = TrackHandle.None;

        public readonly CellTracks GetEnumerator() => this;

        public bool MoveNext()
        {
            while (_place < _entry.Length)
            {
                Current = new TrackHandle(_entry[_place++] - 1);
                if (!Current.IsNone) return true;
            }

            if (Current.IsNone) return false;
            Sector sector = sectors[Current.Sector];
            int slot = sector.Reaches[Current.Slot].Next;
            if (slot < 0) return false;
            Current = new TrackHandle(Current.Sector, slot);
            int next = sector.Reaches[slot].Next;
            if (next >= 0) sector.Reaches.Prefetch(next);
            return true;
        }
    }
}
