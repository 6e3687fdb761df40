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
    const double GoodReachKilometers = 300, NearKilometers = 60;

    /// <summary>Who was good in the last moment before all turned bad lay at no edge.</summary>
    const double SettleSeconds = 40;

    const double LeastSpanKilometers = 250, MostSpanKilometers = 600;

    readonly List<Found> _found = [];
    readonly Dictionary<uint, int> _counts = [];
    SourceModel? _model;
    SourceSearch? _search;

    /// <param name="Order">Less = taken first.</param>
    readonly record struct Found(SourceSample Sample, int Order, uint Object, Instant From);

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
                    Add(sample, 0);
                }

        middle = sum.Unit;
        spreadKilometers = 0;
        if (_found.Count < LeastBad) return false;
        foreach (Found found in _found) spreadKilometers = Math.Max(spreadKilometers, Kilometers(middle, found.Sample));
        AddGood(finder, middle, spreadKilometers + GoodReachKilometers, onset);
        _found.Sort(static (left, right) => Compare(left, right));
        Thin();
        WeighObjects();
        return true;
    }

    /// <summary>Samples of one receiver share its threshold: n of them weigh as much as √n.</summary>
    void WeighObjects()
    {
        _counts.Clear();
        foreach (Found found in _found) _counts[found.Object] = _counts.GetValueOrDefault(found.Object) + 1;
        for (int i = 0; i < _found.Count; i++) _found[i] = _found[i] with { Sample = _found[i].Sample with { Weight = 1 / Math.Sqrt(_counts[_found[i].Object]) } };
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
                if (sample.IsBad || !sample.IsTelling || sample.To < onset.PlusSeconds(SettleSeconds)) continue;
                SourceSample good = new(sample.Latitude, sample.Longitude, sample.HeightMeters, IsBad: false);
                double distance = Kilometers(middle, good);
                if (distance <= reachKilometers || isDisturbed) Add(sample, distance < reachKilometers - GoodReachKilometers + NearKilometers ? 0 : 1);
            }
        }
    }

    void Add(in NavigationSample sample, int order) =>
        _found.Add(new Found(new SourceSample(sample.Latitude, sample.Longitude, sample.HeightMeters, sample.IsBad), order, sample.Object, sample.From));

    static double Kilometers(in SurfaceVector middle, in SourceSample sample) =>
        Math.Sqrt(middle.ChordSquared(SurfaceVector.Of(sample.Latitude, sample.Longitude))) * AreaCells.EarthRadiusMeters / 1000;

    /// <summary>Takes as many of both kinds as there is room for, half each if there are so many.</summary>
    void Thin()
    {
        int bad = _found.FindIndex(static found => !found.Sample.IsBad), most = SourceSearch.MostSamples;
        if (bad < 0) bad = _found.Count;
        int keptBad = Math.Min(bad, Math.Max(most / 2, most - (_found.Count - bad)));
        _found.RemoveRange(keptBad, bad - keptBad);
        if (_found.Count > most) _found.RemoveRange(most, _found.Count - most);
    }

    /// <summary>Different for different objects.</summary>
    static uint Lot(uint subject) => subject * 2654435761u;

    /// <summary>Those who lost it, then those who kept it, near ones first; among them as by lot, so that a part stands for all.</summary>
    static int Compare(in Found left, in Found right)
    {
        if (left.Sample.IsBad != right.Sample.IsBad) return left.Sample.IsBad ? -1 : 1;
        int order = left.Order.CompareTo(right.Order);
        if (order == 0) order = Lot(left.Object).CompareTo(Lot(right.Object));
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
