using Atalaya.Core.Geodesy;
using Atalaya.Core.Numerics;

namespace Atalaya.Integrity.Rules;

/// <summary>
/// Tells whether a place lies in an area. Of a polygon that crosses itself, what is enclosed an odd number of times is inside. A border is the great
/// circle of a sphere with the corners' latitudes and longitudes: it lies off the shortest line on the ellipsoid by at most 3 m on 100 km and 60 m
/// on 500 km. Circles are right within a millimetre.
/// </summary>
sealed class AreaShape
{
    const double MeanRadiusMeters = 6_371_000;

    /// <summary>Distances on the sphere and on the ellipsoid differ by less than this part.</summary>
    const double SphereError = 0.01;

    readonly AlertArea _area;
    readonly SpherePoint[] _corners, _normals;
    readonly SpherePoint _middle;
    readonly double _outsideChordSquared, _insideChordSquared;
    readonly bool _isNorthPoleInside;

    public AreaShape(AlertArea area)
    {
        _area = area;
        _corners = [.. (area.Polygon ?? [area.Center!]).Select(static place => new SpherePoint(Radians(place[0]), Angle.NormalizePlusMinusPi(Radians(place[1]))))];
        _normals = new SpherePoint[_corners.Length];
        for (int i = 0; i < _corners.Length; i++) _normals[i] = _corners[i].Cross(_corners[(i + 1) % _corners.Length]);
        _middle = SpherePoint.Middle(_corners);
        if (area.RadiusMeters is { } radius)
        {
            _outsideChordSquared = ChordSquared(radius * (1 + SphereError));
            _insideChordSquared = ChordSquared(radius * (1 - SphereError));
            return;
        }

        // A cap of less than half the sphere that holds all corners holds all of the area.
        double farthest = 0;
        foreach (SpherePoint corner in _corners) farthest = Math.Max(farthest, _middle.ChordSquared(corner));
        _outsideChordSquared = farthest < 1.9 ? farthest + 1e-9 : 5;
        _isNorthPoleInside = WindsRoundPole() && _middle.Z > 0;
    }

    /// <summary>False = a place is farther than so many metres from all of the area; true = it may be nearer.</summary>
    public bool MayBeWithin(in SpherePoint place, double distanceMeters)
    {
        double reach = _area.RadiusMeters ?? (_outsideChordSquared < 4 ? 1.6 * MeanRadiusMeters * Math.Sqrt(_outsideChordSquared) : double.MaxValue / 4);
        return _middle.ChordSquared(place) <= ChordSquared((reach + distanceMeters) * (1 + SphereError));
    }

    public bool Contains(in SpherePoint place)
    {
        double chordSquared = _middle.ChordSquared(place);
        if (chordSquared > _outsideChordSquared) return false;
        if (_area.RadiusMeters is not { } radius) return IsEnclosed(place);
        if (chordSquared < _insideChordSquared) return true;
        GeodeticPosition center = new(_corners[0].Latitude, _corners[0].Longitude, 0);
        return Geodesic.Inverse(center, new GeodeticPosition(place.Latitude, place.Longitude, 0)).DistanceMeters <= radius;
    }

    /// <summary>A height that is not known counts as within the limits: what hides its height does not hide itself.</summary>
    public static bool IsWithinHeights(AlertArea area, double? heightMeters) => heightMeters is not { } height || !(height < area.FloorMeters || height > area.CeilingMeters);

    public bool IsWithinHeights(double? heightMeters) => IsWithinHeights(_area, heightMeters);

    /// <summary>Counts the borders between the place and the north pole along its meridian.</summary>
    bool IsEnclosed(in SpherePoint place)
    {
        bool isInside = _isNorthPoleInside;
        ReadOnlySpan<SpherePoint> corners = _corners;
        double from = Angle.NormalizePlusMinusPi(corners[^1].Longitude - place.Longitude);
        for (int i = 0; i < corners.Length; i++)
        {
            double to = Angle.NormalizePlusMinusPi(corners[i].Longitude - place.Longitude);
            bool crossesMeridian = from <= 0 != to <= 0 && Math.Abs(to - from) < Math.PI;
            ref readonly SpherePoint normal = ref _normals[i == 0 ? corners.Length - 1 : i - 1];
            if (crossesMeridian && normal.Dot(place) < 0 == to > from) isInside = !isInside;
            from = to;
        }

        return isInside;
    }

    bool WindsRoundPole()
    {
        double turned = 0;
        for (int i = 0; i < _corners.Length; i++) turned += Angle.NormalizePlusMinusPi(_corners[(i + 1) % _corners.Length].Longitude - _corners[i].Longitude);
        return Math.Abs(turned) > Math.PI;
    }

    static double ChordSquared(double distanceMeters)
    {
        double half = Math.Min(distanceMeters / MeanRadiusMeters / 2, Math.PI / 2);
        double sine = StableMath.SinCos(half).Sin;
        return 4 * sine * sine;
    }

    static double Radians(double degrees) => degrees * GeodeticPosition.RadiansPerDegree;
}
