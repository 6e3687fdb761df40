using Atalaya.Scenarios;

namespace Atalaya.Benchmarks.Behaving;

/// <summary>The course of one object, a point a second.</summary>
sealed class TruthPath(ScenarioObject thing, int first)
{
    readonly List<TruthPoint> _points = [];

    public ScenarioObject Thing => thing;
    public int First => first;
    public int Last => first + _points.Count - 1;

    public void Add(TruthPoint point) => _points.Add(point);

    public TruthPoint? At(int second) => second >= first && second <= Last ? _points[second - first] : null;

    /// <summary>How much longer the way between two seconds was than the straight line.</summary>
    public double PathRatio(int from, int to)
    {
        (from, to) = (Math.Max(from, first), Math.Min(to, Last));
        if (to <= from) return 0;
        double length = 0;
        for (int second = from; second < to; second++) length += Distance(_points[second - first], _points[second + 1 - first]);
        return length / Math.Max(Distance(_points[from - first], _points[to - first]), 1);
    }

    static double Distance(in TruthPoint one, in TruthPoint other) => Math.Sqrt((one.East - other.East) * (one.East - other.East) + (one.North - other.North) * (one.North - other.North));

    /// <summary>The least distance to another from one second to another, when, and the height between them then.</summary>
    public (double Distance, int Second, double Vertical) Closest(TruthPath other, int from, int to)
    {
        (double best, int at, double vertical) = (double.PositiveInfinity, -1, 0);
        for (int second = Math.Max(from, Math.Max(first, other.First)); second <= Math.Min(to, Math.Min(Last, other.Last)); second++)
        {
            TruthPoint here = _points[second - first], there = other._points[second - other.First];
            double east = here.East - there.East, north = here.North - there.North, distance = east * east + north * north;
            if (distance < best) (best, at, vertical) = (distance, second, Math.Abs(here.Height - there.Height));
        }

        return (Math.Sqrt(best), at, vertical);
    }

    /// <summary>They are within both distances at one time.</summary>
    public bool LosesSeparation(TruthPath other, int from, int to, double distance, double height)
    {
        for (int second = Math.Max(from, Math.Max(first, other.First)); second <= Math.Min(to, Math.Min(Last, other.Last)); second++)
        {
            TruthPoint here = _points[second - first], there = other._points[second - other.First];
            double east = here.East - there.East, north = here.North - there.North;
            if (Math.Abs(here.Height - there.Height) < height && east * east + north * north < distance * distance) return true;
        }

        return false;
    }
}
