namespace Atalaya.Scenarios.Evaluation.Assigning;

/// <summary>Finds all pairs of two sets of points that lie within a reach, by a grid of cells as wide as it.</summary>
sealed class NearPairs
{
    readonly Dictionary<(long, long), int> _heads = [];
    readonly List<NearPair> _pairs = [];
    int[] _next = [];

    /// <summary>The pairs by ascending column; valid until the next call.</summary>
    public List<NearPair> Find(ReadOnlySpan<double> rowX, ReadOnlySpan<double> rowY, ReadOnlySpan<double> columnX, ReadOnlySpan<double> columnY, double reachMeters)
    {
        _pairs.Clear();
        _heads.Clear();
        if (_next.Length < rowX.Length) _next = new int[rowX.Length * 2];
        for (int row = rowX.Length - 1; row >= 0; row--)
        {
            (long, long) cell = (Cell(rowX[row], reachMeters), Cell(rowY[row], reachMeters));
            _next[row] = _heads.TryGetValue(cell, out int head) ? head : -1;
            _heads[cell] = row;
        }

        for (int column = 0; column < columnX.Length; column++)
            for (long x = -1; x <= 1; x++)
                for (long y = -1; y <= 1; y++)
                    Visit((Cell(columnX[column], reachMeters) + x, Cell(columnY[column], reachMeters) + y), column, rowX, rowY, columnX[column], columnY[column], reachMeters);
        return _pairs;
    }

    void Visit((long, long) cell, int column, ReadOnlySpan<double> rowX, ReadOnlySpan<double> rowY, double x, double y, double reachMeters)
    {
        if (!_heads.TryGetValue(cell, out int row)) return;
        for (; row >= 0; row = _next[row])
        {
            double east = rowX[row] - x, north = rowY[row] - y;
            double distance = Math.Sqrt(east * east + north * north);
            if (distance <= reachMeters) _pairs.Add(new NearPair(row, column, distance));
        }
    }

    static long Cell(double meters, double reachMeters) => (long)Math.Floor(meters / reachMeters);
}
