namespace Atalaya.Integrity.Interference;

/// <summary>
/// The outline of cells that lie in rows: rings of corners (along the row, edge of the row), the inside to the left. Rows need not have the same columns. Where the cells only touch at a corner rings may
/// touch there.
/// </summary>
sealed class RowOutline
{
    readonly SortedDictionary<int, List<(double From, double To)>> _rows = [];

    public void Add(int row, double from, double to)
    {
        if (!_rows.TryGetValue(row, out List<(double, double)>? spans)) _rows[row] = spans = [];
        spans.Add((from, to));
    }

    public List<List<(double Along, int Edge)>> Rings()
    {
        foreach (int row in _rows.Keys.ToList()) _rows[row] = Merged(_rows[row]);
        Dictionary<(double, int), List<(double Along, int Edge)>> steps = [];
        foreach ((int row, List<(double From, double To)> spans) in _rows)
        {
            foreach ((double from, double to) in spans)
            {
                Step(steps, (to, row), (to, row + 1));
                Step(steps, (from, row + 1), (from, row));
            }

            AddEdge(steps, row, spans, _rows.GetValueOrDefault(row - 1) ?? []);
            if (!_rows.ContainsKey(row + 1)) AddEdge(steps, row + 1, [], spans);
        }

        return Chain(steps);
    }

    /// <summary>The parts of an edge between two rows where only one of them has cells: eastward under the upper, westward over the lower.</summary>
    static void AddEdge(Dictionary<(double, int), List<(double Along, int Edge)>> steps, int edge, List<(double From, double To)> above, List<(double From, double To)> below)
    {
        SortedSet<double> ends = [];
        foreach ((double from, double to) in above.Concat(below))
        {
            ends.Add(from);
            ends.Add(to);
        }

        double[] points = [.. ends];
        for (int i = 0; i + 1 < points.Length; i++)
        {
            double middle = (points[i] + points[i + 1]) / 2;
            bool isAbove = above.Exists(span => span.From < middle && middle < span.To), isBelow = below.Exists(span => span.From < middle && middle < span.To);
            if (isAbove && !isBelow) Step(steps, (points[i], edge), (points[i + 1], edge));
            else if (isBelow && !isAbove) Step(steps, (points[i + 1], edge), (points[i], edge));
        }
    }

    static void Step(Dictionary<(double, int), List<(double Along, int Edge)>> steps, (double, int) from, (double, int) to)
    {
        if (!steps.TryGetValue(from, out List<(double, int)>? next)) steps[from] = next = [];
        next.Add(to);
    }

    static List<(double From, double To)> Merged(List<(double From, double To)> spans)
    {
        spans.Sort();
        List<(double From, double To)> merged = [];
        foreach ((double from, double to) in spans)
        {
            if (merged.Count > 0 && from <= merged[^1].To) merged[^1] = (merged[^1].From, Math.Max(merged[^1].To, to));
            else merged.Add((from, to));
        }

        return merged;
    }

    static List<List<(double Along, int Edge)>> Chain(Dictionary<(double, int), List<(double Along, int Edge)>> steps)
    {
        List<List<(double, int)>> rings = [];
        foreach ((double, int) start in steps.Keys.OrderBy(static corner => corner.Item2).ThenBy(static corner => corner.Item1).ToList())
        {
            while (steps[start].Count > 0)
            {
                List<(double Along, int Edge)> ring = [start];
                for ((double, int) corner = Take(steps, start); corner != start; corner = Take(steps, corner)) ring.Add(corner);
                rings.Add(Straightened(ring));
            }
        }

        return rings;
    }

    static (double, int) Take(Dictionary<(double, int), List<(double Along, int Edge)>> steps, (double, int) corner)
    {
        List<(double, int)> next = steps[corner];
        (double, int) taken = next[^1];
        next.RemoveAt(next.Count - 1);
        return taken;
    }

    /// <summary>Without corners in the middle of a straight line; closed.</summary>
    static List<(double Along, int Edge)> Straightened(List<(double Along, int Edge)> ring)
    {
        List<(double Along, int Edge)> corners = [];
        for (int i = 0; i < ring.Count; i++)
        {
            (double Along, int Edge) before = ring[(i + ring.Count - 1) % ring.Count], here = ring[i], after = ring[(i + 1) % ring.Count];
            bool isStraight = (before.Along == here.Along && here.Along == after.Along) || (before.Edge == here.Edge && here.Edge == after.Edge);
            if (!isStraight) corners.Add(here);
        }

        corners.Add(corners[0]);
        return corners;
    }
}
