using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Integrity.Interference.Locating;

namespace Atalaya.Integrity.Interference;

/// <summary>A region in which satellite navigation is disturbed: cells that touch each other. Its id stays while it grows, shrinks and moves; where two meet, the older goes on.</summary>
public sealed class InterferenceRegion
{
    const double MomentSeconds = 120;
    const int MostMoments = 6;

    /// <summary>A change by less than this share is none.</summary>
    const double SteadyShare = 0.25;

    readonly List<RegionCell> _cells = [];
    readonly List<RegionMoment> _moments = [];
    int[] _former = [];

    internal InterferenceRegion(ulong id, Instant since) => (Id, Since) = (id, since);

    /// <summary>Counts from 1 over a recording.</summary>
    public ulong Id { get; }

    public Instant Since { get; }

    /// <summary>Ascending.</summary>
    internal IReadOnlyList<RegionCell> Cells => _cells;

    /// <summary>Aircraft and vessels in its cells in the window, those bad in it, and those bad now.</summary>
    public int Count { get; private set; }

    public int Bad { get; private set; }
    public int BadNow { get; private set; }

    /// <summary>Of its middle, radians.</summary>
    public double Latitude { get; private set; }

    public double Longitude { get; private set; }

    /// <summary>The test that chance explains least, in its life.</summary>
    internal ChanceFinding Strongest { get; private set; }

    /// <summary>Probability of so many bad by chance in the cell, or the cell with its neighbours, that shows it most.</summary>
    public double Chance => Strongest.Chance;

    public double BaseRate => Strongest.Rate;

    /// <summary>Where its source is; null = not sought yet.</summary>
    public SourceEstimate? Source { get; internal set; }

    internal Instant NextSearch { get; set; }

    public IEnumerable<int> CellNumbers => _cells.Select(static cell => cell.Cell);
    public double SquareMeters => _cells.Sum(static cell => AreaCells.SquareMetersOf(cell.Cell));

    /// <summary>As it was some minutes ago; null = it is younger.</summary>
    public RegionMoment? Before => _moments.Count > 1 ? _moments[0] : null;

    public RegionTrend Trend
    {
        get
        {
            if (Before is not { } before) return RegionTrend.New;
            double change = Math.Max(Math.Abs(Change(_cells.Count, before.Cells)), Math.Abs(Change(BadNow, before.Affected)));
            if (change < SteadyShare) return RegionTrend.Steady;
            return Change(_cells.Count, before.Cells) + Change(BadNow, before.Affected) > 0 ? RegionTrend.Growing : RegionTrend.Shrinking;
        }
    }

    static double Change(int now, int before) => (now - before) / (double)Math.Max(before, 1);

    /// <summary>It lay there when it ended.</summary>
    internal bool Had(int cell) => Array.IndexOf(_former, cell) >= 0;

    internal void Warm(int cell, Instant now)
    {
        int index = IndexOf(cell);
        if (index >= 0) _cells[index] = _cells[index] with { LastWarm = now };
        else _cells.Insert(~index, new RegionCell(cell, now, now));
    }

    internal void Note(in ChanceFinding finding)
    {
        if (finding.IsStrongerThan(Strongest)) Strongest = finding;
    }

    /// <summary>Lets go of cells that have been calm for a while.</summary>
    internal void Cool(Instant now, double calmSeconds)
    {
        if (_cells.TrueForAll(cell => now.SecondsSince(cell.LastWarm) > calmSeconds)) _former = [.. CellNumbers];
        _cells.RemoveAll(cell => now.SecondsSince(cell.LastWarm) > calmSeconds);
    }

    internal void TakeOver(InterferenceRegion other)
    {
        foreach (RegionCell cell in other._cells)
        {
            int index = IndexOf(cell.Cell);
            if (index < 0) _cells.Insert(~index, cell);
        }

        Note(other.Strongest);
    }

    internal void Measure((int Count, int Bad, int BadNow, double Rate) counts, Instant now)
    {
        (Count, Bad, BadNow) = (counts.Count, counts.Bad, counts.BadNow);
        SurfaceVector sum = default;
        foreach (RegionCell cell in _cells)
        {
            (double south, double west, double north, double east) = AreaCells.EdgesOf(cell.Cell);
            sum += SurfaceVector.Of((south + north) / 2, (west + east) / 2);
        }

        (Latitude, Longitude) = sum.Place;
        if (_moments.Count > 0 && now.SecondsSince(_moments[^1].Time) < MomentSeconds) return;
        if (_moments.Count == MostMoments) _moments.RemoveAt(0);
        _moments.Add(new RegionMoment(now, _cells.Count, BadNow, Latitude, Longitude));
    }

    int IndexOf(int cell)
    {
        int low = 0, high = _cells.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (_cells[middle].Cell == cell) return middle;
            if (_cells[middle].Cell < cell) low = middle + 1;
            else high = middle - 1;
        }

        return ~low;
    }

    internal void Save(StateWriter writer)
    {
        writer.Write(Id);
        writer.Write(Since.UnixNanoseconds);
        writer.Write(NextSearch.UnixNanoseconds);
        foreach (int value in (ReadOnlySpan<int>)[Count, Bad, BadNow, Strongest.Bad, Strongest.Count]) writer.Write(value);
        foreach (double value in (ReadOnlySpan<double>)[Latitude, Longitude, Strongest.Rate, Strongest.Chance, Strongest.Limit]) writer.Write(value);
        writer.Write(_cells.Count);
        foreach (RegionCell cell in _cells)
        {
            writer.Write(cell.Cell);
            writer.Write(cell.Since.UnixNanoseconds);
            writer.Write(cell.LastWarm.UnixNanoseconds);
        }

        writer.Write(_former.Length);
        foreach (int cell in _former) writer.Write(cell);
        writer.Write(_moments.Count);
        foreach (RegionMoment moment in _moments)
        {
            writer.Write(moment.Time.UnixNanoseconds);
            writer.Write(moment.Cells);
            writer.Write(moment.Affected);
            writer.Write(moment.Latitude);
            writer.Write(moment.Longitude);
        }

        writer.Write(Source is not null);
        Source?.Save(writer);
    }

    internal static InterferenceRegion Load(ref StateReader reader)
    {
        InterferenceRegion region = new(reader.ReadUInt64(), new Instant(reader.ReadInt64())) { NextSearch = new Instant(reader.ReadInt64()) };
        (region.Count, region.Bad, region.BadNow) = (reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
        (int bad, int count) = (reader.ReadInt32(), reader.ReadInt32());
        (region.Latitude, region.Longitude) = (reader.ReadDouble(), reader.ReadDouble());
        region.Strongest = new ChanceFinding(bad, count, reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());
        for (int left = reader.ReadCount(20); left > 0; left--) region._cells.Add(new RegionCell(reader.ReadInt32(), new Instant(reader.ReadInt64()), new Instant(reader.ReadInt64())));
        region._former = new int[reader.ReadCount(4)];
        for (int i = 0; i < region._former.Length; i++) region._former[i] = reader.ReadInt32();
        for (int left = reader.ReadCount(32); left > 0; left--)
            region._moments.Add(new RegionMoment(new Instant(reader.ReadInt64()), reader.ReadInt32(), reader.ReadInt32(), reader.ReadDouble(), reader.ReadDouble()));
        if (reader.ReadBoolean()) region.Source = SourceEstimate.Load(ref reader);
        return region;
    }
}
