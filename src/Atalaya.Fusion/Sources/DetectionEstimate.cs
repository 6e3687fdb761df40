namespace Atalaya.Fusion.Sources;

/// <summary>How often a radar sees what it could see.</summary>
/// <param name="Probability">Of a plot in a turn, as the tracker uses it: what was counted, drawn to the sensor's mean and to what is configured.</param>
/// <param name="Turns">Turns that were counted, the older ones at half: what the probability is worth; 0 = none, it is the prior.</param>
public readonly record struct DetectionEstimate(double Probability, double Turns);
