using Atalaya.Scenarios.Motion;

namespace Atalaya.Scenarios.Sensors;

/// <summary>The radio horizon over a smooth Earth of 4/3 the radius: 4.12 km × (√h1 + √h2), heights in metres above the sea.</summary>
static class LineOfSight
{
    public static bool Reaches(double antennaHeight, double height, double distance) =>
        distance < 4120 * (Root(antennaHeight) + Root(height));

    static double Root(double height) => Math.Sqrt(Math.Max(height - StraitPlane.GeoidHeight, 0));
}
