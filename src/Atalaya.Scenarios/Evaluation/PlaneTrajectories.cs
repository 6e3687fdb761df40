namespace Atalaya.Scenarios.Evaluation;

/// <summary>Rows of objects or tracks in a plane, in any order: row n says where <c>Ids[n]</c> was at <c>TimesSeconds[n]</c>.</summary>
public sealed record PlaneTrajectories(double[] TimesSeconds, string[] Ids, double[] X, double[] Y)
{
    /// <summary>Velocities in m/s, NaN where a row has none; null = none at all.</summary>
    public double[]? VelocityX { get; init; }

    /// <inheritdoc cref="VelocityX"/>
    public double[]? VelocityY { get; init; }

    public int Count => TimesSeconds.Length;

    /// <summary>The rows from a time on.</summary>
    public PlaneTrajectories From(double seconds)
    {
        int[] kept = [.. Enumerable.Range(0, Count).Where(row => TimesSeconds[row] >= seconds)];
        if (kept.Length == Count) return this;
        return new PlaneTrajectories(Pick(TimesSeconds, kept), [.. kept.Select(row => Ids[row])], Pick(X, kept), Pick(Y, kept))
        {
            VelocityX = VelocityX is null ? null : Pick(VelocityX, kept),
            VelocityY = VelocityY is null ? null : Pick(VelocityY, kept),
        };
    }

    static double[] Pick(double[] values, int[] rows) => [.. rows.Select(row => values[row])];
}
