using System.Text;

namespace Atalaya.Scenarios.Evaluation.Reporting;

/// <summary>Truth and tracks from above, equal scales east and north; every so many rows are drawn where there are too many.</summary>
static class TrackMap
{
    const int MostPoints = 40_000;
    const double Height = 640;

    /// <summary>Rows of a track further apart than so many steps of the truth are not joined.</summary>
    const double JoinedSteps = 5;

    /// <param name="stepSeconds">Step of the truth.</param>
    public static void Write(StringBuilder html, PlaneTrajectories truth, PlaneTrajectories tracks, double stepSeconds)
    {
        ChartFrame frame = Frame(truth, tracks);
        html.Append("<p class=\"legend\"><span class=\"truth\">truth</span><span class=\"track\">tracks</span></p>\n");
        frame.Open(html, "Map of truth and tracks");
        Draw(html, frame, truth, "truth", double.PositiveInfinity);
        Draw(html, frame, tracks, "track", JoinedSteps * stepSeconds);
        html.Append("</svg>\n");
    }

    /// <summary>Holds all of the truth and the middle 98 % of the tracks.</summary>
    static ChartFrame Frame(PlaneTrajectories truth, PlaneTrajectories tracks)
    {
        (double west, double east) = Reach(truth.X, tracks.X);
        (double south, double north) = Reach(truth.Y, tracks.Y);
        double perPoint = Math.Max((east - west) / ChartFrame.InnerWidth, (north - south) / (Height - ChartFrame.OuterHeight)) * 1.04;
        double unit = Math.Max(perPoint, 1e-6), x = (west + east) / 2, y = (south + north) / 2;
        double halfWidth = unit * ChartFrame.InnerWidth / 2, halfHeight = unit * (Height - ChartFrame.OuterHeight) / 2;
        return new ChartFrame(x - halfWidth, x + halfWidth, y - halfHeight, y + halfHeight, "east, m", "north, m") { Height = Height };
    }

    static (double Low, double High) Reach(double[] truth, double[] tracks)
    {
        (double low, double high) = (truth.Min(), truth.Max());
        if (tracks.Length == 0) return (low, high);
        double[] sorted = [.. tracks.Order()];
        return (Math.Min(low, sorted[sorted.Length / 100]), Math.Max(high, sorted[sorted.Length - 1 - sorted.Length / 100]));
    }

    static void Draw(StringBuilder html, ChartFrame frame, PlaneTrajectories rows, string name, double joinedSeconds)
    {
        int every = Math.Max(1, rows.Count / MostPoints);
        html.Line($"<g class=\"{name}\">");
        foreach (IGrouping<string, int> own in Enumerable.Range(0, rows.Count).GroupBy(row => rows.Ids[row], StringComparer.Ordinal))
        {
            int[] order = [.. own.OrderBy(row => rows.TimesSeconds[row])];
            StringBuilder path = new();
            double before = double.NegativeInfinity;
            for (int i = 0; i < order.Length; i++)
            {
                bool isBroken = rows.TimesSeconds[order[i]] - before > joinedSeconds || i == 0;
                before = rows.TimesSeconds[order[i]];
                if (!isBroken && i % every != 0 && i != order.Length - 1) continue;
                path.Append(isBroken ? 'M' : 'L').Append(Markup.At(frame.X(rows.X[order[i]]))).Append(' ').Append(Markup.At(frame.Y(rows.Y[order[i]])));
                if (isBroken) path.Append("h0");
            }

            html.Line($"<path d=\"{path}\"><title>{Markup.Escape($"{name} {own.Key}")}</title></path>");
        }

        html.Append("</g>\n");
    }
}
