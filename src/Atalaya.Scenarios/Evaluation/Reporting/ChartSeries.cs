namespace Atalaya.Scenarios.Evaluation.Reporting;

/// <summary>One line of a chart.</summary>
/// <param name="Class">Of the style sheet.</param>
readonly record struct ChartSeries(string Name, string Class, double[] Values);
