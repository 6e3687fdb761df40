namespace Atalaya.Scenarios.Evaluation.Scoring;

/// <summary>How far a set of tracks is from a set of objects at one time.</summary>
/// <param name="LocalisationPower">Sum of error^p over the matched pairs.</param>
/// <param name="Missed">Objects without a track.</param>
/// <param name="False">Tracks without an object.</param>
/// <param name="Gospa">Generalized optimal sub-pattern assignment metric, alpha 2, in metres.</param>
/// <param name="Ospa">Optimal sub-pattern assignment metric, in metres.</param>
public readonly record struct SetError(double LocalisationPower, int Missed, int False, double Gospa, double Ospa);
