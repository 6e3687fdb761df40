using Atalaya.Fusion.Associating;
using CsCheck;

namespace Atalaya.Tests.Fusion.Associating;

public sealed class SmallAssignmentTests
{
    [Fact]
    public void NoPermutationCostsLess() =>
        (from size in Gen.Int[1, 6] from costs in Gen.Double[-10, 100].Array[size * size] select (size, costs)).Sample(problem =>
        {
            int[] columns = new int[problem.size];
            SmallAssignment.Solve(problem.costs, problem.size, columns);
            Assert.Equal(Enumerable.Range(0, problem.size), columns.Order());
            double cost = columns.Select((column, row) => problem.costs[row * problem.size + column]).Sum();
            Assert.Equal(Least(problem.costs, problem.size, 0, 0), cost, 1e-9);
        }, iter: 500);

    static double Least(double[] costs, int size, int row, int used)
    {
        if (row == size) return 0;
        double least = double.PositiveInfinity;
        for (int column = 0; column < size; column++)
            if ((used >> column & 1) == 0) least = Math.Min(least, costs[row * size + column] + Least(costs, size, row + 1, used | 1 << column));
        return least;
    }
}
