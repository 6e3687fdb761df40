namespace Atalaya.Scenarios.Evaluation.Assigning;

/// <summary>The one-to-one matching of rows and columns with the largest sum of scores, where few pairs have one: solved group by group of what is connected.</summary>
sealed class GatedAssignment
{
    readonly LinearAssignment _linear = new();
    readonly DisjointSets _sets = new();
    int[] _local = [];
    double[] _cost = [];

    /// <summary>Column of each row; -1 = none.</summary>
    public int[] ColumnOfRow { get; private set; } = [];

    /// <summary>Prices of columns at which each row's match is its best choice: score - price is largest there, and not below 0.</summary>
    public double[] ColumnPrice { get; private set; } = [];

    /// <param name="scores">Of each pair; a pair counts only if its score is above 0.</param>
    public void Solve(int rows, int columns, IReadOnlyList<NearPair> pairs, ReadOnlySpan<double> scores)
    {
        if (ColumnOfRow.Length < rows) ColumnOfRow = new int[rows * 2];
        if (ColumnPrice.Length < columns) ColumnPrice = new double[columns * 2];
        if (_local.Length < rows + columns) _local = new int[(rows + columns) * 2];
        ColumnOfRow.AsSpan(0, rows).Fill(-1);
        ColumnPrice.AsSpan(0, columns).Clear();
        int[] order = GroupPairs(rows, columns, pairs, scores, out int[] roots);
        for (int start = 0; start < order.Length;)
        {
            int end = start + 1;
            while (end < order.Length && roots[order[end]] == roots[order[start]]) end++;
            if (end - start == 1) ColumnOfRow[pairs[order[start]].Row] = pairs[order[start]].Column;
            else SolveGroup(pairs, scores, order.AsSpan(start, end - start), rows);
            start = end;
        }
    }

    /// <summary>The pairs that score, those of one connected group together.</summary>
    int[] GroupPairs(int rows, int columns, IReadOnlyList<NearPair> pairs, ReadOnlySpan<double> scores, out int[] roots)
    {
        _sets.Reset(rows + columns);
        List<int> scoring = new(pairs.Count);
        for (int i = 0; i < pairs.Count; i++)
        {
            if (!(scores[i] > 0)) continue;
            scoring.Add(i);
            _sets.Join(pairs[i].Row, rows + pairs[i].Column);
        }

        int[] found = new int[pairs.Count];
        foreach (int i in scoring) found[i] = _sets.Find(pairs[i].Row);
        roots = found;
        return [.. scoring.OrderBy(i => found[i])];
    }

    void SolveGroup(IReadOnlyList<NearPair> pairs, ReadOnlySpan<double> scores, ReadOnlySpan<int> group, int rows)
    {
        List<int> groupRows = [], groupColumns = [];
        foreach (int i in group)
        {
            _local[pairs[i].Row] = -1;
            _local[rows + pairs[i].Column] = -1;
        }

        foreach (int i in group)
        {
            Number(groupRows, pairs[i].Row, ref _local[pairs[i].Row]);
            Number(groupColumns, pairs[i].Column, ref _local[rows + pairs[i].Column]);
        }

        bool isTurned = groupRows.Count > groupColumns.Count;
        int height = isTurned ? groupColumns.Count : groupRows.Count, width = isTurned ? groupRows.Count : groupColumns.Count;
        if (_cost.Length < height * width) _cost = new double[height * width * 2];
        _cost.AsSpan(0, height * width).Clear();
        foreach (int i in group)
        {
            int row = _local[pairs[i].Row], column = _local[rows + pairs[i].Column];
            _cost[isTurned ? column * width + row : row * width + column] = -scores[i];
        }

        _linear.Solve(_cost.AsSpan(0, height * width), height, width);
        Take(groupRows, groupColumns, isTurned, height, width);
    }

    static void Number(List<int> members, int member, ref int local)
    {
        if (local >= 0) return;
        local = members.Count;
        members.Add(member);
    }

    void Take(List<int> groupRows, List<int> groupColumns, bool isTurned, int height, int width)
    {
        for (int i = 0; i < height; i++)
        {
            int j = _linear.ColumnOfRow[i];
            if (isTurned) ColumnPrice[groupColumns[i]] = Math.Max(0, -_linear.RowPrice[i]);
            if (_cost[i * width + j] >= 0) continue;
            ColumnOfRow[groupRows[isTurned ? j : i]] = groupColumns[isTurned ? i : j];
        }

        if (isTurned) return;
        for (int j = 0; j < width; j++) ColumnPrice[groupColumns[j]] = Math.Max(0, -_linear.ColumnPrice[j]);
    }
}
