using System.Runtime.InteropServices;
using Atalaya.Core.Identity;
using Atalaya.Core.State;
using Atalaya.Core.Tracks;

namespace Atalaya.Integrity.Deception;

/// <summary>Which living tracks have the same 24-bit address, newest first.</summary>
sealed class SharedAddresses
{
    readonly SlotColumn<AddressLink> _links = new();
    readonly Dictionary<uint, int> _heads = [];

    /// <summary>Addresses of more than one track, ascending.</summary>
    public SortedSet<uint> Shared { get; } = [];

    public void Add(int slot, in Track track)
    {
        ref AddressLink link = ref _links[slot];
        if (link.Address != 0 || track.Identity.AddressKind != AddressKind.Icao || track.Identity.Address == 0) return;
        link.Address = track.Identity.Address;
        ref int head = ref CollectionsMarshal.GetValueRefOrAddDefault(_heads, link.Address, out bool exists);
        link.Next = exists ? head + 1 : 0;
        head = slot;
        if (exists) Shared.Add(link.Address);
    }

    /// <summary>The slots with an address, newest first.</summary>
    public int CopySlots(uint address, Span<int> slots)
    {
        int count = 0;
        if (!_heads.TryGetValue(address, out int slot)) return 0;
        for (slot++; slot > 0 && count < slots.Length; slot = _links[slot - 1].Next) slots[count++] = slot - 1;
        return count;
    }

    public void Forget(int slot)
    {
        AddressLink link = _links[slot];
        if (link.Address == 0) return;
        _links.Clear(slot);
        int head = _heads[link.Address];
        if (head != slot)
        {
            int before = head;
            while (_links[before].Next != slot + 1) before = _links[before].Next - 1;
            _links[before].Next = link.Next;
        }
        else if (link.Next > 0) _heads[link.Address] = head = link.Next - 1;
        else _heads.Remove(link.Address);

        if (_heads.TryGetValue(link.Address, out head) && _links[head].Next == 0) Shared.Remove(link.Address);
    }

    public void Save(StateWriter writer, TrackSlots slots)
    {
        ColumnBytes.Save(writer, _links, slots);
        writer.Write(_heads.Count);
        foreach ((uint address, int slot) in _heads.OrderBy(pair => pair.Key))
        {
            writer.Write(address);
            writer.Write(slot);
        }
    }

    public void Load(ref StateReader reader, TrackSlots slots)
    {
        ColumnBytes.Load(ref reader, _links, slots);
        int linked = 0;
        for (int i = reader.ReadCount(8); i > 0; i--)
        {
            uint address = reader.ReadUInt32();
            int slot = reader.ReadInt32(), length = 0;
            if (!_heads.TryAdd(address, slot)) throw new InvalidDataException("state: an address twice");
            for (int next = slot + 1; next != 0; next = _links[next - 1].Next, linked++)
                if (next < 0 || next > slots.Limit || _links[next - 1].Address != address || ++length > slots.Limit) throw new InvalidDataException("state: tracks of an address that are not");
            if (length > 1) Shared.Add(address);
        }

        for (int slot = 0; slot < slots.Limit; slot++)
            if (slots[slot] != 0 && _links[slot].Address != 0) linked--;
        if (linked != 0) throw new InvalidDataException("state: a track without its address");
    }
}
