namespace Atalaya.Scenarios.Evaluation.Assigning;

/// <summary>
/// The cheapest way to give every row a column of its own, by shortest augmenting paths with prices (Kuhn 1955; Jonker and Volgenant 1987).
/// Exact up to rounding; at most rows² × columns steps.
/// </summary>
sealed class LinearAssignment
{
    int[] _rowOfColumn = [], _before = [];
    double[] _slack = [];
    bool[] _isReached = [];

    /// <summary>Column of each row.</summary>
    public int[] ColumnOfRow { get; private set; } = [];

    /// <summary>With <see cref="ColumnPrice"/>: price of row + price of column is the cost where assigned and nowhere more than it.</summary>
    public double[] RowPrice { get; private set; } = [];

    /// <summary>Never above 0, and 0 where no row has the column.</summary>
    public double[] ColumnPrice { get; private set; } = [];

    /// <param name="cost">Row by row.</param>
    /// <param name="columns">At least as many as rows.</param>
    public void Solve(ReadOnlySpan<double> cost, int rows, int columns)
    {
        Grow(rows, columns);
        for (int row = 0; row < rows; row++) Augment(cost, row, columns);
        for (int column = 0; column < columns; column++)
            if (_rowOfColumn[column] >= 0) ColumnOfRow[_rowOfColumn[column]] = column;
    }

    void Grow(int rows, int columns)
    {
        if (ColumnOfRow.Length < rows)
        {
            ColumnOfRow = new int[rows * 2];
            RowPrice = new double[rows * 2];
        }

        if (ColumnPrice.Length < columns)
        {
            int size = columns * 2;
            (ColumnPrice, _slack, _rowOfColumn, _before, _isReached) = (new double[size], new double[size], new int[size], new int[size], new bool[size]);
        }

        RowPrice.AsSpan(0, rows).Clear();
        ColumnPrice.AsSpan(0, columns).Clear();
        _rowOfColumn.AsSpan(0, columns).Fill(-1);
    }

    /// <summary>Finds the cheapest path from a row to a free column and moves the rows along it one column on.</summary>
    void Augment(ReadOnlySpan<double> cost, int start, int columns)
    {
        _slack.AsSpan(0, columns).Fill(double.PositiveInfinity);
        _isReached.AsSpan(0, columns).Clear();
        int row = start, column = -1;
        while (true)
        {
            int best = -1;
            for (int j = 0; j < columns; j++)
            {
                if (_isReached[j]) continue;
                double reduced = cost[row * columns + j] - RowPrice[row] - ColumnPrice[j];
                if (reduced < _slack[j])
                {
                    _slack[j] = reduced;
                    _before[j] = column;
                }

                if (best < 0 || _slack[j] < _slack[best]) best = j;
            }

            Reprice(start, columns, _slack[best]);
            _isReached[column = best] = true;
            if (_rowOfColumn[column] < 0) break;
            row = _rowOfColumn[column];
        }

        for (; column >= 0; column = _before[column]) _rowOfColumn[column] = _before[column] < 0 ? start : _rowOfColumn[_before[column]];
    }

    void Reprice(int start, int columns, double step)
    {
        RowPrice[start] += step;
        for (int j = 0; j < columns; j++)
        {
            if (_isReached[j])
            {
                RowPrice[_rowOfColumn[j]] += step;
                ColumnPrice[j] -= step;
            }
            else
            {
                _slack[j] -= step;
            }
        }
    }
}
