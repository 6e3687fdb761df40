using Atalaya.Core.Numerics;
using Atalaya.Scenarios.Motion;

namespace Atalaya.Scenarios.Trials;

/// <summary>Round trips about the site of a trial.</summary>
static class TrialRoute
{
    /// <summary>Waypoints round the site at random distances, flown one way or the other.</summary>
    public static RouteMotion Round(RouteBuilder builder, double nearMeters, double farMeters, double speed, double height, ref RandomStream random)
    {
        var nodes = new RouteNode[5 + random.Below(3)];
        double first = random.Uniform(0, 2 * Math.PI);
        double step = 2 * Math.PI / nodes.Length * (random.Chance(0.5) ? 1 : -1);
        for (int i = 0; i < nodes.Length; i++)
        {
            (double sin, double cos) = StableMath.SinCos(first + step * (i + random.Uniform(-0.2, 0.2)));
            double distance = random.Uniform(nearMeters, farMeters);
            nodes[i] = new RouteNode(TrialScenario.CenterX + distance * sin, distance * cos, speed, height);
        }

        return builder.Build(nodes, loop: true);
    }
}
