using Atalaya.Core.Reports;

namespace Atalaya.Pipeline;

/// <summary>
/// What the time stamps of a source tell of its clock: stamp minus receive time of its last <see cref="Capacity"/> stamped reports. For people only: no part
/// of the picture, nor of what is saved.
/// </summary>
public sealed class StampDifferences
{
    public const int Capacity = 256;

    readonly long[] _nanoseconds = new long[Capacity];
    long _count;

    internal void Add(ReadOnlySpan<Report> reports)
    {
        foreach (ref readonly Report report in reports)
            if (!report.Has(ReportFlags.TimeIsReceiveTime)) _nanoseconds[_count++ % Capacity] = report.Time.NanosecondsSince(report.ReceiveTime);
    }

    /// <summary>False while nothing with a time stamp has come.</summary>
    /// <param name="largestSeconds">The source's clock minus ours, short by the least delay among these reports.</param>
    /// <param name="medianSeconds">The same with a usual delay: how old (below zero) a report is when it comes.</param>
    public bool TryRead(out double largestSeconds, out double medianSeconds)
    {
        (largestSeconds, medianSeconds) = (0, 0);
        long[] sorted = _nanoseconds[..(int)Math.Min(_count, Capacity)];
        if (sorted.Length == 0) return false;
        Array.Sort(sorted);
        (largestSeconds, medianSeconds) = (sorted[^1] * 1e-9, sorted[sorted.Length / 2] * 1e-9);
        return true;
    }
}
