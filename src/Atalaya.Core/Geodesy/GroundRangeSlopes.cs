namespace Atalaya.Core.Geodesy;

/// <summary>Partial derivatives of the distance along the ground: by slant range, and by target height. They carry the sigmas of both into the plane.</summary>
public readonly record struct GroundRangeSlopes(double PerSlantRange, double PerHeight);
