namespace Atalaya.Core.Geodesy;

/// <summary>A shortest line on the ellipsoid. Azimuths in radians from north clockwise, both in the direction of travel.</summary>
public readonly record struct GeodesicLine(double DistanceMeters, double InitialAzimuth, double FinalAzimuth);
