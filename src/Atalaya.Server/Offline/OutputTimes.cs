using System.Globalization;
using Atalaya.Core.Time;
using Atalaya.Server.Commands;
using Atalaya.Server.Inputs;

namespace Atalaya.Server.Offline;

/// <summary>The times at which <c>track</c> writes rows: each whole UTC second, or those of a file's first column.</summary>
sealed class OutputTimes
{
    readonly Instant[]? _times;
    int _index;
    long _nextSecond = long.MinValue;

    OutputTimes(Instant[]? times) => _times = times;

    public static OutputTimes EachSecond() => new(null);

    /// <summary>Reads Unix seconds from the first column of a CSV file, header or not.</summary>
    public static OutputTimes FromFile(string path) => new([.. ReadFirstColumn(path).Select(Instant.FromUnixSeconds)]);

    /// <summary>The distinct numbers of the first column, ascending.</summary>
    public static double[] ReadFirstColumn(string path)
    {
        SortedSet<double> times = [];
        using StreamReader reader = new(InputStream.Open(path));
        while (reader.ReadLine() is { } line)
        {
            int comma = line.IndexOf(',');
            ReadOnlySpan<char> first = comma < 0 ? line : line.AsSpan(0, comma);
            if (double.TryParse(first, NumberStyles.Float, CultureInfo.InvariantCulture, out double time)) times.Add(time);
        }

        return times.Count > 0 ? [.. times] : throw new CommandFailure($"{path}: its first column holds no times");
    }

    /// <summary>Takes the next output time that is not after <paramref name="end"/>.</summary>
    public bool TryTake(Instant end, out Instant time)
    {
        time = default;
        if (_times is not null)
        {
            if (_index >= _times.Length || _times[_index] > end) return false;
            time = _times[_index++];
            return true;
        }

        long second = Math.DivRem(end.UnixNanoseconds, Instant.NanosecondsPerSecond).Quotient;
        if (_nextSecond == long.MinValue) _nextSecond = second;
        if (_nextSecond > second) return false;
        if (_nextSecond < second - 1) _nextSecond = second; // nothing was there in between: time was skipped
        time = new Instant(_nextSecond * Instant.NanosecondsPerSecond);
        _nextSecond++;
        return true;
    }
}
