using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Integrity.Interference.Locating;

namespace Atalaya.Integrity.Interference;

/// <summary>Seeks the source of one region after the other, a slice of the work in each tick.</summary>
sealed class SourceSeeker(CellTable cells)
{
    /// <summary>Places times samples in a tick: about half a millisecond.</summary>
    const int PairsPerTick = 20_000;

    /// <summary>Fewer tell nothing of a source.</summary>
    const int LeastBad = 3;

    /// <summary>Who kept its position is heard so far from the region: a jammer of great power reaches the horizon, 430 km at FL400.</summary>
    const double GoodReachKilometers = 300;

    const double LeastSpanKilometers = 250, MostSpanKilometers = 600;

    readonly List<(SourceSample Sample, double Order, uint Object, Instant From)> _found = [];
    SourceModel? _model;
    SourceSearch? _search;

    /// <summary>New settings: a search that is under way ends with the old ones.</summary>
    public void Configure() => _model = null;

    public void Step(Instant now, RegionFinder finder, InterferenceSettings settings)
    {
        if (_search is null) Begin(now, finder, settings);
        if (_search?.Advance(PairsPerTick) is not { } estimate) return;
        foreach (InterferenceRegion region in finder.Regions)
            if (region.Id == _search.Region) region.Source = estimate;
        _search = null;
    }

    /// <summary>Of the regions that are due the one that waits longest.</summary>
    void Begin(Instant now, RegionFinder finder, InterferenceSettings settings)
    {
        InterferenceRegion? due = null;
        foreach (InterferenceRegion region in finder.Regions)
            if (region.NextSearch <= now && (due is null || region.NextSearch < due.NextSearch)) due = region;
        if (due is null) return;
        due.NextSearch = now.PlusSeconds(settings.LocateSeconds);
        if (!TryGather(due, finder, out SurfaceVector middle, out double spread)) return;
        double span = Math.Clamp(spread + LeastSpanKilometers, LeastSpanKilometers, MostSpanKilometers);
        _search = new SourceSearch(_model ??= new SourceModel(settings), settings, due.Id, now, middle.Place, span, [.. _found.Select(static found => found.Sample)]);
    }

    /// <summary>Who lost its position in the region, and who kept it around it, since the first lost it.</summary>
    /// <param name="region">Whose source is sought.</param>
    /// <param name="finder">Where the other regions are: what is bad there is not of this source.</param>
    /// <param name="middle">Between those who lost it.</param>
    /// <param name="spreadKilometers">How far they are from there at most.</param>
    bool TryGather(InterferenceRegion region, RegionFinder finder, out SurfaceVector middle, out double spreadKilometers)
    {
        _found.Clear();
        SurfaceVector sum = default;
        Instant onset = Instant.MaxValue;
        foreach (int cell in region.CellNumbers)
            foreach (CellHistory history in HistoriesOf(cell))
                for (int i = 0; i < history.SampleCount; i++)
                {
                    ref readonly NavigationSample sample = ref history[i];
                    if (!sample.IsBad) continue;
                    sum += SurfaceVector.Of(sample.Latitude, sample.Longitude);
                    onset = Instant.Min(onset, sample.From);
                    Add(sample, history.Band, -sample.To.SecondsSince(default));
                }

        middle = sum.Unit;
        spreadKilometers = 0;
        if (_found.Count < LeastBad) return false;
        foreach (var found in _found) spreadKilometers = Math.Max(spreadKilometers, Kilometers(middle, found.Sample));
        AddGood(finder, middle, spreadKilometers + GoodReachKilometers, onset);
        _found.Sort(static (left, right) => Compare(left, right));
        if (_found.Count > SourceSearch.MostSamples) _found.RemoveRange(SourceSearch.MostSamples, _found.Count - SourceSearch.MostSamples);
        return true;
    }

    IEnumerable<CellHistory> HistoriesOf(int cell)
    {
        for (HeightBand band = HeightBand.Sea; band <= HeightBand.High; band++)
            if (cells.Find(CellTable.KeyOf(cell, band)) is { } history) yield return history;
    }

    void AddGood(RegionFinder finder, SurfaceVector middle, double reachKilometers, Instant onset)
    {
        foreach (CellHistory history in cells.All)
        {
            if (history.SampleCount == 0) continue;
            bool isDisturbed = finder.RegionOf(history.Cell) is not null;
            for (int i = 0; i < history.SampleCount; i++)
            {
                ref readonly NavigationSample sample = ref history[i];
                if (sample.IsBad || sample.To < onset) continue;
                SourceSample good = new(sample.Latitude, sample.Longitude, sample.HeightMeters, false, history.Band == HeightBand.Sea);
                double distance = Kilometers(middle, good);
                if (distance <= reachKilometers || isDisturbed) Add(sample, history.Band, distance);
            }
        }
    }

    void Add(in NavigationSample sample, HeightBand band, double order) =>
        _found.Add((new SourceSample(sample.Latitude, sample.Longitude, sample.HeightMeters, sample.IsBad, band == HeightBand.Sea), order, sample.Object, sample.From));

    static double Kilometers(in SurfaceVector middle, in SourceSample sample) =>
        Math.Sqrt(middle.ChordSquared(SurfaceVector.Of(sample.Latitude, sample.Longitude))) * AreaCells.EarthRadiusMeters / 1000;

    /// <summary>Those who lost it, newest first, then those who kept it, nearest first.</summary>
    static int Compare(in (SourceSample Sample, double Order, uint Object, Instant From) left, in (SourceSample Sample, double Order, uint Object, Instant From) right)
    {
        if (left.Sample.IsBad != right.Sample.IsBad) return left.Sample.IsBad ? -1 : 1;
        int order = left.Order.CompareTo(right.Order);
        if (order == 0) order = left.Object.CompareTo(right.Object);
        return order != 0 ? order : left.From.CompareTo(right.From);
    }

    public void Save(StateWriter writer)
    {
        writer.Write(_search is not null);
        _search?.Save(writer);
    }

    public void Load(ref StateReader reader, InterferenceSettings settings)
    {
        if (reader.ReadBoolean()) _search = SourceSearch.Load(ref reader, _model ??= new SourceModel(settings), settings);
    }
}
