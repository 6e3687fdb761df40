using Atalaya.Core.Reports;
using Atalaya.Core.Time;

namespace Atalaya.Pipeline;

/// <summary>Holds the payloads of the open tick, decodes them per source in parallel, and puts the reports into the one order.</summary>
sealed class TickBuffer
{
    /// <summary>How far a stated time may lie ahead of receive time.</summary>
    const long FutureToleranceNanoseconds = Instant.NanosecondsPerSecond;

    /// <summary>
    /// How far it may lie behind: what a broken link held back is not older. A clock that is set to another time zone is, and so is a
    /// recording that is played as if it came in now; only the receive time is of use then. AIS may come by satellite or from a store and
    /// stays what it is: history.
    /// </summary>
    const long PastToleranceNanoseconds = 600 * Instant.NanosecondsPerSecond;

    /// <summary>Below this many bytes in a tick sharing the work costs more than it saves.</summary>
    const int ParallelBytes = 64 << 10;

    readonly ReportBatch _merged = new();
    readonly ReportBatch _leaving = new();
    byte[] _payloads = new byte[1 << 16];
    int _length;

    /// <summary>Copies a payload in and returns where it starts.</summary>
    public int Add(ReadOnlySpan<byte> payload)
    {
        int start = _length;
        if (start + payload.Length > _payloads.Length) Array.Resize(ref _payloads, Math.Max(_payloads.Length * 2, start + payload.Length));
        payload.CopyTo(_payloads.AsSpan(start));
        _length += payload.Length;
        return start;
    }

    /// <summary>Decodes what waits of a source that goes in mid-tick: it was logged, so it counts.</summary>
    public void DecodeLeaving(FlowSource source)
    {
        source.DecodePending(_payloads);
        _leaving.Append(source.Batch);
    }

    public void Decode(IReadOnlyList<FlowSource> sources, int threads)
    {
        int waiting = 0;
        foreach (FlowSource source in sources)
        {
            source.Batch.Clear();
            if (source.HasPending) waiting++;
        }

        if (threads > 1 && waiting > 1 && _length >= ParallelBytes) Parallel.For(0, sources.Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, i => DecodeOne(sources[i]));
        else if (waiting > 0)
            foreach (FlowSource source in sources) DecodeOne(source);
        _length = 0;
    }

    void DecodeOne(FlowSource source)
    {
        if (source.HasPending) source.DecodePending(_payloads);
    }

    /// <summary>All reports of the tick by (time of applicability, source, sequence); a time too far from receive time is flagged and replaced.</summary>
    public ReportBatch Merge(IReadOnlyList<FlowSource> sources)
    {
        _merged.Clear();
        _merged.Append(_leaving);
        _leaving.Clear();
        foreach (FlowSource source in sources) _merged.Append(source.Batch);
        Span<Report> reports = _merged.Reports;
        foreach (ref Report report in reports)
        {
            long ahead = report.Time.NanosecondsSince(report.ReceiveTime);
            if (ahead <= FutureToleranceNanoseconds && (ahead >= -PastToleranceNanoseconds || report.Identity.Mmsi != 0)) continue;
            report.Time = report.ReceiveTime;
            report.Flags |= ahead > 0 ? ReportFlags.TimeInFuture : ReportFlags.TimeIsReceiveTime;
        }

        reports.Sort(static (left, right) => Report.CompareOrder(left, right));
        return _merged;
    }
}
