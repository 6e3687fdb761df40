using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Interference;

/// <summary>
/// Tests every cell that has bad navigation, alone and with its neighbours, in each height band and over all heights of the air, and joins disturbed cells into regions that keep their ids.
/// </summary>
sealed class RegionFinder(CellTable cells)
{
    /// <summary>A cell beside a disturbed one belongs to the region from this share of bad objects on.</summary>
    const double LeastShare = 0.25;

    /// <summary>One who does not recover keeps no region alive.</summary>
    const int LeastWarm = 2;

    const int MostRegions = 200;

    static readonly (HeightBand First, HeightBand Last)[] Layers =
        [(HeightBand.Sea, HeightBand.Sea), (HeightBand.Low, HeightBand.Low), (HeightBand.Middle, HeightBand.Middle), (HeightBand.High, HeightBand.High), (HeightBand.Low, HeightBand.High)];

    readonly List<InterferenceRegion> _regions = [];
    readonly List<(InterferenceRegion Region, Instant Ended)> _over = [];
    readonly Dictionary<int, InterferenceRegion> _owners = [];
    readonly SortedSet<int> _badCells = [];
    readonly List<int> _beside = [];
    readonly HashSet<int> _disturbed = [];
    readonly ObjectCounter _counter = new(cells);
    ulong _lastId;

    /// <summary>By ascending id.</summary>
    public IReadOnlyList<InterferenceRegion> Regions => _regions;

    /// <summary>Regions that ended in the last round, or became part of another.</summary>
    public List<InterferenceRegion> Ended { get; } = [];

    public InterferenceRegion? RegionOf(int cell) => _owners.GetValueOrDefault(cell);

    /// <summary>One round, some seconds after the last.</summary>
    public void Find(Instant now, InterferenceSettings settings)
    {
        Ended.Clear();
        _badCells.Clear();
        foreach (CellHistory cell in cells.All)
        {
            cell.Recount(now, settings, learns: !_owners.ContainsKey(cell.Cell));
            if (cell.Bad > 0) _badCells.Add(cell.Cell);
        }

        if (_badCells.Count == 0 && _regions.Count == 0) return;
        TestCells(now, settings);
        JoinBeside(now);
        foreach (InterferenceRegion region in _regions) region.Cool(now, settings.WindowSeconds);
        EndEmpty(now, settings);
        Own();
        foreach (InterferenceRegion region in _regions) region.Measure(CountOf(region.CellNumbers, HeightBand.Sea, HeightBand.High, now, settings), now);
    }

    /// <summary>Nobody watches any more.</summary>
    public void EndAll()
    {
        Ended.Clear();
        if (_regions.Count == 0) return;
        Ended.AddRange(_regions);
        _regions.Clear();
        _owners.Clear();
    }

    void TestCells(Instant now, InterferenceSettings settings)
    {
        Span<int> neighbours = stackalloc int[AreaCells.MaxNeighbours];
        _beside.Clear();
        _disturbed.Clear();
        foreach (int cell in _badCells)
        {
            _counter.Clear();
            _counter.Add(cell, now, settings);
            bool isWarm = false;
            ChanceFinding strongest = Test(settings.CellChance, default, ref isWarm, settings);
            int count = AreaCells.Neighbours(cell, neighbours);
            for (int i = 0; i < count; i++) _counter.Add(neighbours[i], now, settings);
            strongest = Test(settings.PooledChance, strongest, ref isWarm, settings);
            if (strongest.IsDisturbed) Disturb(cell, strongest, now);
            else if (RegionOf(cell) is { } region && isWarm) region.Warm(cell, now);
            else _beside.Add(cell);
        }
    }

    ChanceFinding Test(double limit, ChanceFinding strongest, ref bool isWarm, InterferenceSettings settings)
    {
        _counter.Sort();
        foreach ((HeightBand first, HeightBand last) in Layers)
        {
            (int count, int bad, _, double rate) = _counter.Count(first, last);
            if (bad == 0) continue;
            double chance = ChanceTest.Tail(bad, count, rate);
            isWarm |= bad >= LeastWarm && chance < settings.OverChance;
            ChanceFinding finding = new(bad, count, rate, chance, limit);
            if (count >= settings.LeastObjects && bad >= settings.LeastBad && finding.IsStrongerThan(strongest)) strongest = finding;
        }

        return strongest;
    }

    void Disturb(int cell, in ChanceFinding finding, Instant now)
    {
        Span<int> neighbours = stackalloc int[AreaCells.MaxNeighbours];
        InterferenceRegion? region = RegionOf(cell);
        int count = AreaCells.Neighbours(cell, neighbours);
        for (int i = 0; i < count; i++)
            if (RegionOf(neighbours[i]) is { } other && other != region) region = region is null ? other : Join(region, other);
        region ??= Reopen(cell, neighbours[..count]) ?? Begin(now);
        if (region is null) return;
        region.Note(finding);
        region.Warm(cell, now);
        _owners[cell] = region;
        _disturbed.Add(cell);
    }

    InterferenceRegion? Begin(Instant now)
    {
        if (_regions.Count >= MostRegions) return null;
        InterferenceRegion region = new(++_lastId, now);
        _regions.Add(region);
        return region;
    }

    /// <summary>A region that ended here a short while ago goes on.</summary>
    InterferenceRegion? Reopen(int cell, ReadOnlySpan<int> neighbours)
    {
        for (int i = 0; i < _over.Count; i++)
        {
            InterferenceRegion region = _over[i].Region;
            if (!Touches(region, cell, neighbours)) continue;
            _over.RemoveAt(i);
            _regions.Add(region);
            _regions.Sort(static (left, right) => left.Id.CompareTo(right.Id));
            return region;
        }

        return null;
    }

    static bool Touches(InterferenceRegion region, int cell, ReadOnlySpan<int> neighbours)
    {
        if (region.Had(cell)) return true;
        foreach (int neighbour in neighbours)
            if (region.Had(neighbour)) return true;
        return false;
    }

    /// <summary>Two regions have met: the older goes on.</summary>
    InterferenceRegion Join(InterferenceRegion left, InterferenceRegion right)
    {
        (InterferenceRegion older, InterferenceRegion younger) = left.Id < right.Id ? (left, right) : (right, left);
        older.TakeOver(younger);
        _regions.Remove(younger);
        Ended.Add(younger);
        foreach (int cell in younger.CellNumbers) _owners[cell] = older;
        return older;
    }

    /// <summary>What is bad beside a region and would prove nothing alone belongs to it.</summary>
    void JoinBeside(Instant now)
    {
        Span<int> neighbours = stackalloc int[AreaCells.MaxNeighbours];
        foreach (int cell in _beside)
        {
            if (ShareOf(cell) < LeastShare) continue;
            int count = AreaCells.Neighbours(cell, neighbours);
            for (int i = 0; i < count; i++)
            {
                if (!_disturbed.Contains(neighbours[i])) continue;
                (RegionOf(cell) ?? RegionOf(neighbours[i]))?.Warm(cell, now);
                break;
            }
        }
    }

    double ShareOf(int cell)
    {
        int count = 0, bad = 0;
        for (HeightBand band = HeightBand.Sea; band <= HeightBand.High; band++)
        {
            if (cells.Find(CellTable.KeyOf(cell, band)) is not { } history) continue;
            count += history.Count;
            bad += history.Bad;
        }

        return count == 0 ? 0 : (double)bad / count;
    }

    void EndEmpty(Instant now, InterferenceSettings settings)
    {
        _over.RemoveAll(over => now.SecondsSince(over.Ended) > settings.ReopenSeconds);
        for (int i = _regions.Count - 1; i >= 0; i--)
        {
            if (_regions[i].Cells.Count > 0) continue;
            Ended.Add(_regions[i]);
            _over.Add((_regions[i], now));
            _regions.RemoveAt(i);
        }
    }

    void Own()
    {
        _owners.Clear();
        foreach (InterferenceRegion region in _regions)
            foreach (RegionCell cell in region.Cells) _owners[cell.Cell] = region;
    }

    (int Count, int Bad, int BadNow, double Rate) CountOf(IEnumerable<int> numbers, HeightBand first, HeightBand last, Instant now, InterferenceSettings settings)
    {
        _counter.Clear();
        foreach (int cell in numbers) _counter.Add(cell, now, settings);
        _counter.Sort();
        return _counter.Count(first, last);
    }

    public void Save(StateWriter writer)
    {
        writer.Write(_lastId);
        writer.Write(_regions.Count);
        foreach (InterferenceRegion region in _regions) region.Save(writer);
        writer.Write(_over.Count);
        foreach ((InterferenceRegion region, Instant ended) in _over)
        {
            region.Save(writer);
            writer.Write(ended.UnixNanoseconds);
        }
    }

    public void Load(ref StateReader reader)
    {
        _lastId = reader.ReadUInt64();
        for (int left = reader.ReadCount(120); left > 0; left--) _regions.Add(InterferenceRegion.Load(ref reader));
        for (int left = reader.ReadCount(120); left > 0; left--)
        {
            InterferenceRegion region = InterferenceRegion.Load(ref reader);
            _over.Add((region, new Instant(reader.ReadInt64())));
        }

        Own();
    }
}
