namespace Atalaya.Scenarios.Evaluation;

/// <summary>
/// Reads rows off at the scored times: of each name the row nearest in time within the tolerance (of two as near, the later), else, if asked for,
/// the point between two rows.
/// </summary>
sealed class TimeSampler
{
    readonly PlaneTrajectories _rows;
    readonly double[] _times;
    readonly double _interpolateSeconds, _toleranceSeconds;
    readonly List<Sample> _samples = [];

    readonly record struct Sample(int Time, int Object, double X, double Y, double VelocityX, double VelocityY);

    TimeSampler(PlaneTrajectories rows, double[] times, double interpolateSeconds, double toleranceSeconds)
    {
        _rows = rows;
        _times = times;
        _interpolateSeconds = interpolateSeconds;
        _toleranceSeconds = toleranceSeconds;
    }

    /// <param name="times">Ascending.</param>
    public static SampledObjects At(PlaneTrajectories rows, double[] times, double interpolateSeconds, double toleranceSeconds)
    {
        TimeSampler sampler = new(rows, times, interpolateSeconds, toleranceSeconds);
        string[] names = [.. rows.Ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        sampler.SampleAll(names);
        return sampler.Gather(names);
    }

    void SampleAll(string[] names)
    {
        Dictionary<string, int> numbers = names.Select((name, index) => (name, index)).ToDictionary(pair => pair.name, pair => pair.index, StringComparer.Ordinal);
        int[] objects = [.. _rows.Ids.Select(id => numbers[id])];
        int[] order = [.. Enumerable.Range(0, _rows.Count).OrderBy(row => objects[row]).ThenBy(row => _rows.TimesSeconds[row])];
        for (int start = 0; start < order.Length;)
        {
            int end = start + 1;
            while (end < order.Length && objects[order[end]] == objects[order[start]]) end++;
            SampleOne(objects[order[start]], order.AsSpan(start, end - start));
            start = end;
        }
    }

    void SampleOne(int number, ReadOnlySpan<int> rows)
    {
        double[] times = new double[rows.Length];
        for (int i = 0; i < rows.Length; i++) times[i] = _rows.TimesSeconds[rows[i]];
        int low = LowerBound(_times, times[0] - _toleranceSeconds);
        for (int k = low; k < _times.Length && _times[k] <= times[^1] + _toleranceSeconds; k++)
        {
            int after = LowerBound(times, _times[k]);
            int nearest = -1;
            double distance = _toleranceSeconds;
            for (int i = Math.Max(after - 1, 0); i <= after && i < times.Length; i++)
            {
                if (Math.Abs(times[i] - _times[k]) > distance) continue;
                nearest = i;
                distance = Math.Abs(times[i] - _times[k]);
            }

            if (nearest >= 0) Add(k, number, rows[nearest], rows[nearest], 0);
            else if (_interpolateSeconds > 0 && after > 0 && after < times.Length && times[after] - times[after - 1] <= _interpolateSeconds)
                Add(k, number, rows[after - 1], rows[after], (_times[k] - times[after - 1]) / (times[after] - times[after - 1]));
        }
    }

    void Add(int time, int number, int before, int after, double share) => _samples.Add(new Sample(
        time, number, Between(_rows.X, before, after, share), Between(_rows.Y, before, after, share),
        Between(_rows.VelocityX, before, after, share), Between(_rows.VelocityY, before, after, share)));

    static double Between(double[]? values, int before, int after, double share) => values switch
    {
        null => double.NaN,
        _ when before == after => values[before],
        _ => values[before] * (1 - share) + values[after] * share,
    };

    SampledObjects Gather(string[] names)
    {
        int[] first = new int[_times.Length + 1];
        foreach (Sample sample in _samples) first[sample.Time + 1]++;
        for (int k = 0; k < _times.Length; k++) first[k + 1] += first[k];
        Sample[] sorted = new Sample[_samples.Count];
        int[] next = [.. first];
        foreach (Sample sample in _samples) sorted[next[sample.Time]++] = sample;
        bool moves = _rows.VelocityX is not null && _rows.VelocityY is not null;
        return new SampledObjects
        {
            First = first,
            Object = [.. sorted.Select(sample => sample.Object)],
            X = [.. sorted.Select(sample => sample.X)],
            Y = [.. sorted.Select(sample => sample.Y)],
            VelocityX = moves ? [.. sorted.Select(sample => sample.VelocityX)] : null,
            VelocityY = moves ? [.. sorted.Select(sample => sample.VelocityY)] : null,
            Names = names,
        };
    }

    /// <summary>The first index whose value is not below <paramref name="value"/>.</summary>
    static int LowerBound(double[] sorted, double value)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (sorted[middle] < value) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
