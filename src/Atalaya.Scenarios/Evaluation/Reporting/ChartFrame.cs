using System.Text;

namespace Atalaya.Scenarios.Evaluation.Reporting;

/// <summary>The axes of a drawing and where values fall on it.</summary>
sealed class ChartFrame(double left, double right, double bottom, double top, string xTitle, string yTitle)
{
    const double MarginLeft = 84, MarginRight = 14, MarginTop = 14, MarginBottom = 44;

    public const double Width = 920;

    /// <summary>Width of the part inside the axes.</summary>
    public const double InnerWidth = Width - MarginLeft - MarginRight;

    /// <summary>What of a drawing's height is outside the axes.</summary>
    public const double OuterHeight = MarginTop + MarginBottom;

    public double Height { get; init; } = 260;

    public double X(double value) => MarginLeft + (value - left) / (right - left) * (Width - MarginLeft - MarginRight);

    public double Y(double value) => Height - MarginBottom - (value - bottom) / (top - bottom) * (Height - MarginTop - MarginBottom);

    /// <param name="label">What a screen reader says of it.</param>
    public void Open(StringBuilder svg, string label)
    {
        svg.Line($"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{Markup.Escape(label)}\">");
        foreach (double tick in AxisTicks.Between(bottom, top, (int)(Height / 50)))
        {
            string y = Markup.At(Y(tick));
            svg.Line($"<line class=\"grid\" x1=\"{MarginLeft}\" x2=\"{Width - MarginRight}\" y1=\"{y}\" y2=\"{y}\"/><text class=\"y\" x=\"{MarginLeft - 8}\" y=\"{y}\" dy=\"4\">{AxisTicks.Text(tick)}</text>");
        }

        foreach (double tick in AxisTicks.Between(left, right, 12))
        {
            string x = Markup.At(X(tick));
            svg.Line($"<line class=\"grid\" x1=\"{x}\" x2=\"{x}\" y1=\"{MarginTop}\" y2=\"{Height - MarginBottom}\"/><text class=\"x\" x=\"{x}\" y=\"{Height - MarginBottom + 18}\">{AxisTicks.Text(tick)}</text>");
        }

        svg.Line($"<text class=\"x title\" x=\"{(MarginLeft + Width - MarginRight) / 2}\" y=\"{Height - 6}\">{Markup.Escape(xTitle)}</text>");
        svg.Line($"<text class=\"x title\" transform=\"translate(14 {(MarginTop + Height - MarginBottom) / 2}) rotate(-90)\">{Markup.Escape(yTitle)}</text>");
    }
}
