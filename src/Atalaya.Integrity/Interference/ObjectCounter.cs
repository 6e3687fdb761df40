using System.Runtime.InteropServices;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Interference;

/// <summary>Counts the objects of several cells, each once.</summary>
sealed class ObjectCounter(CellTable cells)
{
    static readonly Comparison<Entry> ByObject = static (left, right) => left.Object.CompareTo(right.Object);

    readonly List<Entry> _entries = [];

    readonly record struct Entry(uint Object, HeightBand Band, bool IsBad, bool IsBadNow, double Rate);

    public void Clear() => _entries.Clear();

    public void Add(int cell, Instant now, InterferenceSettings settings)
    {
        for (HeightBand band = HeightBand.Sea; band <= HeightBand.High; band++)
        {
            if (cells.Find(CellTable.KeyOf(cell, band)) is not { SampleCount: > 0 } history) continue;
            double rate = history.BaseRate(settings);
            for (int i = 0; i < history.SampleCount; i++)
            {
                ref readonly NavigationSample sample = ref history[i];
                if (sample.IsSuperseded || now.SecondsSince(sample.To) > settings.WindowSeconds) continue;
                bool isBad = sample.LastBad != default && now.SecondsSince(sample.LastBad) <= settings.WindowSeconds;
                _entries.Add(new Entry(sample.Object, band, isBad, sample.IsBad && now.SecondsSince(sample.To) <= 2 * InterferenceDetector.RoundSeconds, rate));
            }
        }
    }

    public void Sort() => _entries.Sort(ByObject);

    /// <summary>Objects of some bands, those bad in the window, those bad now, and the mean of their base rates.</summary>
    public (int Count, int Bad, int BadNow, double Rate) Count(HeightBand first, HeightBand last)
    {
        int count = 0, bad = 0, badNow = 0;
        double rates = 0;
        ReadOnlySpan<Entry> entries = CollectionsMarshal.AsSpan(_entries);
        for (int i = 0; i < entries.Length;)
        {
            uint subject = entries[i].Object;
            (bool isThere, bool isBad, bool isBadNow, double rate) = (false, false, false, 0.0);
            for (; i < entries.Length && entries[i].Object == subject; i++)
            {
                ref readonly Entry entry = ref entries[i];
                if (entry.Band < first || entry.Band > last) continue;
                (isThere, isBad, isBadNow, rate) = (true, isBad | entry.IsBad, isBadNow | entry.IsBadNow, Math.Max(rate, entry.Rate));
            }

            if (!isThere) continue;
            count++;
            rates += rate;
            if (isBad) bad++;
            if (isBadNow) badNow++;
        }

        return (count, bad, badNow, count == 0 ? 0 : rates / count);
    }
}
