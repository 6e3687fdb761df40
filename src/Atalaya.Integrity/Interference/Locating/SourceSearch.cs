using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Atalaya.Core.Numerics;
using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Interference.Locating;

/// <summary>
/// Weighs every place of a lattice and every power by the receivers that kept or lost their position, coarse first and then finer where the probability is. Done in slices, so that no tick waits for it; each
/// slice is a fixed amount of work and not of time.
/// </summary>
sealed class SourceSearch
{
    public const int MostSamples = 400;

    /// <summary>Cells along each side of the coarse lattice, even.</summary>
    const int Side = 50;

    const int Refinement = 3;

    /// <summary>Half a diagonal: the horizon crosses cells, of which only the middle is weighed.</summary>
    const double HorizonCells = 0.7;

    /// <summary>Where the probability lies in more cells than these, finer ones tell nothing.</summary>
    const int MostRefined = 250;

    /// <summary>Cells of 12 km, 4 km and 1.4 km, as far as the probability is so narrow.</summary>
    const int MostStages = 3;

    const double RefinedMass = 0.999, OuterMass = 0.95, InnerMass = 0.5;

    /// <summary>A log-likelihood so far below the best is nothing.</summary>
    const double Negligible = 40;

    readonly SourceModel _model;
    readonly InterferenceSettings _settings;
    readonly SourceSample[] _samples;
    readonly double _latitude, _longitude, _halfSpanKilometers;
    Receiver[] _receivers;
    SourceGrid _grid;
    (short East, short North)[] _places;
    double[] _logs;
    double[] _masses = [];
    readonly double[] _powerMasses = new double[SourceModel.Powers];
    int _next;
    int _stage;

    /// <param name="InnerSquareKilometers">Up to here the jammer is surely in sight, squared distance.</param>
    /// <param name="OuterSquareKilometers">From here on it is surely not.</param>
    /// <param name="Beyond">Log-likelihood out of sight.</param>
    readonly record struct Receiver(SurfaceVector Place, double Weight, double InnerSquareKilometers, double OuterSquareKilometers, double Beyond, double[] Table);

    /// <param name="model">Of the settings.</param>
    /// <param name="settings">In force.</param>
    /// <param name="region">Whose source is sought.</param>
    /// <param name="time">Of the samples.</param>
    /// <param name="place">Around which it is sought, radians.</param>
    /// <param name="halfSpanKilometers">How far from there, north, east, south and west.</param>
    /// <param name="samples">At most <see cref="MostSamples"/>.</param>
    public SourceSearch(SourceModel model, InterferenceSettings settings, ulong region, Instant time, (double Latitude, double Longitude) place, double halfSpanKilometers, SourceSample[] samples)
    {
        (_model, _settings, Region, Time, _samples, _halfSpanKilometers) = (model, settings, region, time, samples, halfSpanKilometers);
        (_latitude, _longitude) = place;
        _grid = new SourceGrid(_latitude, _longitude, 2 * halfSpanKilometers / Side);
        _receivers = Array.ConvertAll(samples, Prepare);
        _places = new (short, short)[Side * Side];
        for (int i = 0; i < _places.Length; i++) _places[i] = ((short)(i % Side - Side / 2), (short)(i / Side - Side / 2));
        _logs = new double[_places.Length * SourceModel.Powers];
    }

    public ulong Region { get; }
    public Instant Time { get; }

    Receiver Prepare(SourceSample sample)
    {
        double horizon = _model.HorizonKilometers(sample.HeightMeters), soft = Math.Max(SourceModel.HorizonShare * horizon, HorizonCells * _grid.StepKilometers);
        double inner = Math.Max(horizon - soft, 0), outer = horizon + soft;
        return new Receiver(
            SurfaceVector.Of(sample.Latitude, sample.Longitude), sample.Weight, inner * inner, outer * outer, sample.Weight * SourceModel.BeyondHorizon(sample.IsBad), _model.TableOf(sample.IsBad, sample.HeightMeters));
    }

    /// <summary>Does a slice of the work; the estimate when all is done, else null.</summary>
    /// <param name="pairs">Places times samples to weigh.</param>
    public SourceEstimate? Advance(int pairs)
    {
        for (; pairs > 0 && _next < _places.Length; pairs -= _receivers.Length) Weigh(_next++);
        if (_next < _places.Length) return null;
        Normalise();
        int[] order = ByMass();
        int refined = CountOf(order, RefinedMass);
        if (_stage == MostStages - 1 || refined > MostRefined) return Finish(order);
        Refine(order.AsSpan(0, refined));
        return null;
    }

    void Weigh(int index)
    {
        const double SquareKilometers = AreaCells.EarthRadiusMeters * AreaCells.EarthRadiusMeters / 1e6;
        SurfaceVector place = _grid.Middle(_places[index].East, _places[index].North);
        Span<double> logs = _logs.AsSpan(index * SourceModel.Powers, SourceModel.Powers);
        Span<Vector256<double>> sums = MemoryMarshal.Cast<double, Vector256<double>>(logs);
        double beyond = 0;
        foreach (ref readonly Receiver receiver in _receivers.AsSpan())
        {
            double distance = receiver.Place.ChordSquared(place) * SquareKilometers;
            double sight = Math.Clamp((receiver.OuterSquareKilometers - distance) / (receiver.OuterSquareKilometers - receiver.InnerSquareKilometers), 0, 1);
            beyond += (1 - sight) * receiver.Beyond;
            if (sight == 0) continue;
            ReadOnlySpan<double> table = receiver.Table.AsSpan(SourceModel.OffsetOf(distance), SourceModel.Powers);
            ReadOnlySpan<Vector256<double>> terms = MemoryMarshal.Cast<double, Vector256<double>>(table);
            Vector256<double> weight = Vector256.Create(sight * receiver.Weight);
            for (int i = 0; i < sums.Length; i++) sums[i] += terms[i] * weight;
        }

        foreach (ref double log in logs) log += beyond;
    }

    /// <summary>Log-likelihoods to probabilities of places and of powers; before anything was heard all were equal.</summary>
    void Normalise()
    {
        double best = double.NegativeInfinity, sum = 0;
        foreach (double log in _logs) best = Math.Max(best, log);
        _masses = new double[_places.Length];
        Array.Clear(_powerMasses);
        for (int i = 0; i < _logs.Length; i++)
        {
            if (best - _logs[i] > Negligible) continue;
            double mass = StableMath.Exp(_logs[i] - best);
            _masses[i / SourceModel.Powers] += mass;
            _powerMasses[i % SourceModel.Powers] += mass;
            sum += mass;
        }

        for (int i = 0; i < _masses.Length; i++) _masses[i] /= sum;
        for (int i = 0; i < _powerMasses.Length; i++) _powerMasses[i] /= sum;
    }

    /// <summary>Most probable first.</summary>
    int[] ByMass()
    {
        int[] order = new int[_masses.Length];
        for (int i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(order, (left, right) => _masses[left] != _masses[right] ? _masses[right].CompareTo(_masses[left]) : left.CompareTo(right));
        return order;
    }

    int CountOf(int[] order, double mass)
    {
        double sum = 0;
        int count = 0;
        while (count < order.Length && sum < mass) sum += _masses[order[count++]];
        return count;
    }

    /// <summary>With the cells around them: the middle of a cell does not tell all of it.</summary>
    void Refine(ReadOnlySpan<int> cells)
    {
        SortedSet<(short North, short East)> coarse = [];
        foreach (int cell in cells)
            for (int beside = 0; beside < 9; beside++) coarse.Add(((short)(_places[cell].North + beside / 3 - 1), (short)(_places[cell].East + beside % 3 - 1)));
        var fine = new (short, short)[coarse.Count * Refinement * Refinement];
        int count = 0;
        foreach ((short north, short east) in coarse)
            for (int part = 0; part < Refinement * Refinement; part++)
                fine[count++] = ((short)(east * Refinement + part % Refinement), (short)(north * Refinement + part / Refinement));
        _grid = _grid with { StepKilometers = _grid.StepKilometers / Refinement };
        _places = fine;
        _logs = new double[fine.Length * SourceModel.Powers];
        _receivers = Array.ConvertAll(_samples, Prepare);
        _next = 0;
        _stage++;
    }

    SourceEstimate Finish(int[] order)
    {
        int inner = CountOf(order, InnerMass);
        SourceCell[] cells = new SourceCell[CountOf(order, OuterMass)];
        for (int i = 0; i < cells.Length; i++) cells[i] = new SourceCell(_places[order[i]].East, _places[order[i]].North, i < inner, _masses[order[i]]);
        SurfaceVector sum = default;
        for (int i = 0; i < _masses.Length; i++)
            if (_masses[i] > 0) sum += _grid.Middle(_places[i].East, _places[i].North) * _masses[i];
        (double latitude, double longitude) = sum.Place;
        int bad = _samples.Count(static sample => sample.IsBad);
        return new SourceEstimate(_grid, cells)
        {
            Time = Time,
            Latitude = latitude,
            Longitude = longitude,
            LeastPowerDbm = PowerAt(0.05) - _settings.ThresholdUncertaintyDb,
            MostPowerDbm = PowerAt(0.95) + _settings.ThresholdUncertaintyDb,
            BadSamples = bad,
            GoodSamples = _samples.Length - bad,
        };
    }

    double PowerAt(double quantile)
    {
        double sum = 0;
        int power = -1;
        while (power < SourceModel.Powers - 1 && sum < quantile) sum += _powerMasses[++power];
        return SourceModel.LeastPowerDbm + power * SourceModel.PowerStepDb;
    }

    /// <summary>What it was given and how far it is: the rest is done again after a restart.</summary>
    public void Save(StateWriter writer)
    {
        writer.Write(Region);
        writer.Write(Time.UnixNanoseconds);
        foreach (double value in (ReadOnlySpan<double>)[_latitude, _longitude, _halfSpanKilometers]) writer.Write(value);
        writer.Write(_stage);
        writer.Write(_next);
        writer.Write(_samples.Length);
        foreach (SourceSample sample in _samples) sample.Save(writer);
    }

    public static SourceSearch Load(ref StateReader reader, SourceModel model, InterferenceSettings settings)
    {
        ulong region = reader.ReadUInt64();
        Instant time = new(reader.ReadInt64());
        (double latitude, double longitude, double halfSpan) = (reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());
        int stage = reader.ReadInt32();
        int next = reader.ReadInt32();
        SourceSample[] samples = new SourceSample[reader.ReadCount(33)];
        if (samples.Length is 0 or > MostSamples || next < 0) throw new InvalidDataException("state: a search without samples");
        for (int i = 0; i < samples.Length; i++) samples[i] = SourceSample.Load(ref reader);
        SourceSearch search = new(model, settings, region, time, (latitude, longitude), halfSpan, samples);
        while (search._stage < stage)
            if (search.Advance(int.MaxValue) is not null) throw new InvalidDataException("state: a search that is over");
        if (next >= search._places.Length) throw new InvalidDataException("state: a search that is over");
        while (search._next < next) search.Weigh(search._next++);
        return search;
    }
}
