using Atalaya.Core.Numerics;
using Atalaya.Scenarios.Events;
using Atalaya.Scenarios.Motion;

namespace Atalaya.Scenarios.Traffic;

/// <summary>One of the aircraft: the first sixty fly the routes, those a larger scale adds cross the area on random lines.</summary>
sealed class AircraftSlot(ulong seed, int number) : TrafficSlot(seed, number)
{
    public const int BaseCount = 60;

    /// <summary>From this number to the sixtieth: aircraft of the events, in slots of their own.</summary>
    public const int FirstActor = 58;

    public const int IdBase = 100_000_000;

    const int FirstOverflight = 18, FirstRegional = 30, FirstHelicopter = 44, FirstCircuit = 50;
    const int Patrol = 49;
    const double CircuitsApart = 4500;
    const double AreaRadius = 210_000;
    const double LowAreaRadius = 90_000;

    public override ScenarioObject Create(int generation, double birthSeconds)
    {
        var motionRandom = new RandomStream(Seed, RandomPurpose.Motion, (ulong)Number, (uint)generation | 1UL << 32);
        bool low = false;
        RouteMotion motion = Number < BaseCount ? OnRoute(generation, ref motionRandom) : OnLine(ref motionRandom, out low);
        double share = Number < BaseCount ? 0.08 + 0.8 * (Number * 0.618034 % 1) : motionRandom.Uniform(0.02, 0.95);
        double offset = generation == 0 ? share * motion.LengthSeconds : 0;
        bool helicopter = Number < BaseCount && Number is >= FirstHelicopter and < FirstCircuit;
        bool light = Number < BaseCount ? Number >= FirstCircuit : low;
        AircraftIdentity identity = AircraftIdentity.For(Seed, Number, generation, helicopter, light);
        return new ScenarioObject(IdBase + Number * 1000 + generation % 1000, helicopter ? ObjectKind.Helicopter : ObjectKind.Aircraft, motion, birthSeconds, offset)
        {
            Transponder = TransponderOf(Number),
            Address = identity.Address,
            Mode3A = identity.Mode3A,
            Callsign = identity.Callsign,
            EmitterCategory = helicopter ? (byte)0xA7 : light ? (byte)0xA1 : Number is >= FirstRegional and < FirstHelicopter ? (byte)0xA2 : (byte)0xA3,
        };
    }

    static TransponderKind TransponderOf(int number) => (number % BaseCount) switch
    {
        51 or 52 or 54 or 56 => TransponderKind.ModeAC,
        17 or 29 or 35 or 41 or 46 or 50 or 57 => TransponderKind.ModeS,
        _ => TransponderKind.AdsB,
    };

    RouteMotion OnRoute(int generation, ref RandomStream random)
    {
        (Waypoint[] route, bool loop, bool offset) = Number switch
        {
            < FirstOverflight => (Pick(AircraftRoutes.Airliner, Number + generation), false, false),
            < FirstRegional => (Pick(AircraftRoutes.Overflight, Number + generation * 3), false, true),
            < FirstHelicopter => (Pick(AircraftRoutes.Regional, Number + generation), false, false),
            < Patrol => (Pick(AircraftRoutes.Helicopter, Number + generation), false, false),
            _ => (Pick(AircraftRoutes.Circuit, Number - Patrol), true, false),
        };
        double east = offset ? random.Uniform(-9000, 9000) : random.Uniform(-60, 60);
        double north = offset ? random.Uniform(-9000, 9000) : random.Uniform(-60, 60);
        double feet = offset ? 2000 * random.Below(4) : 0;
        if (Number >= FirstCircuit)
        {
            int lap = (Number - Patrol) / AircraftRoutes.Circuit.Length;
            north -= lap * CircuitsApart;
            feet = 500 * lap;
        }

        var nodes = new RouteNode[route.Length];
        for (int i = 0; i < nodes.Length; i++) nodes[i] = route[i].ToAircraftNode(east, north, feet);
        return RouteBuilder.ForAircraft().Build(nodes, loop);
    }

    /// <summary>An aircraft of an event: from its route's first waypoint at birth.</summary>
    public static ScenarioObject ForActor(ulong seed, int number, int generation, double birthSeconds, Waypoint[] route, ScenarioRole role)
    {
        var nodes = new RouteNode[route.Length];
        for (int i = 0; i < nodes.Length; i++) nodes[i] = route[i].ToAircraftNode();
        AircraftIdentity identity = AircraftIdentity.For(seed, number, generation, helicopter: false, light: false);
        return new ScenarioObject(IdBase + number * 1000 + generation % 1000, ObjectKind.Aircraft, RouteBuilder.ForAircraft().Build(nodes, loop: false), birthSeconds, 0)
        {
            Transponder = TransponderKind.AdsB,
            Address = identity.Address,
            Mode3A = identity.Mode3A,
            Callsign = identity.Callsign,
            EmitterCategory = 0xA3,
            Role = role,
        };
    }

    static Waypoint[] Pick(Waypoint[][] routes, int index) => routes[index % routes.Length];

    /// <summary>A line across the area with a bend in the middle: three quarters high and fast, the others low and slow.</summary>
    static RouteMotion OnLine(ref RandomStream random, out bool low)
    {
        low = random.Chance(0.25);
        double radius = low ? LowAreaRadius : AreaRadius;
        double speed = low ? random.Uniform(50, 75) : random.Uniform(190, 245);
        double height = Atmosphere.SeaLevelHeight(low ? 152.4 * random.Below(12) + 900 : 609.6 * random.Below(14) + 4572);
        double enter = random.Uniform(0, 2 * Math.PI);
        double leave = enter + random.Uniform(1.8, 4.5);
        (double enterX, double enterY) = StableMath.SinCos(enter);
        (double leaveX, double leaveY) = StableMath.SinCos(leave);
        ReadOnlySpan<RouteNode> nodes =
        [
            new(radius * enterX, radius * enterY, speed, height),
            new(random.Uniform(-0.4, 0.4) * radius, random.Uniform(-0.4, 0.4) * radius, speed, height),
            new(radius * leaveX, radius * leaveY, speed, height),
        ];
        return RouteBuilder.ForAircraft().Build(nodes, loop: false);
    }
}
