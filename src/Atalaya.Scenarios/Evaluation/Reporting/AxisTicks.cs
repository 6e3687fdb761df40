using System.Globalization;

namespace Atalaya.Scenarios.Evaluation.Reporting;

/// <summary>Round values along an axis: steps of 1, 2 or 5 times a power of ten.</summary>
static class AxisTicks
{
    public static double[] Between(double low, double high, int most)
    {
        double step = 1e-9;
        for (int i = 0; (high - low) / step > most; i++) step *= i % 3 == 1 ? 2.5 : 2;
        long first = (long)Math.Ceiling(low / step - 1e-9), last = (long)Math.Floor(high / step + 1e-9);
        return [.. Enumerable.Range(0, (int)Math.Max(0, last - first + 1)).Select(i => (first + i) * step)];
    }

    public static string Text(double value) => (Math.Abs(value) >= 10_000 ? Markup.Figure(value) : Math.Round(value, 6).ToString(CultureInfo.InvariantCulture)).Replace("-", "−", StringComparison.Ordinal);
}
