using System.Globalization;
using System.Text;

namespace Atalaya.Scenarios.Evaluation.Reporting;

/// <summary>HTML and SVG text: numbers without culture, text escaped.</summary>
static class Markup
{
    public static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    /// <summary>As many digits as tell something, thousands apart; a dash for what is unknown.</summary>
    public static string Figure(double value)
    {
        if (double.IsNaN(value)) return "–";
        double size = Math.Abs(value);
        string format = size >= 1000 ? "#,0" : size >= 100 ? "0.#" : size >= 1 ? "0.##" : "0.####";
        return value.ToString(format, CultureInfo.InvariantCulture).Replace(",", "\u202F", StringComparison.Ordinal).Replace("-", "−", StringComparison.Ordinal);
    }

    /// <summary>With one decimal, as columns want it; a dash for what is unknown.</summary>
    public static string Tenths(double value) => double.IsNaN(value) ? "–" : value.ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>A coordinate of a drawing.</summary>
    public static string At(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);

    public static StringBuilder Line(this StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
