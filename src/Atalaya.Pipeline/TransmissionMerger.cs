using System.Runtime.InteropServices;
using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Pipeline;

/// <summary>
/// One transmission, one report: copies of equal content within their window become one report that lists all hearers. A copy that
/// comes after the first has been used stays as a report flagged Duplicate, which counts as heard and never as measured.
/// A report that comes too late to be used is merged with its like only: else a source whose clock is slow, hearing the same, would take the
/// reports of the others with it into the past.
/// Bounded: a table of 2^17 transmissions in sets of eight; the oldest of a full set gives way.
/// </summary>
/// <param name="counted">Told the source of every copy; null = nobody.</param>
public sealed class TransmissionMerger(Action<SourceId>? counted = null)
{
    const int Ways = 8;
    const int Sets = 1 << 14;

    /// <summary>As the late window of the tracker: an older report is history.</summary>
    const long LateNanoseconds = 10 * Instant.NanosecondsPerSecond;

    /// <summary>Tells the content of a late report from the same content in time.</summary>
    const ulong LateMark = 0x9E37_79B9_7F4A_7C15;

    readonly Entry[] _entries = new Entry[Sets * Ways];

    /// <summary>Copies so far: folded into the first report, or flagged.</summary>
    public long Merged { get; private set; }

    /// <summary>Folds the copies in an ordered tick and returns the number of reports that remain, moved to the front in order.</summary>
    public int Merge(Span<Report> reports)
    {
        int kept = 0;
        for (int i = 0; i < reports.Length; i++)
        {
            ref Report report = ref reports[i];
            report.Hearers.Add(report.Source);
            if (report.ContentHash != 0 && !Note(ref report, reports, kept)) continue;
            if (kept != i) reports[kept] = report;
            kept++;
        }

        ForgetIndexes(reports[..kept]);
        return kept;
    }

    /// <summary>False if the report was folded into an earlier one of this tick.</summary>
    bool Note(ref Report report, Span<Report> reports, int index)
    {
        ulong key = KeyOf(report);
        Span<Entry> set = SetOf(key);
        int oldest = 0;
        for (int way = 0; way < Ways; way++)
        {
            ref Entry entry = ref set[way];
            if (entry.Hash == key && IsWithin(entry, report))
            {
                Merged++;
                counted?.Invoke(report.Source);
                if (entry.IndexInTick < 0)
                {
                    report.Flags |= ReportFlags.Duplicate;
                    return true;
                }

                reports[entry.IndexInTick].Hearers.Add(report.Source);
                return false;
            }

            if (entry.Time < set[oldest].Time) oldest = way;
        }

        set[oldest] = new Entry { Hash = key, Time = report.ReceiveTime, IndexInTick = index };
        return true;
    }

    static ulong KeyOf(in Report report) =>
        report.ReceiveTime.NanosecondsSince(report.Time) > LateNanoseconds ? report.ContentHash ^ LateMark : report.ContentHash;

    Span<Entry> SetOf(ulong key) => _entries.AsSpan((int)(key & (Sets - 1)) * Ways, Ways);

    static bool IsWithin(in Entry entry, in Report report) =>
        Math.Abs(report.ReceiveTime.NanosecondsSince(entry.Time)) <= report.DuplicateWindowMs * 1_000_000L;

    void ForgetIndexes(ReadOnlySpan<Report> reports)
    {
        foreach (ref readonly Report report in reports)
        {
            if (report.ContentHash == 0) continue;
            foreach (ref Entry entry in SetOf(KeyOf(report))) entry.IndexInTick = -1;
        }
    }

    public void Save(StateWriter writer)
    {
        writer.Tag("MERG", 1);
        writer.Write(Merged);
        int used = 0;
        foreach (ref readonly Entry entry in _entries.AsSpan())
            if (entry.Hash != 0) used++;
        writer.Write(used);
        for (int i = 0; i < _entries.Length; i++)
        {
            if (_entries[i].Hash == 0) continue;
            writer.Write(i);
            writer.Write(_entries[i].Hash);
            writer.Write(_entries[i].Time.UnixNanoseconds);
        }
    }

    public void Load(ref StateReader reader)
    {
        reader.Tag("MERG", 1);
        Merged = reader.ReadInt64();
        Array.Clear(_entries);
        int used = reader.ReadCount(20);
        for (int i = 0; i < used; i++)
        {
            int index = reader.ReadInt32();
            if ((uint)index >= (uint)_entries.Length) throw new InvalidDataException("state: a transmission lies outside its table");
            _entries[index] = new Entry { Hash = reader.ReadUInt64(), Time = new Instant(reader.ReadInt64()), IndexInTick = -1 };
        }
    }

    [StructLayout(LayoutKind.Auto)]
    struct Entry
    {
        public ulong Hash;
        public Instant Time;

        /// <summary>Where the first copy stands among the reports of the tick at work; -1 = it belongs to an earlier tick.</summary>
        public int IndexInTick;
    }
}
