using System.Text;

namespace Atalaya.Scenarios.Evaluation.Reporting;

/// <summary>Lines over time. Of many times the largest of each stretch is drawn, so that no peak is lost.</summary>
static class TimeChart
{
    const int MostPoints = 1200;

    public static void Write(StringBuilder html, double[] seconds, string xTitle, string yTitle, string label, ChartSeries[] series)
    {
        double top = series.Max(one => one.Values.Max());
        ChartFrame frame = new(seconds[0], seconds[^1] > seconds[0] ? seconds[^1] : seconds[0] + 1, 0, top > 0 ? top * 1.05 : 1, xTitle, yTitle);
        html.Append("<p class=\"legend\">");
        foreach (ChartSeries one in series) html.Append($"<span class=\"{one.Class}\">{Markup.Escape(one.Name)}</span>");
        html.Append("</p>\n");
        frame.Open(html, label);
        foreach (ChartSeries one in series) html.Line($"<path class=\"line {one.Class}\" d=\"{Path(frame, seconds, one.Values)}\"/>");
        html.Append("</svg>\n");
    }

    static string Path(ChartFrame frame, double[] seconds, double[] values)
    {
        StringBuilder path = new();
        int stretch = (values.Length + MostPoints - 1) / MostPoints;
        for (int i = 0; i < values.Length; i += stretch)
        {
            double value = values.AsSpan(i, Math.Min(stretch, values.Length - i)).ToArray().Max();
            path.Append(path.Length == 0 ? 'M' : 'L').Append(Markup.At(frame.X(seconds[i]))).Append(' ').Append(Markup.At(frame.Y(value)));
        }

        return path.ToString();
    }
}
