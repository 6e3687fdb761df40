namespace Atalaya.Scenarios.Evaluation.Trajectories;

/// <summary>A stretch of time of an object or of a track, both ends included.</summary>
readonly record struct HoldPlace(bool IsTrack, int Number, int From, int To);
