using Atalaya.Core.Numerics;
using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Behaviour;

/// <summary>How often something happens in cells of 0.1°: sums that fade, so that what has stopped is forgotten.</summary>
sealed class UsualPlaces(string stateTag, double memorySeconds)
{
    const int StateVersion = 1, MaxCells = 20_000;
    const double CellsPerRadian = 180 / Math.PI * 10;

    readonly SortedDictionary<long, Cell> _cells = [];

    readonly record struct Cell(double Sum, Instant Time)
    {
        public double At(Instant now, double memorySeconds) => Sum * StableMath.Exp(-Math.Max(now.SecondsSince(Time), 0) / memorySeconds);
    }

    /// <summary>Counts one; false = there is no room for more cells.</summary>
    /// <param name="before">What was counted in the cell and those around it, this one not.</param>
    public bool Count(double latitude, double longitude, Instant now, out double before)
    {
        long row = (long)Math.Floor(latitude * CellsPerRadian), column = (long)Math.Floor(longitude * CellsPerRadian);
        before = 0;
        for (int i = -1; i <= 1; i++)
            for (int j = -1; j <= 1; j++)
                if (_cells.TryGetValue(Key(row + i, column + j), out Cell near)) before += near.At(now, memorySeconds);
        long key = Key(row, column);
        bool isKnown = _cells.TryGetValue(key, out Cell cell);
        if (!isKnown && _cells.Count == MaxCells) return false;
        _cells[key] = new Cell((isKnown ? cell.At(now, memorySeconds) : 0) + 1, now);
        return true;
    }

    static long Key(long row, long column) => row * 100_000 + column;

    public void Save(StateWriter writer)
    {
        writer.Tag(stateTag, StateVersion);
        writer.Write(_cells.Count);
        foreach ((long key, Cell cell) in _cells)
        {
            writer.Write(key);
            writer.Write(cell.Sum);
            writer.Write(cell.Time.UnixNanoseconds);
        }
    }

    public void Load(ref StateReader reader)
    {
        reader.Tag(stateTag, StateVersion);
        _cells.Clear();
        for (int i = reader.ReadCount(24); i > 0; i--) _cells[reader.ReadInt64()] = new Cell(reader.ReadDouble(), new Instant(reader.ReadInt64()));
    }
}
