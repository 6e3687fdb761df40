using Atalaya.Core.Numerics;
using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Interference;

/// <summary>What was heard of navigation in one cell and height band: the samples of the last half hour in their order, and the base rate over weeks.</summary>
sealed class CellHistory(int key)
{
    /// <summary>Samples are kept so long for the search of a source.</summary>
    const double RetainSeconds = 1800;

    const double SecondsPerDay = 86_400;

    NavigationSample[] _samples = new NavigationSample[4];
    int _start;
    long _first = 1;
    double _baseCount, _baseBad;
    Instant _baseTime;

    /// <summary>Cell × 4 + band.</summary>
    public int Key => key;

    public int Cell => key >> 2;
    public HeightBand Band => (HeightBand)(key & 3);
    public int SampleCount { get; private set; }

    /// <summary>Objects of the window, and those that were bad in it.</summary>
    public int Count { get; private set; }

    public int Bad { get; private set; }

    public ref readonly NavigationSample this[int index] => ref _samples[(_start + index) % _samples.Length];

    public SampleReference Add(in NavigationSample sample)
    {
        if (SampleCount == _samples.Length) Grow();
        _samples[(_start + SampleCount++) % _samples.Length] = sample;
        return new SampleReference(key, _first + SampleCount - 1);
    }

    /// <summary>False if the sample is gone.</summary>
    public bool TryFind(long number, out int index)
    {
        long offset = number - _first;
        index = (int)offset;
        return offset >= 0 && offset < SampleCount;
    }

    public ref NavigationSample At(int index) => ref _samples[(_start + index) % _samples.Length];

    /// <summary>Counts the objects of the window and lets go of old samples.</summary>
    /// <param name="learns">False while the cell is disturbed: what is not usual is no base rate.</param>
    public void Recount(Instant now, InterferenceSettings settings, bool learns)
    {
        while (SampleCount > 0 && now.SecondsSince(this[0].To) > RetainSeconds) RemoveFirst(now, settings, learns);
        (Count, Bad) = (0, 0);
        for (int i = 0; i < SampleCount; i++)
        {
            ref readonly NavigationSample sample = ref this[i];
            if (sample.IsSuperseded || now.SecondsSince(sample.To) > settings.WindowSeconds) continue;
            Count++;
            if (sample.LastBad != default && now.SecondsSince(sample.LastBad) <= settings.WindowSeconds) Bad++;
        }
    }

    void RemoveFirst(Instant now, InterferenceSettings settings, bool learns)
    {
        NavigationSample sample = this[0];
        _start = (_start + 1) % _samples.Length;
        _first++;
        SampleCount--;
        if (!learns || sample.IsSuperseded) return;
        double kept = _baseTime == default ? 0 : StableMath.Exp(-now.SecondsSince(_baseTime) / (settings.BaseRateDays * SecondsPerDay));
        _baseCount = _baseCount * kept + 1;
        _baseBad = _baseBad * kept + (sample.LastBad == default ? 0 : 1);
        _baseTime = now;
    }

    /// <summary>Share of objects that are bad here in a window without interference.</summary>
    public double BaseRate(InterferenceSettings settings)
    {
        double least = Band == HeightBand.Sea ? settings.LeastSeaBaseRate : settings.LeastBaseRate;
        return Math.Clamp((_baseBad + least * settings.BaseRateWeight) / (_baseCount + settings.BaseRateWeight), least, 0.2);
    }

    void Grow()
    {
        NavigationSample[] grown = new NavigationSample[2 * _samples.Length];
        for (int i = 0; i < SampleCount; i++) grown[i] = this[i];
        (_samples, _start) = (grown, 0);
    }

    public void Save(StateWriter writer)
    {
        writer.Write(key);
        writer.Write(_first);
        writer.Write(_baseCount);
        writer.Write(_baseBad);
        writer.Write(_baseTime.UnixNanoseconds);
        writer.Write(Count);
        writer.Write(Bad);
        writer.Write(SampleCount);
        for (int i = 0; i < SampleCount; i++) this[i].Save(writer);
    }

    public static CellHistory Load(ref StateReader reader)
    {
        CellHistory cell = new(reader.ReadInt32()) { _first = reader.ReadInt64(), _baseCount = reader.ReadDouble(), _baseBad = reader.ReadDouble() };
        cell._baseTime = new Instant(reader.ReadInt64());
        (cell.Count, cell.Bad) = (reader.ReadInt32(), reader.ReadInt32());
        for (int left = reader.ReadCount(43); left > 0; left--) cell.Add(NavigationSample.Load(ref reader));
        return cell;
    }
}
