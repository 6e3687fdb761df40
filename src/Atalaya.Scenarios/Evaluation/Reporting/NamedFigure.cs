namespace Atalaya.Scenarios.Evaluation.Reporting;

/// <summary>A figure under the name that programs read; NaN = there is nothing to tell it from.</summary>
/// <param name="IsCount">A whole number.</param>
public readonly record struct NamedFigure(string Name, double Value, bool IsCount = false);
