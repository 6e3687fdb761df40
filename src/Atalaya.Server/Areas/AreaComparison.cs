using Atalaya.Integrity.Rules;

namespace Atalaya.Server.Areas;

/// <summary>Tells whether two areas are the same: rings may begin at another corner or go the other way round, longitudes differ by whole turns.</summary>
static class AreaComparison
{
    /// <summary>A centimetre.</summary>
    const double StepDegrees = 1.01e-7;

    public static bool AreSame(AlertArea left, AlertArea right)
    {
        AlertArea other = right with { Polygon = left.Polygon, Line = left.Line, Center = left.Center };
        return left.Equals(other) && AreSameLines(left.Line, right.Line) && AreSameRings(left.Polygon, right.Polygon)
            && (left.Center is null ? right.Center is null : right.Center is not null && AreSamePlaces(left.Center, right.Center));
    }

    static bool AreSameLines(IReadOnlyList<double[]>? left, IReadOnlyList<double[]>? right) =>
        left?.Count == right?.Count && (left is null || left.Zip(right!).All(static pair => AreSamePlaces(pair.First, pair.Second)));

    static bool AreSameRings(IReadOnlyList<double[]>? left, IReadOnlyList<double[]>? right)
    {
        if (left is null || right is null) return left is null && right is null;
        if (left.Count != right.Count) return false;
        for (int start = 0; start < right.Count; start++)
            if (AreSamePlaces(left[0], right[start]) && (Follows(left, right, start, 1) || Follows(left, right, start, right.Count - 1))) return true;
        return false;
    }

    static bool Follows(IReadOnlyList<double[]> left, IReadOnlyList<double[]> right, int start, int step)
    {
        for (int i = 0; i < left.Count; i++)
            if (!AreSamePlaces(left[i], right[(int)((start + (long)i * step) % right.Count)])) return false;
        return true;
    }

    static bool AreSamePlaces(double[] left, double[] right) =>
        Math.Abs(left[0] - right[0]) <= StepDegrees && (Math.Abs(Math.IEEERemainder(left[1] - right[1], 360)) <= StepDegrees || Math.Abs(left[0]) == 90);
}
