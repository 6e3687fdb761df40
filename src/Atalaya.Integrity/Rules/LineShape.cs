using Atalaya.Core.Geodesy;

namespace Atalaya.Integrity.Rules;

/// <summary>A line of great circles on the sphere: how far a place is from it, and whether a short way crosses it.</summary>
sealed class LineShape
{
    const double MeanRadiusMeters = 6_371_000;

    readonly SpherePoint[] _corners, _normals;
    readonly SpherePoint _middle;
    readonly double _reachMeters;

    public LineShape(IReadOnlyList<double[]> corners)
    {
        _corners = [.. corners.Select(static place => new SpherePoint(place[0] * GeodeticPosition.RadiansPerDegree, place[1] * GeodeticPosition.RadiansPerDegree))];
        _normals = new SpherePoint[_corners.Length - 1];
        for (int i = 0; i < _normals.Length; i++) _normals[i] = _corners[i].Cross(_corners[i + 1]);
        _middle = SpherePoint.Middle(_corners);
        foreach (SpherePoint corner in _corners) _reachMeters = Math.Max(_reachMeters, 1.6 * MeanRadiusMeters * Math.Sqrt(_middle.ChordSquared(corner)));
    }

    /// <summary>True = the place is farther away than that, or nearly so.</summary>
    public bool IsClear(in SpherePoint place, double distanceMeters)
    {
        double chord = MeanRadiusMeters * Math.Sqrt(_middle.ChordSquared(place));
        if (chord > _reachMeters + distanceMeters) return true;
        double distance = distanceMeters / MeanRadiusMeters, squared = distance * distance;
        foreach (ref readonly SpherePoint corner in _corners.AsSpan())
            if (corner.ChordSquared(place) < squared) return false;
        for (int i = 0; i < _normals.Length; i++)
        {
            ref readonly SpherePoint normal = ref _normals[i];
            double length = Math.Sqrt(normal.Dot(normal));
            if (length > 0 && Math.Abs(normal.Dot(place)) < distance * length && IsBeside(normal, _corners[i], _corners[i + 1], place)) return false;
        }

        return true;
    }

    /// <summary>The foot of the place on the great circle lies between the corners.</summary>
    static bool IsBeside(in SpherePoint normal, in SpherePoint from, in SpherePoint to, in SpherePoint place) =>
        normal.Cross(from).Dot(place) >= 0 && to.Cross(normal).Dot(place) >= 0;

    /// <summary>The side on which a way from one place to another, of less than a quarter round the Earth, ends if it crosses the line; null = it does not, or back again.</summary>
    public LineSide? Crossing(in SpherePoint from, in SpherePoint to)
    {
        double way = MeanRadiusMeters * Math.Sqrt(from.ChordSquared(to));
        if (MeanRadiusMeters * Math.Sqrt(_middle.ChordSquared(to)) > _reachMeters + way) return null;
        SpherePoint normal = from.Cross(to);
        int net = 0;
        for (int i = 0; i < _normals.Length; i++)
        {
            bool wasLeft = _normals[i].Dot(from) > 0, isLeft = _normals[i].Dot(to) > 0;
            if (wasLeft == isLeft) continue;
            bool isFirstLeft = normal.Dot(_corners[i]) > 0, isLastLeft = normal.Dot(_corners[i + 1]) > 0;

            // The antipodes of a crossing fulfil the first two tests as well, with the corners the other way round.
            if (isFirstLeft == isLastLeft || isFirstLeft != isLeft) continue;
            net += isLeft ? 1 : -1;
        }

        return net == 0 ? null : net > 0 ? LineSide.Left : LineSide.Right;
    }
}
