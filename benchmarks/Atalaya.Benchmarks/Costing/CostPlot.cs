using System.Globalization;
using System.Text;

namespace Atalaya.Benchmarks.Costing;

/// <summary>Cost per report against live tracks as a small SVG, in greys that are read on light and on dark.</summary>
static class CostPlot
{
    const int Width = 640, Height = 340, Left = 56, Right = 120, Top = 40, Bottom = 56;
    const string Ink = "#7d8590", Grid = "#7d859040";

    public static string ToSvg(CostPoint[] identified, CostPoint[] plots, string machine)
    {
        double most = Ceiling(identified.Concat(plots).Max(point => point.Microseconds));
        StringBuilder svg = new();
        Append(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"12\" fill=\"{Ink}\">");
        Append(svg, $"<title>CPU time per report against live tracks</title>");
        Append(svg, $"<text x=\"{Left}\" y=\"20\" font-size=\"14\">CPU time per report, µs, against live tracks</text>");
        for (int line = 0; line <= 5; line++) AppendLevel(svg, most * line / 5, most);
        foreach (CostPoint point in plots) AppendCount(svg, point.Tracks, plots);
        Append(svg, $"<text x=\"{Left}\" y=\"{Height - 10}\" font-size=\"11\">{machine}</text>");
        AppendLine(svg, plots, most, "plots", "");
        AppendLine(svg, identified, most, "identified", " stroke-dasharray=\"6 4\"");
        Append(svg, $"</svg>");
        return svg.ToString();
    }

    static void AppendLevel(StringBuilder svg, double level, double most)
    {
        double y = Y(level, most);
        Append(svg, $"<path d=\"M{Left} {y:f1}H{Width - Right}\" stroke=\"{Grid}\"/>");
        Append(svg, $"<text x=\"{Left - 8}\" y=\"{y + 4:f1}\" text-anchor=\"end\">{level:0.#}</text>");
    }

    static void AppendCount(StringBuilder svg, int tracks, CostPoint[] all) =>
        Append(svg, $"<text x=\"{X(tracks, all):f1}\" y=\"{Height - Bottom + 18}\" text-anchor=\"middle\">{tracks:#,0}</text>");

    static void AppendLine(StringBuilder svg, CostPoint[] points, double most, string name, string style)
    {
        Append(svg, $"<polyline fill=\"none\" stroke=\"{Ink}\" stroke-width=\"2\"{style} points=\"{string.Join(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{X(point.Tracks, points):f1},{Y(point.Microseconds, most):f1}")))}\"/>");
        foreach (CostPoint point in points) Append(svg, $"<circle cx=\"{X(point.Tracks, points):f1}\" cy=\"{Y(point.Microseconds, most):f1}\" r=\"3\"/>");
        CostPoint last = points[^1];
        Append(svg, $"<text x=\"{X(last.Tracks, points) + 10:f1}\" y=\"{Y(last.Microseconds, most) + 4:f1}\">{name}, {last.Microseconds:f1} µs</text>");
    }

    static double X(int tracks, CostPoint[] all) =>
        Left + (Width - Left - Right) * Math.Log((double)tracks / all[0].Tracks) / Math.Log((double)all[^1].Tracks / all[0].Tracks);

    static double Y(double level, double most) => Height - Bottom - (Height - Top - Bottom) * level / most;

    /// <summary>The next multiple of five.</summary>
    static double Ceiling(double value) => 5 * Math.Ceiling(value / 5);

    static void Append(StringBuilder svg, FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
