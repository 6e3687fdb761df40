using System.Text;

namespace Atalaya.Scenarios.Evaluation.Reporting;

/// <summary>How errors of position are spread, with percentiles; what lies beyond three times the 95th falls in the last bar.</summary>
static class ErrorHistogram
{
    const int Bars = 60;

    /// <param name="errors">Metres, ascending.</param>
    public static void Write(StringBuilder html, IReadOnlyList<double> errors, (string Name, double Meters)[] percentiles)
    {
        double end = Math.Min(errors[^1], 3 * errors[(int)((errors.Count - 1) * 0.95)]);
        if (!(end > 0)) end = 1;
        int[] counts = new int[Bars];
        foreach (double error in errors) counts[Math.Min(Bars - 1, (int)(error / end * Bars))]++;
        ChartFrame frame = new(0, end, 0, counts.Max() * 1.12, "error of position, m", "matches");
        frame.Open(html, "Histogram of the errors of position");
        for (int i = 0; i < Bars; i++)
        {
            double x = frame.X(end * i / Bars), next = frame.X(end * (i + 1) / Bars), y = frame.Y(counts[i]);
            html.Line($"<rect class=\"bar\" x=\"{Markup.At(x)}\" y=\"{Markup.At(y)}\" width=\"{Markup.At(next - x - 1)}\" height=\"{Markup.At(frame.Y(0) - y)}\"/>");
        }

        foreach ((string name, double meters) in percentiles)
        {
            if (meters > end) continue;
            string x = Markup.At(frame.X(meters));
            html.Line($"<line class=\"mark\" x1=\"{x}\" x2=\"{x}\" y1=\"{Markup.At(frame.Y(0))}\" y2=\"14\"/><text class=\"markname\" x=\"{x}\" dx=\"4\" y=\"24\">{name} {Markup.Figure(meters)} m</text>");
        }

        html.Append("</svg>\n");
    }
}
