using System.Collections;
using Atalaya.Core.Time;

namespace Atalaya.Formats.Framing;

/// <summary>Puts IP fragments together in a bounded table (RFC 791, RFC 8200 4.5): any order, copies ignored, 30 s of capture time.</summary>
sealed class PcapFragments(PcapCounters counters)
{
    public const int Capacity = 32;
    const int MaxLength = 65_535;
    const long LifeNanoseconds = 30 * Instant.NanosecondsPerSecond;

    readonly Slot[] _slots = new Slot[Capacity];
    long _clock;

    sealed class Slot
    {
        public readonly byte[] Bytes = new byte[MaxLength + 8];

        /// <summary>One bit for each eight bytes that are here.</summary>
        public readonly BitArray Present = new((MaxLength + 8) / 8);

        public PcapIpHeader Header;
        public bool IsUsed;
        public long Opened;
        public Instant? OpenedTime;
        public int Units;
        public int Length;
        public int Parts;
    }

    /// <summary>Takes a fragment; true with the whole if it was the last one missing.</summary>
    public bool TryComplete(scoped in PcapIpHeader header, Instant? time, ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> whole)
    {
        whole = default;
        counters.Fragments++;
        int end = header.FragmentOffset + bytes.Length;
        if (end > MaxLength || bytes.IsEmpty || (header.MoreFragments && bytes.Length % 8 != 0))
        {
            counters.FragmentsDropped++;
            return false;
        }

        Slot slot = Find(header, time) ?? Open(header, time);
        slot.Parts++;
        if (!header.MoreFragments) slot.Length = end;
        bytes.CopyTo(slot.Bytes.AsSpan(header.FragmentOffset));
        for (int unit = header.FragmentOffset / 8; unit < (end + 7) / 8; unit++)
        {
            if (slot.Present[unit]) continue;
            slot.Present[unit] = true;
            slot.Units++;
        }

        if (slot.Length == 0 || slot.Units < (slot.Length + 7) / 8) return false;
        for (int unit = 0; unit < (slot.Length + 7) / 8; unit++)
            if (!slot.Present[unit]) return false;
        slot.IsUsed = false;
        whole = slot.Bytes.AsSpan(0, slot.Length);
        return true;
    }

    Slot? Find(in PcapIpHeader header, Instant? time)
    {
        Slot? found = null;
        foreach (Slot? slot in _slots)
        {
            if (slot is not { IsUsed: true }) continue;
            if (time is { } now && slot.OpenedTime is { } opened && Math.Abs(now.UnixNanoseconds / 2 - opened.UnixNanoseconds / 2) > LifeNanoseconds / 2) Drop(slot);
            else if (slot.Header.Identification == header.Identification && slot.Header.Source == header.Source && slot.Header.Destination == header.Destination && slot.Header.IsIPv6 == header.IsIPv6) found = slot;
        }

        return found;
    }

    Slot Open(in PcapIpHeader header, Instant? time)
    {
        int index = 0;
        for (int i = 0; i < Capacity; i++)
        {
            if (_slots[i] is not { IsUsed: true })
            {
                index = i;
                break;
            }

            if (_slots[i].Opened < _slots[index].Opened) index = i;
        }

        Slot slot = _slots[index] ??= new Slot();
        if (slot.IsUsed) Drop(slot);
        slot.Present.SetAll(false);
        slot.Header = header;
        slot.IsUsed = true;
        slot.Opened = ++_clock;
        slot.OpenedTime = time;
        slot.Units = slot.Length = slot.Parts = 0;
        return slot;
    }

    void Drop(Slot slot)
    {
        counters.FragmentsDropped += slot.Parts;
        slot.IsUsed = false;
    }
}
