using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Integrity.Sea;

/// <summary>Silent vessels whose tracks have ended: their alerts last until they are heard again, or long enough.</summary>
sealed class GoneVessels
{
    const double LongestSeconds = 3600;
    const int MaxVessels = 1000;

    readonly SortedDictionary<uint, (ulong TrackId, Instant Since)> _vessels = [];

    public void Add(uint mmsi, ulong trackId, Instant since, AlertBook book)
    {
        Return(mmsi, book);
        if (mmsi == 0 || _vessels.Count == MaxVessels) book.End(new AlertCause(AlertKind.AisSilence, trackId));
        else _vessels[mmsi] = (trackId, since);
    }

    /// <summary>It is heard again.</summary>
    public void Return(uint mmsi, AlertBook book)
    {
        if (_vessels.Count > 0 && _vessels.Remove(mmsi, out (ulong TrackId, Instant Since) gone)) book.End(new AlertCause(AlertKind.AisSilence, gone.TrackId));
    }

    public void Sweep(Instant now, AlertBook book)
    {
        if (_vessels.Count == 0) return;
        foreach (uint mmsi in _vessels.Where(pair => now.SecondsSince(pair.Value.Since) > LongestSeconds).Select(pair => pair.Key).ToList()) Return(mmsi, book);
    }

    public void Save(StateWriter writer)
    {
        writer.Write(_vessels.Count);
        foreach ((uint mmsi, (ulong trackId, Instant since)) in _vessels)
        {
            writer.Write(mmsi);
            writer.Write(trackId);
            writer.Write(since.UnixNanoseconds);
        }
    }

    public void Load(ref StateReader reader)
    {
        _vessels.Clear();
        for (int i = reader.ReadCount(20); i > 0; i--) _vessels[reader.ReadUInt32()] = (reader.ReadUInt64(), new Instant(reader.ReadInt64()));
    }
}
