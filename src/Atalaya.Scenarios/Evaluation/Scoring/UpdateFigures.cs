namespace Atalaya.Scenarios.Evaluation.Scoring;

/// <summary>How steadily objects are tracked.</summary>
/// <param name="IntervalSeconds">Each object's life is cut into such intervals.</param>
/// <param name="ProbabilityOfUpdate">Intervals with a match / intervals.</param>
/// <param name="GapLimitSeconds">A longer gap between two matches, or between the last and the end of life, is a long one.</param>
/// <param name="LongGaps">How many there are.</param>
/// <param name="LongGapShare">Seconds in long gaps / life, of the objects that were ever tracked.</param>
/// <param name="LongestGapSeconds">The longest of all; NaN = nothing was tracked.</param>
/// <param name="StartDelayMeanSeconds">From an object's first time to its first match; NaN = nothing was tracked.</param>
/// <param name="NeverTracked">Objects without a single match.</param>
/// <param name="LargeErrorMeters">A larger error is a large one.</param>
/// <param name="LargeErrorRunShare">Matches in runs of three or more large errors / matches; NaN = nothing was tracked.</param>
public sealed record UpdateFigures(
    double IntervalSeconds,
    double ProbabilityOfUpdate,
    double GapLimitSeconds,
    int LongGaps,
    double LongGapShare,
    double LongestGapSeconds,
    double StartDelayMeanSeconds,
    int NeverTracked,
    double LargeErrorMeters,
    double LargeErrorRunShare);
