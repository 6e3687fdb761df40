namespace Atalaya.Integrity.Deception;

/// <summary>The circle nearest to points of a plane, by least squares of x² + y² = 2ax + 2by + c (Kåsa 1976).</summary>
static class CircleFit
{
    /// <summary>False: the points lie on a line, or are fewer than three.</summary>
    /// <param name="residual">Root of the mean squared distance of the points from the circle.</param>
    public static bool TryFit(ReadOnlySpan<(double X, double Y)> points, out double radius, out double residual)
    {
        (radius, residual) = (double.NaN, double.NaN);
        if (points.Length < 3) return false;
        double meanX = 0, meanY = 0;
        foreach ((double x, double y) in points) (meanX, meanY) = (meanX + x / points.Length, meanY + y / points.Length);
        double xx = 0, xy = 0, yy = 0, xz = 0, yz = 0, mean = 0;
        foreach ((double x, double y) in points)
        {
            double dx = x - meanX, dy = y - meanY, square = dx * dx + dy * dy;
            (xx, xy, yy) = (xx + dx * dx, xy + dx * dy, yy + dy * dy);
            (xz, yz, mean) = (xz + dx * square, yz + dy * square, mean + square / points.Length);
        }

        double determinant = xx * yy - xy * xy;
        if (determinant <= 1e-6 * xx * yy || determinant == 0) return false;
        double a = (xz * yy - yz * xy) / (2 * determinant), b = (yz * xx - xz * xy) / (2 * determinant);
        radius = Math.Sqrt(a * a + b * b + mean);
        double sum = 0;
        foreach ((double x, double y) in points)
        {
            double dx = x - meanX - a, dy = y - meanY - b, off = Math.Sqrt(dx * dx + dy * dy) - radius;
            sum += off * off;
        }

        residual = Math.Sqrt(sum / points.Length);
        return true;
    }
}
