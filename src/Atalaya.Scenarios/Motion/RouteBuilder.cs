using Atalaya.Core.Numerics;

namespace Atalaya.Scenarios.Motion;

/// <summary>
/// Turns waypoints into legs: straight lines between, a circular arc inside each corner. Speed changes evenly and height linearly in
/// time along the lines; arcs are level and at the speed of their waypoint.
/// </summary>
sealed class RouteBuilder(double maxTurnRate, double maxLateralAcceleration)
{
    const double SmallestCorner = 0.005;

    /// <summary>Sharper than this is a reversal on the spot.</summary>
    const double SharpestCorner = 2.9;

    readonly List<RouteLeg> _legs = [];
    double _seconds;

    /// <summary>Standard rate (3°/s), at most 25° of bank.</summary>
    public static RouteBuilder ForAircraft() => new(0.0524, 4.57);

    public static RouteBuilder ForVessel(double lengthMeters) => new(lengthMeters > 100 ? 0.0044 : lengthMeters > 25 ? 0.02 : 0.06, 0.5);

    public RouteMotion Build(ReadOnlySpan<RouteNode> nodes, bool loop)
    {
        _legs.Clear();
        _seconds = 0;
        int legs = loop ? nodes.Length : nodes.Length - 1;
        double[] cuts = CornerCuts(nodes, loop);
        AddStop(nodes, 0);
        for (int i = 0; i < legs; i++)
        {
            int next = (i + 1) % nodes.Length;
            AddLine(nodes[i], nodes[next], cuts[i], cuts[next]);
            bool last = i == legs - 1;
            if (cuts[next] > 0) AddCorner(nodes[i], nodes[next], nodes[(next + 1) % nodes.Length], cuts[next]);
            if (!last) AddStop(nodes, next);
        }

        return new RouteMotion([.. _legs], loop);
    }

    /// <summary>How much of the lines each corner takes: radius × tan(half the turn), at most 0.45 of the shorter line.</summary>
    double[] CornerCuts(ReadOnlySpan<RouteNode> nodes, bool loop)
    {
        var cuts = new double[nodes.Length];
        for (int i = 0; i < nodes.Length; i++)
        {
            if (nodes[i].DwellSeconds > 0 || (!loop && (i == 0 || i == nodes.Length - 1))) continue;
            RouteNode before = nodes[(i + nodes.Length - 1) % nodes.Length];
            RouteNode after = nodes[(i + 1) % nodes.Length];
            double turn = Math.Abs(Turn(before, nodes[i], after));
            if (turn is < SmallestCorner or > SharpestCorner) continue;
            double speed = nodes[i].Speed;
            double radius = Math.Max(speed / maxTurnRate, speed * speed / maxLateralAcceleration);
            double shorter = Math.Min(Distance(before, nodes[i]), Distance(nodes[i], after));
            cuts[i] = Math.Min(radius * StableMath.Tan(turn / 2), 0.45 * shorter);
        }

        return cuts;
    }

    void AddStop(ReadOnlySpan<RouteNode> nodes, int index)
    {
        RouteNode node = nodes[index];
        if (node.DwellSeconds <= 0) return;
        double course = _legs.Count > 0 ? _legs[^1].Course : CourseOf(node, nodes[(index + 1) % nodes.Length]);
        Add(new RouteLeg { X = node.X, Y = node.Y, Course = course, Height = node.Height }, node.DwellSeconds);
    }

    void AddLine(in RouteNode from, in RouteNode to, double cutStart, double cutEnd)
    {
        double whole = Distance(from, to);
        double length = whole - cutStart - cutEnd;
        if (length <= 0) return;
        double directionX = (to.X - from.X) / whole;
        double directionY = (to.Y - from.Y) / whole;
        double startSpeed = from.DwellSeconds > 0 ? 0 : from.Speed;
        double endSpeed = to.DwellSeconds > 0 ? 0 : to.Speed;
        if (startSpeed + endSpeed == 0)
        {
            // From stop to stop: fastest half-way.
            var middle = new RouteNode((from.X + to.X) / 2, (from.Y + to.Y) / 2, Math.Max(from.Speed, to.Speed), (from.Height + to.Height) / 2);
            AddLine(from, middle, 0, 0);
            AddLine(middle, to, 0, 0);
            return;
        }

        double duration = 2 * length / (startSpeed + endSpeed);
        RouteLeg leg = new()
        {
            X = from.X + directionX * cutStart,
            Y = from.Y + directionY * cutStart,
            Course = CourseOf(from, to),
            DirectionX = directionX,
            DirectionY = directionY,
            Speed = startSpeed,
            Acceleration = (endSpeed - startSpeed) / duration,
            Height = from.Height,
            Climb = (to.Height - from.Height) / duration,
        };
        Add(leg, duration);
    }

    void AddCorner(in RouteNode before, in RouteNode at, in RouteNode after, double cut)
    {
        double turn = Turn(before, at, after);
        double radius = cut / StableMath.Tan(Math.Abs(turn) / 2);
        double signed = turn < 0 ? -radius : radius;
        double course = CourseOf(before, at);
        (double sin, double cos) = StableMath.SinCos(course);
        RouteLeg leg = new()
        {
            X = at.X - sin * cut + signed * cos,
            Y = at.Y - cos * cut - signed * sin,
            Course = course,
            SignedRadius = signed,
            Speed = at.Speed,
            Height = at.Height,
        };
        Add(leg, Math.Abs(turn) * radius / at.Speed);
    }

    void Add(RouteLeg leg, double duration)
    {
        leg.StartSeconds = _seconds;
        leg.DurationSeconds = duration;
        _seconds += duration;
        _legs.Add(leg);
    }

    static double Distance(in RouteNode from, in RouteNode to)
    {
        double x = to.X - from.X;
        double y = to.Y - from.Y;
        return Math.Sqrt(x * x + y * y);
    }

    static double CourseOf(in RouteNode from, in RouteNode to) => StableMath.Atan2(to.X - from.X, to.Y - from.Y);

    /// <summary>The change of course at a waypoint, -π to π, to the right positive.</summary>
    static double Turn(in RouteNode before, in RouteNode at, in RouteNode after)
    {
        double turn = CourseOf(at, after) - CourseOf(before, at);
        if (turn > Math.PI) turn -= 2 * Math.PI;
        if (turn < -Math.PI) turn += 2 * Math.PI;
        return turn;
    }
}
