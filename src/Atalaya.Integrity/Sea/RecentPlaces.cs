using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Sea;

/// <summary>Places of the last findings on all vessels: several in one neighbourhood are no faults of their own.</summary>
sealed class RecentPlaces(double memorySeconds, double reachMeters)
{
    const int Most = 64;

    readonly (uint Mmsi, Instant Time, double Latitude, double Longitude)[] _places = new (uint, Instant, double, double)[Most];
    int _next;

    public void Add(uint mmsi, Instant time, double latitude, double longitude)
    {
        _places[_next] = (mmsi, time, latitude, longitude);
        _next = (_next + 1) % Most;
    }

    /// <summary>Vessels with a finding near the place lately.</summary>
    public int CountAround(double latitude, double longitude, Instant now)
    {
        int count = 0;
        for (int i = 0; i < Most; i++)
        {
            if (!IsNear(i, latitude, longitude, now)) continue;
            bool isFirst = true;
            for (int k = 0; k < i && isFirst; k++) isFirst = _places[k].Mmsi != _places[i].Mmsi || !IsNear(k, latitude, longitude, now);
            if (isFirst) count++;
        }

        return count;
    }

    bool IsNear(int index, double latitude, double longitude, Instant now) => _places[index].Mmsi != 0 && now.SecondsSince(_places[index].Time) <= memorySeconds
        && AisStatement.Distance(_places[index].Latitude, _places[index].Longitude, latitude, longitude) <= reachMeters;

    public void Save(StateWriter writer)
    {
        writer.Write(_next);
        foreach ((uint mmsi, Instant time, double latitude, double longitude) in _places)
        {
            writer.Write(mmsi);
            writer.Write(time.UnixNanoseconds);
            writer.Write(latitude);
            writer.Write(longitude);
        }
    }

    public void Load(ref StateReader reader)
    {
        _next = reader.ReadInt32();
        if ((uint)_next >= Most) throw new InvalidDataException("state: a place that is none");
        for (int i = 0; i < Most; i++) _places[i] = (reader.ReadUInt32(), new Instant(reader.ReadInt64()), reader.ReadDouble(), reader.ReadDouble());
    }
}
