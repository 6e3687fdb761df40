using Atalaya.Core.State;
using Atalaya.Core.Tracks;

namespace Atalaya.Fusion;

public sealed partial class Tracker
{
    /// <summary>Of the saved state: one for each layout of tracks, sources and clutter.</summary>
    const int StateVersion = 6;

    public void Save(StateWriter writer)
    {
        writer.Tag("FUSN", StateVersion);
        TrackerState.WriteCounters(writer, Counters);
        _sources.Save(writer);
        _clutter.Save(writer);
        _detections.Save(writer);
        _hearing.Save(writer);
        _shortLived.Save(writer);
        _numbers.Save(writer);
        _registrar.Save(writer);
        ulong[] ids = TrackIds();
        writer.Write(ids.Length);
        foreach (ulong id in ids)
        {
            TrackHandle handle = Find(id);
            TrackerState.WriteTrack(writer, _sectors[handle.Sector], handle.Slot);
        }

        _conflicts.Save(writer);
        _groups.Save(writer);
    }

    /// <summary>Takes over what <see cref="Save"/> wrote, with any number of sectors; throws <see cref="InvalidDataException"/> where it cannot be that.</summary>
    public void Load(ref StateReader reader)
    {
        if (reader.Tag("FUSN", StateVersion) < StateVersion) throw new InvalidDataException("state: of a tracker with another layout");
        _directory.Clear();
        _codes.Clear();
        _ended.Clear();
        _changedCount = 0;
        _cells.Clear();
        foreach (Sector sector in _sectors) sector.Clear();
        _counters = TrackerState.ReadCounters(ref reader);
        _sources.Load(ref reader);
        _clutter.Load(ref reader);
        _detections.Load(ref reader);
        _hearing.Load(ref reader);
        _shortLived.Load(ref reader);
        _numbers.Load(ref reader);
        _registrar.Load(ref reader);
        int count = reader.ReadCount(TrackBytes.MinimumLength);
        for (int i = 0; i < count; i++) TrackerState.ReadTrack(ref reader, _sectors, _directory);
        _conflicts.Load(ref reader);
        _groups.Load(ref reader);
        TrackCount = count;
        foreach (Sector sector in _sectors)
            for (int slot = 0; slot < sector.SlotCount; slot++)
            {
                _codes.Note(sector, slot);
                sector.SetReach(slot, _options);
            }
    }
}
