namespace Atalaya.Scenarios.Motion;

/// <summary>A waypoint: place on the plane, speed over it (m/s), height above sea level (m), and how long to stand there (s).</summary>
readonly record struct RouteNode(double X, double Y, double Speed, double Height, double DwellSeconds = 0);
