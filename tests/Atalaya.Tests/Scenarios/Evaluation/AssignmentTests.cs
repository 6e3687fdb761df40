using Atalaya.Scenarios.Evaluation.Assigning;
using CsCheck;

namespace Atalaya.Tests.Scenarios.Evaluation;

public sealed class AssignmentTests
{
    [Fact]
    public void TheCheapestAssignmentIsThatOfTryingAll() =>
        Gen.Select(Gen.Int[1, 5], Gen.Int[0, 2], Gen.Double[-10, 10].Array[35]).Sample((rows, more, cost) =>
        {
            int columns = rows + more;
            LinearAssignment assignment = new();
            assignment.Solve(cost, rows, columns);
            double found = Enumerable.Range(0, rows).Sum(row => cost[row * columns + assignment.ColumnOfRow[row]]);
            Assert.Equal(rows, assignment.ColumnOfRow.Take(rows).Distinct().Count());
            Assert.Equal(Cheapest(cost, columns, 0, rows, []), found, 1e-9);
        });

    [Fact]
    public void ItsPricesProveIt() =>
        Gen.Select(Gen.Int[1, 6], Gen.Int[0, 3], Gen.Double[-10, 10].Array[54]).Sample((rows, more, cost) =>
        {
            int columns = rows + more;
            LinearAssignment assignment = new();
            assignment.Solve(cost, rows, columns);
            for (int row = 0; row < rows; row++)
            {
                for (int column = 0; column < columns; column++)
                    Assert.True(assignment.RowPrice[row] + assignment.ColumnPrice[column] <= cost[row * columns + column] + 1e-9);
                int own = assignment.ColumnOfRow[row];
                Assert.Equal(cost[row * columns + own], assignment.RowPrice[row] + assignment.ColumnPrice[own], 1e-9);
            }

            Assert.All(assignment.ColumnPrice.Take(columns), price => Assert.True(price <= 1e-9));
        });

    [Fact]
    public void TheBestMatchingOfFewPairsIsThatOfTryingAll() =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 4], Gen.Double[-5, 10].Array[16], Gen.Bool.Array[16]).Sample((rows, columns, scores, isPair) =>
        {
            List<NearPair> pairs = [];
            List<double> pairScores = [];
            for (int i = 0; i < rows * columns; i++)
            {
                if (!isPair[i]) continue;
                pairs.Add(new NearPair(i / columns, i % columns, 0));
                pairScores.Add(scores[i]);
            }

            GatedAssignment assignment = new();
            assignment.Solve(rows, columns, pairs, pairScores.ToArray());
            double found = 0;
            for (int i = 0; i < pairs.Count; i++)
                if (assignment.ColumnOfRow[pairs[i].Row] == pairs[i].Column) found += pairScores[i];
            Assert.Equal(Best(pairs, pairScores, 0, 0, 0), found, 1e-9);
        });

    static double Cheapest(double[] cost, int columns, int row, int rows, HashSet<int> taken)
    {
        if (row == rows) return 0;
        double least = double.PositiveInfinity;
        for (int column = 0; column < columns; column++)
        {
            if (!taken.Add(column)) continue;
            least = Math.Min(least, cost[row * columns + column] + Cheapest(cost, columns, row + 1, rows, taken));
            taken.Remove(column);
        }

        return least;
    }

    static double Best(List<NearPair> pairs, List<double> scores, int next, int rowsTaken, int columnsTaken)
    {
        if (next == pairs.Count) return 0;
        double best = Best(pairs, scores, next + 1, rowsTaken, columnsTaken);
        int row = 1 << pairs[next].Row, column = 1 << pairs[next].Column;
        if ((rowsTaken & row) != 0 || (columnsTaken & column) != 0) return best;
        return Math.Max(best, scores[next] + Best(pairs, scores, next + 1, rowsTaken | row, columnsTaken | column));
    }
}
