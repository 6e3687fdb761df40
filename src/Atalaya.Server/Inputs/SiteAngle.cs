namespace Atalaya.Server.Inputs;

/// <summary>A latitude or longitude as read.</summary>
/// <param name="Degrees">South and west are negative.</param>
/// <param name="Letter">N, S, E or W; null = none was written.</param>
readonly record struct SiteAngle(double Degrees, char? Letter);
