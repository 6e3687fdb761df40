using Atalaya.Core.Numerics;
using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Fusion.Sources;

/// <summary>
/// Plots counted by source and cell with exponential forgetting, each as far as no track explains it. Changes only in the serial parts of
/// a tick. Full, it forgets the cells with least to remember.
/// </summary>
sealed class ClutterMap(TrackerOptions options)
{
    public const int MaxEntries = 1 << 18;
    const double CellSquareMeters = 1.24e8, MinDensity = 1e-13, MaxDensity = 1;

    /// <summary>Weight of the density in the options, in plots: a few turns outweigh it.</summary>
    const double PriorPlots = 1;

    readonly Dictionary<ulong, Entry> _entries = [];

    public int Count => _entries.Count;

    struct Entry
    {
        public double Count;
        public Instant First, Last;
    }

    /// <param name="plots">Probability that the plot is of nothing that has a track.</param>
    public void Add(in SourceState source, int cell, Instant time, double plots)
    {
        ulong key = Key(source.Number, cell);
        if (!_entries.TryGetValue(key, out Entry entry))
        {
            if (_entries.Count >= MaxEntries) Evict(time);
            entry.First = entry.Last = time;
        }

        entry.Count = Faded(entry, time) + plots;
        entry.Last = Instant.Max(entry.Last, time);
        _entries[key] = entry;
    }

    /// <summary>False plots per square metre and turn: the mean of a gamma distribution whose prior is the option's density.</summary>
    public double Density(in SourceState source, double periodSeconds, int cell, Instant time)
    {
        if (source.ClutterDensity > 0) return Math.Clamp(source.ClutterDensity, MinDensity, MaxDensity);
        if (!_entries.TryGetValue(Key(source.Number, cell), out Entry entry)) return options.ClutterDensity;
        double age = Math.Max(0, time.SecondsSince(entry.First)), memory = options.ClutterMemorySeconds;
        double turns = 1 + memory * (1 - StableMath.Exp(-age / memory)) / periodSeconds;
        double density = (Faded(entry, time) + PriorPlots) / (turns * CellSquareMeters + PriorPlots / options.ClutterDensity);
        return Math.Clamp(density, MinDensity, MaxDensity);
    }

    /// <summary>Takes out what has faded below a hundredth of a plot, then twice that and so on, until a quarter is free: no order decides.</summary>
    void Evict(Instant time)
    {
        for (double least = 0.01; _entries.Count > MaxEntries / 4 * 3; least *= 2)
            foreach ((ulong key, Entry entry) in _entries)
                if (!(Faded(entry, time) >= least)) _entries.Remove(key);
    }

    public void Save(StateWriter writer)
    {
        writer.Tag("FCLU", 1);
        ulong[] keys = [.. _entries.Keys];
        Array.Sort(keys);
        writer.Write(keys.Length);
        foreach (ulong key in keys)
        {
            Entry entry = _entries[key];
            writer.Write(key);
            writer.Write(entry.Count);
            writer.Write(entry.First.UnixNanoseconds);
            writer.Write(entry.Last.UnixNanoseconds);
        }
    }

    public void Load(ref StateReader reader)
    {
        reader.Tag("FCLU", 1);
        _entries.Clear();
        int count = reader.ReadCount(32);
        for (int i = 0; i < count; i++)
        {
            ulong key = reader.ReadUInt64();
            Entry entry = new() { Count = reader.ReadDouble(), First = new Instant(reader.ReadInt64()), Last = new Instant(reader.ReadInt64()) };
            _entries[key] = entry;
        }
    }

    double Faded(in Entry entry, Instant time)
    {
        double seconds = time.SecondsSince(entry.Last);
        return seconds > 0 ? entry.Count * StableMath.Exp(-seconds / options.ClutterMemorySeconds) : entry.Count;
    }

    static ulong Key(ushort source, int cell) => ((ulong)source << 32) | (uint)cell;
}
