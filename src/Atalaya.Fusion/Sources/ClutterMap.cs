using Atalaya.Core.Numerics;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Fusion.Partition;

namespace Atalaya.Fusion.Sources;

/// <summary>
/// Plots counted with exponential forgetting, each as far as no track explains it: by sensor and cell, and by parts of cells, because sea
/// clutter falls by half within a kilometre or two. Changes only in the serial parts of a tick. Full, it forgets where it has least to remember.
/// </summary>
sealed class ClutterMap(TrackerOptions options)
{
    public const int MaxEntries = 1 << 18;
    const double CellSquareMeters = 1.24e8, PartSquareMeters = CellSquareMeters / (EarthCells.PartsPerSide * EarthCells.PartsPerSide), MinDensity = 1e-13, MaxDensity = 1;

    const uint IsPart = 1u << 31;

    /// <summary>Weight of the density in the options for that of a cell, and of the cell's for that of its parts, in plots: a few turns outweigh it.</summary>
    const double PriorPlots = 1;

    readonly CellTable<Entry> _entries = new();

    public int Count => _entries.Count;

    struct Entry
    {
        public double Count;
        public Instant First, Last;
    }

    /// <param name="part">Where (<see cref="EarthCells.PartOf"/>).</param>
    /// <param name="plots">Probability that the plot is of nothing that has a track.</param>
    public void Add(in SourceState source, int part, Instant time, double plots)
    {
        if (_entries.Count >= MaxEntries - 1) Evict(time);
        Add(Key(source, (uint)EarthCells.CellOfPart(part)), time, plots);
        Add(Key(source, (uint)part | IsPart), time, plots);
    }

    void Add(ulong key, Instant time, double plots)
    {
        ref Entry entry = ref _entries.FindOrAdd(key, out bool exists);
        if (!exists) entry.First = entry.Last = time;
        entry.Count = Faded(entry, time) + plots;
        entry.Last = Instant.Max(entry.Last, time);
    }

    /// <summary>Starts to fetch what <see cref="Density"/> needs.</summary>
    public void Prefetch(in SourceState source, int part)
    {
        _entries.Prefetch(Key(source, (uint)EarthCells.CellOfPart(part)));
        _entries.Prefetch(Key(source, (uint)part | IsPart));
    }

    /// <summary>False plots per square metre and turn: means of gamma distributions, that of a part with its cell's density for a prior.</summary>
    public double Density(in SourceState source, double periodSeconds, int part, Instant time)
    {
        if (source.ClutterDensity > 0) return Math.Clamp(source.ClutterDensity, MinDensity, MaxDensity);
        if (!_entries.TryFind(Key(source, (uint)EarthCells.CellOfPart(part)), out Entry cell)) return options.ClutterDensity;
        double turns = TurnsOf(cell, periodSeconds, time), density = CellDensity(cell, turns, time);
        double plots = _entries.TryFind(Key(source, (uint)part | IsPart), out Entry entry) ? Faded(entry, time) : 0;
        density = (plots + PriorPlots) / (turns * PartSquareMeters + PriorPlots / density);
        return Math.Clamp(density, MinDensity, MaxDensity);
    }

    /// <summary>The same of a whole cell; NaN = nothing was counted there and nothing is stated.</summary>
    public double CellDensity(in SourceState source, double periodSeconds, int cell, Instant time)
    {
        if (source.ClutterDensity > 0) return Math.Clamp(source.ClutterDensity, MinDensity, MaxDensity);
        if (!_entries.TryFind(Key(source, (uint)cell), out Entry entry)) return double.NaN;
        return Math.Clamp(CellDensity(entry, TurnsOf(entry, periodSeconds, time), time), MinDensity, MaxDensity);
    }

    /// <summary>False plots that were counted in a cell, per turn.</summary>
    public double PlotsPerTurn(in SourceState source, double periodSeconds, int cell, Instant time) =>
        _entries.TryFind(Key(source, (uint)cell), out Entry entry) ? Faded(entry, time) / TurnsOf(entry, periodSeconds, time) : 0;

    public void CopyCells(in SourceState source, List<int> cells)
    {
        foreach (ulong key in _entries.SortedKeys())
            if (((uint)key & IsPart) == 0 && key >> 32 == Key(source, 0) >> 32) cells.Add((int)(uint)key);
    }

    double CellDensity(in Entry cell, double turns, Instant time) => (Faded(cell, time) + PriorPlots) / (turns * CellSquareMeters + PriorPlots / options.ClutterDensity);

    /// <summary>Turns since the first plot, weighed as the plots are.</summary>
    double TurnsOf(in Entry cell, double periodSeconds, Instant time)
    {
        double age = Math.Max(0, time.SecondsSince(cell.First)), memory = options.ClutterMemorySeconds;
        return 1 + memory * (1 - StableMath.Exp(-age / memory)) / periodSeconds;
    }

    /// <summary>Takes out what has faded below a hundredth of a plot, then twice that and so on, until a quarter is free: no order decides.</summary>
    void Evict(Instant time)
    {
        for (double least = 0.01; _entries.Count > MaxEntries / 4 * 3; least *= 2)
            for (int place = 0; place < _entries.PlaceCount;)
            {
                if (_entries.TryRead(place, out Entry entry) && !(Faded(entry, time) >= least)) _entries.RemoveAt(place);
                else place++;
            }
    }

    public void Save(StateWriter writer)
    {
        writer.Tag("FCLU", 2);
        ulong[] keys = _entries.SortedKeys();
        writer.Write(keys.Length);
        foreach (ulong key in keys)
        {
            _entries.TryFind(key, out Entry entry);
            writer.Write(key);
            writer.Write(entry.Count);
            writer.Write(entry.First.UnixNanoseconds);
            writer.Write(entry.Last.UnixNanoseconds);
        }
    }

    public void Load(ref StateReader reader)
    {
        reader.Tag("FCLU", 2);
        _entries.Clear();
        int count = reader.ReadCount(32);
        for (int i = 0; i < count; i++)
        {
            ulong key = reader.ReadUInt64();
            Entry entry = new() { Count = reader.ReadDouble(), First = new Instant(reader.ReadInt64()), Last = new Instant(reader.ReadInt64()) };
            _entries.FindOrAdd(key, out _) = entry;
        }
    }

    double Faded(in Entry entry, Instant time)
    {
        double seconds = time.SecondsSince(entry.Last);
        return seconds > 0 ? entry.Count * StableMath.Exp(-seconds / options.ClutterMemorySeconds) : entry.Count;
    }

    static ulong Key(in SourceState source, uint place) => ((ulong)source.Number << 48) | ((ulong)source.Sensor << 32) | place;
}
