namespace Atalaya.Scenarios.Evaluation.Scoring;

/// <summary>How one object was tracked.</summary>
/// <param name="StartDelaySeconds">NaN = never tracked.</param>
/// <param name="LongestGapSeconds">NaN = never tracked.</param>
/// <param name="PositionRms">NaN = never tracked.</param>
public sealed record ObjectFigures(
    string Name,
    double FirstSeconds,
    double LastSeconds,
    int Times,
    int MatchedTimes,
    double StartDelaySeconds,
    double LongestGapSeconds,
    int Switches,
    int Fragments,
    double PositionRms)
{
    /// <summary>Times with a track / times.</summary>
    public double Completeness => Times > 0 ? (double)MatchedTimes / Times : 0;
}
