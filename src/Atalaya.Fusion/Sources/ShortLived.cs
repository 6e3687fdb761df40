using System.Runtime.InteropServices;
using Atalaya.Core.Numerics;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Fusion.Partition;

namespace Atalaya.Fusion.Sources;

/// <summary>
/// How many of the tracks that a sensor's plots begin at a place turn out to be of something real that is soon gone: rough water, birds, rain.
/// Plots of one such echo repeat, so no density of false plots tells them from an object; only time does. By source, cell and part of a cell,
/// with exponential forgetting. Changes only in the serial parts of a tick.
/// </summary>
sealed class ShortLived
{
    public const int MaxEntries = 1 << 16;

    /// <summary>Starts that the assumption "none" weighs for a cell, and the cell's share for a part.</summary>
    const double CellStarts = 20, PartStarts = 10;

    /// <summary>Independent false plots make as many tracks likely for a while; and wherever it may be, one new track of ten may be an object.</summary>
    const double ByChance = 0.03, Most = 0.9;

    const double MemorySeconds = 900;

    const uint IsPart = 1u << 31;

    readonly Dictionary<ulong, Entry> _entries = [];

    struct Entry
    {
        public double Starts, Ends;
        public Instant Last;
    }

    /// <summary>A track without identity begins.</summary>
    public void Begun(ushort source, int part, Instant time) => Add(source, part, time, 1, 0);

    /// <summary>One that was likely has ended soon after it began.</summary>
    public void Gone(ushort source, int part, Instant time) => Add(source, part, time, 0, 1);

    /// <summary>Probability that a track which begins there is of something that is soon gone.</summary>
    public double Share(ushort source, int part)
    {
        if (!_entries.TryGetValue(Key(source, (uint)EarthCells.CellOfPart(part)), out Entry cell)) return 0;
        double share = cell.Ends / (cell.Starts + CellStarts);
        if (_entries.TryGetValue(Key(source, (uint)part | IsPart), out Entry entry)) share = (entry.Ends + PartStarts * share) / (entry.Starts + PartStarts);
        return Math.Clamp(share - ByChance, 0, Most);
    }

    void Add(ushort source, int part, Instant time, double starts, double ends)
    {
        if (_entries.Count >= MaxEntries - 1) Evict(time);
        Add(Key(source, (uint)EarthCells.CellOfPart(part)), time, starts, ends);
        Add(Key(source, (uint)part | IsPart), time, starts, ends);
    }

    void Add(ulong key, Instant time, double starts, double ends)
    {
        ref Entry entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_entries, key, out bool exists);
        if (!exists) entry.Last = time;
        double kept = Kept(entry, time);
        (entry.Starts, entry.Ends) = (kept * entry.Starts + starts, kept * entry.Ends + ends);
        entry.Last = Instant.Max(entry.Last, time);
    }

    static double Kept(in Entry entry, Instant time)
    {
        double seconds = time.SecondsSince(entry.Last);
        return seconds > 0 ? StableMath.Exp(-seconds / MemorySeconds) : 1;
    }

    /// <summary>Takes out where little began of late, then twice that and so on, until a quarter is free: no order decides.</summary>
    void Evict(Instant time)
    {
        for (double least = 0.01; _entries.Count > MaxEntries / 4 * 3; least *= 2)
            foreach ((ulong key, Entry entry) in _entries)
                if (!(Kept(entry, time) * (entry.Starts + entry.Ends) >= least)) _entries.Remove(key);
    }

    public void Save(StateWriter writer)
    {
        writer.Tag("FSHO", 1);
        ulong[] keys = [.. _entries.Keys];
        Array.Sort(keys);
        writer.Write(keys.Length);
        foreach (ulong key in keys)
        {
            Entry entry = _entries[key];
            writer.Write(key);
            writer.Write(entry.Starts);
            writer.Write(entry.Ends);
            writer.Write(entry.Last.UnixNanoseconds);
        }
    }

    public void Load(ref StateReader reader)
    {
        reader.Tag("FSHO", 1);
        _entries.Clear();
        int count = reader.ReadCount(32);
        for (int i = 0; i < count; i++)
        {
            ulong key = reader.ReadUInt64();
            _entries[key] = new Entry { Starts = reader.ReadDouble(), Ends = reader.ReadDouble(), Last = new Instant(reader.ReadInt64()) };
        }
    }

    static ulong Key(ushort source, uint place) => ((ulong)source << 32) | place;
}
