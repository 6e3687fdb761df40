namespace Atalaya.Scenarios.Evaluation.Scoring;

/// <summary>Sums over all scored times.</summary>
/// <param name="Completeness">Objects with a track / objects.</param>
/// <param name="Ambiguity">Tracks that belong to an object / objects with a track; 1 is best.</param>
/// <param name="Spuriousness">Tracks that belong to none / tracks.</param>
/// <param name="PositionAccuracyMeters">Mean distance of a track from its object; NaN = no track belongs to one.</param>
/// <param name="NumberChangesPerSecond">Needless track numbers a second of tracked time; NaN = nothing was tracked.</param>
/// <param name="LongestTrackSegment">Longest time under one track number / life, both summed over objects.</param>
public sealed record SiapFigures(
    double Completeness,
    double Ambiguity,
    double Spuriousness,
    double PositionAccuracyMeters,
    double NumberChangesPerSecond,
    double LongestTrackSegment);
