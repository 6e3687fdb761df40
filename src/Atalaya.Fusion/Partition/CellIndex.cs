namespace Atalaya.Fusion.Partition;

/// <summary>
/// The first track of each cell of the earth, of whichever sector owns the cell; the others follow by <see cref="Sector.NextIn"/>. Pages of
/// cells side by side, made where traffic is: neighbours lie in one line of memory, and nothing is hashed. Sectors may write at once, each
/// its own cells, as long as the page is there.
/// </summary>
sealed class CellIndex
{
    const int PageBits = 8, PageCells = 1 << PageBits;

    /// <summary>Handles plus one; 0 = no track.</summary>
    readonly int[]?[] _pages = new int[(EarthCells.Count >> PageBits) + 1][];

    /// <summary>In no order that may decide anything.</summary>
    public TrackHandle First(int cell) => _pages[cell >> PageBits] is { } page ? new TrackHandle(page[cell & (PageCells - 1)] - 1) : TrackHandle.None;

    /// <summary>Serial where the cell may be the first with a track in its page.</summary>
    public void Set(int cell, TrackHandle first) => (_pages[cell >> PageBits] ??= new int[PageCells])[cell & (PageCells - 1)] = first.Value + 1;

    /// <summary>Starts to fetch the first track of each cell: the waits for memory overlap.</summary>
    public void Prefetch(ReadOnlySpan<int> cells, Sector[] sectors)
    {
        foreach (int cell in cells)
            if (First(cell) is { IsNone: false } first) sectors[first.Sector].PrefetchReach(first.Slot);
    }

    public void Clear() => Array.Clear(_pages);
}
