using Atalaya.Core.Geodesy;
using Atalaya.Core.Time;
using Atalaya.Scenarios;

namespace Atalaya.Benchmarks.Behaving;

/// <summary>Where every object of a scenario was in each second.</summary>
sealed class TruthTable(Instant start) : ITruthObserver
{
    readonly Dictionary<int, TruthPath> _paths = [];
    readonly Dictionary<ulong, TruthPath> _byKey = [];
    readonly LocalFrame _frame = new(GeodeticPosition.FromDegrees(10.5, -61.9, 0));

    public IEnumerable<TruthPath> Paths => _paths.Values;

    public LocalFrame Frame => _frame;

    public void Observe(Instant time, ScenarioObject thing, in TruthState state)
    {
        if (!_paths.TryGetValue(thing.Id, out TruthPath? path))
        {
            _paths[thing.Id] = path = new TruthPath(thing, SecondOf(time));
            if (thing.Mmsi != 0) _byKey[thing.Mmsi] = path;
            if (thing.Address != 0) _byKey[1UL << 32 | thing.Address] = path;
        }

        (double east, double north) = _frame.Project(state.Latitude, state.Longitude);
        path.Add(new TruthPoint((float)east, (float)north, (float)state.Height, (float)state.VelocityEast, (float)state.VelocityNorth));
    }

    public int SecondOf(Instant time) => (int)Math.Floor(time.SecondsSince(start) + 1e-6);

    /// <summary>The object of an identity, or the one nearest to the place; null = none within 1 km.</summary>
    public TruthPath? Find(ulong key, double east, double north, int second)
    {
        if (key != 0 && _byKey.TryGetValue(key, out TruthPath? known)) return known;
        TruthPath? nearest = null;
        double best = 1000;
        foreach (TruthPath path in _paths.Values)
        {
            if (path.At(second) is not { } point) continue;
            double distance = Math.Sqrt((point.East - east) * (point.East - east) + (point.North - north) * (point.North - north));
            if (distance < best) (best, nearest) = (distance, path);
        }

        return nearest;
    }
}
