using Atalaya.Core.Geodesy;
using Atalaya.Core.Time;
using Atalaya.Scenarios;

namespace Atalaya.Benchmarks.Integrity;

/// <summary>Where every vessel truly was in the last seconds, and whether its AIS was on.</summary>
sealed class SeaTruth : ITruthObserver
{
    readonly Dictionary<int, (ScenarioObject Thing, TruthState State, Instant Time)> _vessels = [];
    readonly Dictionary<uint, (Instant From, Instant To)> _off = [];

    /// <summary>MMSI of the vessels that switched AIS off, once for each time.</summary>
    public List<(uint Mmsi, Instant From, Instant To)> Silences { get; } = [];

    public void Observe(Instant time, ScenarioObject thing, in TruthState state)
    {
        if (thing.Kind == ObjectKind.Vessel) _vessels[thing.Id] = (thing, state, time);
    }

    public void Observe(Instant time, in TruthEvent beginning)
    {
        if (beginning is not { Name: "ais-off", Thing: { } thing }) return;
        Silences.Add((thing.Mmsi, time, time.PlusSeconds(beginning.Seconds)));
        _off[thing.Mmsi] = (time, time.PlusSeconds(beginning.Seconds));
    }

    /// <summary>True if the vessel's AIS is off, or was a minute ago.</summary>
    public bool IsOff(uint mmsi, Instant now) => _off.TryGetValue(mmsi, out (Instant From, Instant To) off) && now >= off.From && now <= off.To.PlusSeconds(60);

    /// <summary>True if the vessel has reached the edge of the simulated world, or its berth, and is no more: a silence that is real and no fault of the vessel's.</summary>
    public bool HasEnded(uint mmsi, Instant now)
    {
        foreach ((ScenarioObject thing, _, Instant time) in _vessels.Values)
            if (thing.Mmsi == mmsi && now.SecondsSince(time) < 5) return false;
        return true;
    }

    public bool WasJammed(uint mmsi, Instant now)
    {
        foreach ((ScenarioObject thing, TruthState state, Instant time) in _vessels.Values)
            if (thing.Mmsi == mmsi && now.SecondsSince(time) < 120) return state.Situation.HasFlag(Situation.Jammed);
        return false;
    }

    /// <summary>The nearest vessel that sends no AIS: its distance in metres, infinite without one.</summary>
    public double NearestWithoutAis(double latitude, double longitude, Instant now)
    {
        double nearest = double.PositiveInfinity;
        EcefPosition place = Wgs84.ToEcef(new GeodeticPosition(latitude, longitude, 0));
        foreach ((ScenarioObject thing, TruthState state, Instant time) in _vessels.Values)
        {
            if (now.SecondsSince(time) > 5 || (thing.Ais != AisKind.None && !IsOff(thing.Mmsi, now))) continue;
            nearest = Math.Min(nearest, place.DistanceTo(Wgs84.ToEcef(new GeodeticPosition(state.Latitude, state.Longitude, 0))));
        }

        return nearest;
    }
}
