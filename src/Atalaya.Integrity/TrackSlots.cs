using Atalaya.Core.State;

namespace Atalaya.Integrity;

/// <summary>A small number for each living track, so that what detectors remember of it lies in arrays; a number is given again after its track has ended.</summary>
public sealed class TrackSlots
{
    const int StateVersion = 1;

    readonly Dictionary<ulong, int> _slots = [];
    readonly Stack<int> _free = [];
    ulong[] _ids = new ulong[64];

    /// <summary>Slots from here on were never used.</summary>
    public int Limit { get; private set; }

    public int Count => _slots.Count;

    /// <summary>Id of the track in a slot; 0 = it is free.</summary>
    public ulong this[int slot] => _ids[slot];

    /// <summary>-1 = the track is not living, or was never in a delta.</summary>
    public int Find(ulong track) => _slots.TryGetValue(track, out int slot) ? slot : -1;

    internal int FindOrAdd(ulong track)
    {
        if (_slots.TryGetValue(track, out int slot)) return slot;
        slot = _free.TryPop(out int free) ? free : Limit++;
        if (slot == _ids.Length) Array.Resize(ref _ids, 2 * slot);
        _ids[slot] = track;
        _slots[track] = slot;
        return slot;
    }

    internal void Remove(ulong track)
    {
        if (!_slots.Remove(track, out int slot)) return;
        _ids[slot] = 0;
        _free.Push(slot);
    }

    internal void Save(StateWriter writer)
    {
        writer.Tag("ISLT", StateVersion);
        writer.Write(Limit);
        for (int slot = 0; slot < Limit; slot++) writer.Write(_ids[slot]);
        writer.Write(_free.Count);
        foreach (int slot in _free.Reverse()) writer.Write(slot);
    }

    internal void Load(ref StateReader reader)
    {
        reader.Tag("ISLT", StateVersion);
        Limit = reader.ReadCount(8);
        if (_ids.Length < Limit) _ids = new ulong[Limit];
        for (int slot = 0; slot < Limit; slot++)
            if ((_ids[slot] = reader.ReadUInt64()) != 0 && !_slots.TryAdd(_ids[slot], slot)) throw new InvalidDataException("state: a track has two slots");
        for (int i = reader.ReadCount(4); i > 0; i--)
        {
            int slot = reader.ReadInt32();
            if (slot < 0 || slot >= Limit || _ids[slot] != 0) throw new InvalidDataException("state: a free slot is not free");
            _free.Push(slot);
        }
    }
}
