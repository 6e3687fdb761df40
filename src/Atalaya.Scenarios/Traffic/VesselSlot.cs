using Atalaya.Core.Geodesy;
using Atalaya.Core.Numerics;
using Atalaya.Scenarios.Motion;

namespace Atalaya.Scenarios.Traffic;

/// <summary>One of the vessels: a hundred and fifty roles, repeated at larger scales on other lines and at other places.</summary>
sealed class VesselSlot(ulong seed, int number) : TrafficSlot(seed, number)
{
    public const int BaseCount = 150;

    /// <summary>From this number to the last: the boats that meet, in slots of their own.</summary>
    public const int FirstActor = 148;

    public const int IdBase = 200_000_000;

    const double GoldenAngle = 2.399963229728653;

    // Role, and the first of the numbers that has it.
    static readonly (int First, VesselRole Role)[] Roles =
    [
        (0, VesselRole.Ferry), (6, VesselRole.Transit), (34, VesselRole.Anchored), (68, VesselRole.Work), (82, VesselRole.Patrol),
        (86, VesselRole.Fishing), (120, VesselRole.Leisure), (139, VesselRole.Dark), (BaseCount, VesselRole.Dark),
    ];

    bool IsExtra => Number >= BaseCount;

    public override ScenarioObject Create(int generation, double birthSeconds)
    {
        var random = new RandomStream(Seed, RandomPurpose.Motion, (ulong)Number, (uint)generation | 2UL << 32);
        (VesselRole role, int index) = RoleOf(Number % BaseCount);
        VesselIdentity identity = VesselIdentity.For(Seed, Number, generation, role);
        double length = identity.LengthMeters;
        double offset = 0;
        IMotion motion;
        if (role == VesselRole.Anchored)
        {
            motion = AtAnchor(index, ref random);
        }
        else
        {
            RouteMotion route = role switch
            {
                VesselRole.Ferry => OnFerryLine(index, length, ref random),
                VesselRole.Transit => InTransit(index, generation, length, ref random),
                _ => RoundAbout(GroundOf(role, index), length, role, ref random),
            };
            double share = role == VesselRole.Transit ? 0.05 + 0.7 * ((index * 0.618034 + (IsExtra ? random.Uniform() : 0)) % 1) : random.Uniform();
            if (generation == 0) offset = share * route.LengthSeconds;
            motion = route;
        }

        return identity.ToObject(IdBase + Number * 1000 + generation % 1000, motion, birthSeconds, offset);
    }

    static (VesselRole Role, int Index) RoleOf(int number)
    {
        int i = 0;
        while (Roles[i + 1].First <= number) i++;
        return (Roles[i].Role, number - Roles[i].First);
    }

    RouteMotion OnFerryLine(int index, double length, ref RandomStream random)
    {
        Waypoint[] line = VesselRoutes.Ferry[index is 3 or 5 ? 1 : 0];
        double side = IsExtra ? random.Uniform(-300, 300) : 12 * index;
        return Build(line, reversed: false, side, length, loop: true);
    }

    RouteMotion InTransit(int index, int generation, double length, ref RandomStream random)
    {
        Waypoint[] lane = VesselRoutes.Transit[index % VesselRoutes.Transit.Length];
        bool reversed = ((index + generation + index / VesselRoutes.Transit.Length) & 1) == 1;
        double side = (reversed ? 250 : -250) + random.Uniform(-120, 120);
        return Build(lane, reversed, side, length, loop: false);
    }

    /// <summary>Follows waypoints shifted sideways; the ends, where berths are, stay in place.</summary>
    static RouteMotion Build(Waypoint[] waypoints, bool reversed, double eastMeters, double length, bool loop)
    {
        var nodes = new RouteNode[waypoints.Length];
        for (int i = 0; i < nodes.Length; i++)
        {
            Waypoint waypoint = waypoints[reversed ? nodes.Length - 1 - i : i];
            nodes[i] = waypoint.ToVesselNode(waypoint.DwellSeconds > 0 ? 0 : eastMeters);
        }

        return RouteBuilder.ForVessel(length).Build(nodes, loop);
    }

    AnchorMotion AtAnchor(int index, ref RandomStream random)
    {
        (double latitude, double longitude, double radius) = VesselRoutes.Anchorage[index % VesselRoutes.Anchorage.Length];
        if (IsExtra) (latitude, longitude) = AnyWater(ref random);
        (double x, double y) = StraitPlane.FromDegrees(latitude, longitude);
        double distance = IsExtra ? 0 : radius * Math.Sqrt((index / 3 + 0.5) / 12);
        (double sin, double cos) = StableMath.SinCos(index / 3 * GoldenAngle);
        // The trade wind: bows to the east-north-east.
        double course = 1.2 + random.Uniform(-0.2, 0.2);
        return new AnchorMotion(x + distance * sin, y + distance * cos, random.Uniform(90, 220), course, random.Uniform(0, 2 * Math.PI));
    }

    (double Latitude, double Longitude, double Radius) GroundOf(VesselRole role, int index)
    {
        (double Latitude, double Longitude, double Radius)[] grounds = role switch
        {
            VesselRole.Work => VesselRoutes.Work,
            VesselRole.Patrol => VesselRoutes.Patrol,
            VesselRole.Leisure => VesselRoutes.Leisure,
            _ => VesselRoutes.Fishing,
        };
        return grounds[(index + (role == VesselRole.Dark ? 1 : 0)) % grounds.Length];
    }

    /// <summary>A round trip over five to nine places of a ground, all of it on water.</summary>
    RouteMotion RoundAbout((double Latitude, double Longitude, double Radius) ground, double length, VesselRole role, ref RandomStream random)
    {
        (double low, double high) = Knots(role);
        Span<Waypoint> places = stackalloc Waypoint[9];
        while (true)
        {
            (double latitude, double longitude) = IsExtra ? AnyWater(ref random) : (ground.Latitude, ground.Longitude);
            double size = random.Uniform(0.35, 1) * (IsExtra ? Math.Min(ground.Radius, 5000) : ground.Radius);
            int count = 5 + random.Below(5);
            double turn = random.Chance(0.5) ? 2 * Math.PI / count : -2 * Math.PI / count;
            double first = random.Uniform(0, 2 * Math.PI);
            for (int i = 0; i < count; i++)
            {
                (double sin, double cos) = StableMath.SinCos(first + turn * (i + random.Uniform(-0.3, 0.3)));
                double distance = size * random.Uniform(0.4, 1);
                double north = distance * cos / 110_600;
                double east = distance * sin / (111_300 * StableMath.Cos(latitude * GeodeticPosition.RadiansPerDegree));
                places[i] = new Waypoint(latitude + north, longitude + east, random.Uniform(low, high));
            }

            if (IsOnWater(places[..count])) return Build(places[..count].ToArray(), reversed: false, 0, length, loop: true);
        }
    }

    static bool IsOnWater(ReadOnlySpan<Waypoint> places)
    {
        for (int i = 0; i < places.Length; i++)
        {
            Waypoint from = places[i];
            Waypoint to = places[(i + 1) % places.Length];
            if (!StraitWater.ContainsLine(from.Latitude, from.Longitude, to.Latitude, to.Longitude)) return false;
        }

        return true;
    }

    static (double Low, double High) Knots(VesselRole role) => role switch
    {
        VesselRole.Work => (4, 9),
        VesselRole.Patrol => (10, 22),
        VesselRole.Leisure => (3, 7),
        VesselRole.Dark => (4, 18),
        _ => (2.2, 7),
    };

    static (double Latitude, double Longitude) AnyWater(ref RandomStream random)
    {
        while (true)
        {
            double latitude = random.Uniform(10.05, 10.68);
            double longitude = random.Uniform(-62.50, -61.50);
            if (StraitWater.Contains(latitude, longitude)) return (latitude, longitude);
        }
    }
}
