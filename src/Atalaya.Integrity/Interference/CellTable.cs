using System.Runtime.InteropServices;
using Atalaya.Core.State;

namespace Atalaya.Integrity.Interference;

/// <summary>All cells in which a navigation was heard, by cell and height band.</summary>
sealed class CellTable
{
    readonly Dictionary<int, int> _indexes = [];
    readonly List<CellHistory> _cells = [];

    public static int KeyOf(int cell, HeightBand band) => cell << 2 | (int)band;

    /// <summary>In the order in which they were first heard.</summary>
    public ReadOnlySpan<CellHistory> All => CollectionsMarshal.AsSpan(_cells);

    public CellHistory? Find(int key) => _indexes.TryGetValue(key, out int index) ? _cells[index] : null;

    public CellHistory FindOrAdd(int key)
    {
        if (Find(key) is { } found) return found;
        CellHistory added = new(key);
        _indexes[key] = _cells.Count;
        _cells.Add(added);
        return added;
    }

    public void Save(StateWriter writer)
    {
        writer.Write(_cells.Count);
        foreach (CellHistory cell in _cells) cell.Save(writer);
    }

    public void Load(ref StateReader reader)
    {
        for (int left = reader.ReadCount(44); left > 0; left--)
        {
            CellHistory cell = CellHistory.Load(ref reader);
            if (!_indexes.TryAdd(cell.Key, _cells.Count)) throw new InvalidDataException("state: a cell of navigation comes twice");
            _cells.Add(cell);
        }
    }
}
