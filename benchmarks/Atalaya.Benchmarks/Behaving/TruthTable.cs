using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Scenarios;

namespace Atalaya.Benchmarks.Behaving;

/// <summary>Where every object of a scenario was in each second.</summary>
sealed class TruthTable(Instant start) : ITruthObserver
{
    readonly Dictionary<int, TruthPath> _paths = [];
    readonly Dictionary<ulong, TruthPath> _byKey = [];
    readonly LocalFrame _frame = new(GeodeticPosition.FromDegrees(10.5, -61.9, 0));

    public IEnumerable<TruthPath> Paths => _paths.Values;

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

    int SecondOf(Instant time) => (int)Math.Floor(time.SecondsSince(start) + 1e-6);

    /// <summary>The object of a track's identity, or of its domain the one nearest to where it is now; null = none within 1 km.</summary>
    public TruthPath? Find(in Track track, int second)
    {
        ulong key = track.Identity.Mmsi != 0 ? track.Identity.Mmsi : track.Identity.HasAddress ? 1UL << 32 | track.Identity.Address : 0;
        if (key != 0 && _byKey.TryGetValue(key, out TruthPath? known)) return known;
        (double east, double north) = _frame.Project(track.Latitude, track.Longitude);
        double since = start.PlusSeconds(second).SecondsSince(track.Time);
        if (!float.IsNaN(track.VelocityNorth)) (east, north) = (east + since * track.VelocityEast, north + since * track.VelocityNorth);
        TruthPath? nearest = null;
        double best = 1000;
        foreach (TruthPath path in _paths.Values)
        {
            if (path.At(second) is not { } point || (track.Domain != Domain.Unknown && (track.Domain is Domain.Air or Domain.Drone) != IsAir(path.Thing))) continue;
            double distance = Math.Sqrt((point.East - east) * (point.East - east) + (point.North - north) * (point.North - north));
            if (distance < best) (best, nearest) = (distance, path);
        }

        return nearest;
    }

    static bool IsAir(ScenarioObject thing) => thing.Kind is ObjectKind.Aircraft or ObjectKind.Helicopter or ObjectKind.Drone;
}
