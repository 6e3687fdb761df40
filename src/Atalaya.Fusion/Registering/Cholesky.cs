namespace Atalaya.Fusion.Registering;

/// <summary>Symmetric positive definite systems of small size, row by row in one array; only the lower triangle is read.</summary>
static class Cholesky
{
    /// <summary>Replaces the lower triangle by the factor L of L·Lᵀ; false = not positive definite.</summary>
    public static bool Factor(Span<double> matrix, int size, int stride)
    {
        for (int i = 0; i < size; i++)
        {
            Span<double> row = matrix.Slice(i * stride, i + 1);
            for (int j = 0; j < i; j++) row[j] = (row[j] - Dot(row, matrix.Slice(j * stride, j), j)) / matrix[j * stride + j];
            double pivot = row[i] - Dot(row, row, i);
            if (!(pivot > 0)) return false;
            row[i] = Math.Sqrt(pivot);
        }

        return true;
    }

    /// <summary>Replaces the right side by the solution.</summary>
    public static void Solve(ReadOnlySpan<double> factor, int size, int stride, Span<double> right)
    {
        for (int i = 0; i < size; i++) right[i] = (right[i] - Dot(factor.Slice(i * stride, i), right, i)) / factor[i * stride + i];
        for (int i = size - 1; i >= 0; i--)
        {
            double sum = right[i];
            for (int j = i + 1; j < size; j++) sum -= factor[j * stride + i] * right[j];
            right[i] = sum / factor[i * stride + i];
        }
    }

    /// <summary>The diagonal of the inverse.</summary>
    /// <param name="column">Room for one column.</param>
    public static void InverseDiagonal(ReadOnlySpan<double> factor, int size, int stride, Span<double> column, Span<double> diagonal)
    {
        for (int k = 0; k < size; k++)
        {
            double sum = 0;
            for (int i = k; i < size; i++)
            {
                double value = i == k ? 1 : 0;
                for (int j = k; j < i; j++) value -= factor[i * stride + j] * column[j];
                column[i] = value / factor[i * stride + i];
                sum += column[i] * column[i];
            }

            diagonal[k] = sum;
        }
    }

    static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right, int count)
    {
        double sum = 0;
        for (int i = 0; i < count; i++) sum += left[i] * right[i];
        return sum;
    }
}
