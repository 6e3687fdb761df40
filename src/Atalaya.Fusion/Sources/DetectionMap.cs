using Atalaya.Core.State;

namespace Atalaya.Fusion.Sources;

/// <summary>
/// How often radars see what they could see: plots of confirmed tracks against the turns since the plot before, by sensor and cell, for
/// objects with and without identity. What leaves a radar's view counts nothing against it. Changes only in the serial parts of a tick.
/// </summary>
sealed class DetectionMap(TrackerOptions options)
{
    public const int MaxEntries = 1 << 16;

    /// <summary>Turns that the option weighs for a sensor, and the sensor's mean for a cell.</summary>
    const double OptionTurns = 20, SensorTurns = 10;

    /// <summary>Beyond so many turns the older ones count half: some 20 minutes of one object.</summary>
    const double MaxTurns = 256;

    /// <summary>A longer gap says that the object was away.</summary>
    const double LongestGapTurns = 8;

    const double Least = 0.2, Most = 0.99;

    readonly CellTable<Entry> _entries = new();

    struct Entry
    {
        public double Plots, Turns;
    }

    /// <summary>Counts a plot of a confirmed track.</summary>
    /// <param name="seconds">Since the same sensor's plot before.</param>
    public void Add(in SourceState source, bool identified, int cell, double seconds, double periodSeconds)
    {
        double turns = Math.Max(1, Math.Round(seconds / periodSeconds));
        if (!(turns <= LongestGapTurns)) return;
        Add(Key(source, identified, CellKey.Everywhere), turns);
        if (_entries.Count < MaxEntries) Add(Key(source, identified, cell), turns);
    }

    /// <summary>Starts to fetch what <see cref="Probability"/> needs of the cell.</summary>
    public void Prefetch(ushort source, ushort sensor, bool identified, int cell) => _entries.Prefetch(CellKey.Of(source, sensor, identified, cell).Value);

    /// <summary>Probability of a plot in a turn.</summary>
    public double Probability(in SourceState source, bool identified, int cell)
    {
        if (double.IsFinite(source.DetectionProbability)) return Math.Clamp(source.DetectionProbability, 0.05, 0.999);
        double mean = Mean(Key(source, identified, CellKey.Everywhere), options.DetectionProbability, OptionTurns);
        return Math.Clamp(Mean(Key(source, identified, cell), mean, SensorTurns), Least, Most);
    }

    /// <summary>The same with what it rests on.</summary>
    public DetectionEstimate Estimate(in SourceState source, bool identified, int cell) => new(Probability(source, identified, cell), Turns(Key(source, identified, cell)));

    /// <summary>Over all cells.</summary>
    public DetectionEstimate Estimate(in SourceState source, bool identified)
    {
        ulong key = Key(source, identified, CellKey.Everywhere);
        bool isStated = double.IsFinite(source.DetectionProbability);
        double mean = isStated ? source.DetectionProbability : Mean(key, options.DetectionProbability, OptionTurns);
        return new(Math.Clamp(mean, Least, Most), Turns(key));
    }

    public void CopyCells(in SourceState source, List<int> cells)
    {
        foreach (ulong key in _entries.SortedKeys())
            if (new CellKey(key) is { Cell: not CellKey.Everywhere } place && place.IsOf(source)) cells.Add(place.Cell);
    }

    void Add(ulong key, double turns)
    {
        ref Entry entry = ref _entries.FindOrAdd(key, out _);
        entry.Plots++;
        entry.Turns += turns;
        if (entry.Turns <= MaxTurns) return;
        entry.Plots /= 2;
        entry.Turns /= 2;
    }

    double Turns(ulong key) => _entries.TryFind(key, out Entry entry) ? entry.Turns : 0;

    double Mean(ulong key, double prior, double weight) =>
        _entries.TryFind(key, out Entry entry) ? (entry.Plots + prior * weight) / (entry.Turns + weight) : prior;

    static ulong Key(in SourceState source, bool identified, int cell) => CellKey.Of(source.Number, source.Sensor, identified, cell).Value;

    public void Save(StateWriter writer)
    {
        writer.Tag("FDET", 1);
        ulong[] keys = _entries.SortedKeys();
        writer.Write(keys.Length);
        foreach (ulong key in keys)
        {
            writer.Write(key);
            _entries.TryFind(key, out Entry entry);
            writer.Write(entry.Plots);
            writer.Write(entry.Turns);
        }
    }

    public void Load(ref StateReader reader)
    {
        reader.Tag("FDET", 1);
        _entries.Clear();
        int count = reader.ReadCount(24);
        for (int i = 0; i < count; i++)
        {
            ulong key = reader.ReadUInt64();
            _entries.FindOrAdd(key, out _) = new Entry { Plots = reader.ReadDouble(), Turns = reader.ReadDouble() };
        }
    }
}
