namespace Atalaya.Fusion.Associating;

/// <summary>
/// The assignment of rows to columns of least total cost, for the few tracks of a group: shortest augmenting paths with dual variables
/// (Jonker and Volgenant 1987, without its initialisation).
/// </summary>
static class SmallAssignment
{
    /// <param name="costs">Row by row, all finite.</param>
    /// <param name="columns">Gets the column of each row.</param>
    public static void Solve(ReadOnlySpan<double> costs, int size, Span<int> columns)
    {
        Span<double> rowPrices = stackalloc double[size], columnPrices = stackalloc double[size], distances = stackalloc double[size];
        Span<int> rows = stackalloc int[size], before = stackalloc int[size];
        Span<bool> done = stackalloc bool[size];
        rowPrices.Clear();
        columnPrices.Clear();
        rows.Fill(-1);
        columns[..size].Fill(-1);
        for (int free = 0; free < size; free++)
        {
            distances.Fill(double.PositiveInfinity);
            done.Clear();
            int row = free, column = -1;
            double length = 0;
            do
            {
                int nearest = -1;
                for (int j = 0; j < size; j++)
                {
                    if (done[j]) continue;
                    double distance = length + costs[row * size + j] - rowPrices[row] - columnPrices[j];
                    if (distance < distances[j]) (distances[j], before[j]) = (distance, row);
                    if (nearest < 0 || distances[j] < distances[nearest]) nearest = j;
                }

                column = nearest;
                done[column] = true;
                length = distances[column];
                row = rows[column];
            }
            while (row >= 0);

            rowPrices[free] += length;
            for (int j = 0; j < size; j++)
            {
                if (!done[j] || j == column) continue;
                rowPrices[rows[j]] += length - distances[j];
                columnPrices[j] -= length - distances[j];
            }

            Augment(free, column, before, rows, columns);
        }
    }

    static void Augment(int free, int column, ReadOnlySpan<int> before, Span<int> rows, Span<int> columns)
    {
        int row;
        do
        {
            row = before[column];
            rows[column] = row;
            (columns[row], column) = (column, columns[row]);
        }
        while (row != free);
    }
}
