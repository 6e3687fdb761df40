using Atalaya.Core.Numerics;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Fusion.Partition;

namespace Atalaya.Fusion.Sources;

/// <summary>
/// Where each sensor was heard lately: reports that tracks took, by sensor and the cell of the track, with exponential forgetting. A cell
/// belongs to the sector that owns it, so sectors count at the same time and their number changes nothing. Full, it forgets where least was heard.
/// </summary>
sealed class HearingMap
{
    public const int MaxEntries = 1 << 17;

    readonly TrackerOptions _options;
    readonly CellTable<Entry>[] _bySector;

    public HearingMap(TrackerOptions options)
    {
        _options = options;
        _bySector = new CellTable<Entry>[options.Sectors];
        for (int i = 0; i < _bySector.Length; i++) _bySector[i] = new CellTable<Entry>();
    }

    public int Count
    {
        get
        {
            int count = 0;
            foreach (CellTable<Entry> entries in _bySector) count += entries.Count;
            return count;
        }
    }

    struct Entry
    {
        public double Reports;
        public Instant Last;
    }

    /// <summary>Counts a report of a track in a cell that the sector owns. Touches what is of the sector only.</summary>
    public void Add(int sector, ushort source, ushort sensor, int cell, Instant now)
    {
        ref Entry entry = ref _bySector[sector].FindOrAdd(CellKey.Of(source, sensor, false, cell).Value, out bool exists);
        entry.Reports = exists ? Faded(entry, now) + 1 : 1;
        entry.Last = now;
    }

    /// <summary>Starts to fetch what <see cref="Add"/> needs.</summary>
    public void Prefetch(int sector, ushort source, ushort sensor, int cell) => _bySector[sector].Prefetch(CellKey.Of(source, sensor, false, cell).Value);

    /// <summary>Keeps the bound; in the serial part of a tick.</summary>
    public void Settle(Instant now)
    {
        if (Count <= MaxEntries) return;
        for (double least = 0.01; Count > MaxEntries / 4 * 3; least *= 2)
            foreach (CellTable<Entry> entries in _bySector)
                for (int place = 0; place < entries.PlaceCount;)
                {
                    if (entries.TryRead(place, out Entry entry) && !(Faded(entry, now) >= least)) entries.RemoveAt(place);
                    else place++;
                }
    }

    /// <param name="reports">Weighed with exp(-age / memory).</param>
    /// <param name="last">When the last one came, to a tick.</param>
    /// <returns>False = none that is remembered.</returns>
    public bool TryRead(in SourceState source, int cell, Instant now, out double reports, out Instant last)
    {
        bool found = OwnerOf(cell).TryFind(CellKey.Of(source.Number, source.Sensor, false, cell).Value, out Entry entry);
        (reports, last) = (found ? Faded(entry, now) : 0, entry.Last);
        return found;
    }

    public void CopyCells(in SourceState source, List<int> cells)
    {
        foreach (CellTable<Entry> entries in _bySector)
            foreach (ulong key in entries.SortedKeys())
                if (new CellKey(key).IsOf(source)) cells.Add(new CellKey(key).Cell);
    }

    public void Save(StateWriter writer)
    {
        writer.Tag("FHEA", 1);
        ulong[] keys = [.. _bySector.SelectMany(entries => entries.SortedKeys())];
        Array.Sort(keys);
        writer.Write(keys.Length);
        foreach (ulong key in keys)
        {
            OwnerOf(new CellKey(key).Cell).TryFind(key, out Entry entry);
            writer.Write(key);
            writer.Write(entry.Reports);
            writer.Write(entry.Last.UnixNanoseconds);
        }
    }

    public void Load(ref StateReader reader)
    {
        reader.Tag("FHEA", 1);
        foreach (CellTable<Entry> entries in _bySector) entries.Clear();
        int count = reader.ReadCount(24);
        for (int i = 0; i < count; i++)
        {
            ulong key = reader.ReadUInt64();
            int cell = new CellKey(key).Cell;
            if ((uint)cell >= (uint)EarthCells.Count) throw new InvalidDataException("state: a cell that is none");
            OwnerOf(cell).FindOrAdd(key, out _) = new Entry { Reports = reader.ReadDouble(), Last = new Instant(reader.ReadInt64()) };
        }
    }

    CellTable<Entry> OwnerOf(int cell) => _bySector[EarthCells.SectorOf(cell, _bySector.Length)];

    double Faded(in Entry entry, Instant now)
    {
        double seconds = now.SecondsSince(entry.Last);
        return seconds > 0 ? entry.Reports * StableMath.Exp(-seconds / _options.HearingMemorySeconds) : entry.Reports;
    }
}
