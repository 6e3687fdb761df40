using Atalaya.Scenarios.Motion;

namespace Atalaya.Scenarios.Traffic;

/// <summary>A long-range drone without transponder: 35 m/s at 300 m from the delta in the south-west across the gulf to the north-east.</summary>
sealed class DroneSlot(ulong seed, int number) : TrafficSlot(seed, number)
{
    public const int IdBase = 300_000_000;

    const double SpeedKnots = 35 * 3600 / 1852.0;
    const double StartShare = 0.33;

    static readonly Waypoint[] Route =
    [
        new(9.80, -62.62, SpeedKnots), new(10.14, -62.06, SpeedKnots), new(10.42, -61.68, SpeedKnots), new(10.56, -61.32, SpeedKnots), new(10.68, -60.70, SpeedKnots),
    ];

    public override ScenarioObject Create(int generation, double birthSeconds)
    {
        var random = new RandomStream(Seed, RandomPurpose.Motion, (ulong)Number, (uint)generation | 3UL << 32);
        double east = generation == 0 ? 0 : random.Uniform(-6000, 6000);
        var nodes = new RouteNode[Route.Length];
        for (int i = 0; i < nodes.Length; i++) nodes[i] = Route[i].ToVesselNode(east) with { Height = 300 };
        RouteMotion motion = RouteBuilder.ForAircraft().Build(nodes, loop: false);
        double offset = generation == 0 ? StartShare * motion.LengthSeconds : 0;
        return new ScenarioObject(IdBase + Number * 1000 + generation % 1000, ObjectKind.Drone, motion, birthSeconds, offset);
    }
}
