namespace Atalaya.Scenarios.Evaluation.Scoring;

/// <summary>What one scored time shows.</summary>
public readonly record struct TimeFigures(double TimeSeconds, SetError Error, int Truths, int Tracks);
