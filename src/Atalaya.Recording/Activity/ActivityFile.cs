using Atalaya.Core.Time;
using Atalaya.Recording.Segments;
using Microsoft.Win32.SafeHandles;

namespace Atalaya.Recording.Activity;

/// <summary>
/// The file <c>activity</c> beside the segments: entries in the order of time. It is a by-product for display: where it fails or lacks something,
/// the recording is none the worse.
/// </summary>
public static class ActivityFile
{
    const string FileName = "activity";
    const int ChunkEntries = 2048;

    public static string PathIn(string recordingDirectory) => Path.Combine(recordingDirectory, FileName);

    /// <summary>Appends entries; what a crash cut short is written over.</summary>
    public static void Append(string recordingDirectory, IReadOnlyList<ActivityEntry> entries)
    {
        byte[] bytes = new byte[entries.Count * ActivityEntry.Length];
        for (int i = 0; i < entries.Count; i++) entries[i].Write(bytes.AsSpan(i * ActivityEntry.Length));
        using SafeFileHandle file = File.OpenHandle(PathIn(recordingDirectory), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.Write(file, bytes, WholeEntries(file) * ActivityEntry.Length);
    }

    /// <summary>The entries from one time up to another, oldest first; none where there is no such file. Damaged ones are passed over.</summary>
    public static IReadOnlyList<ActivityEntry> Read(string recordingDirectory, Instant from, Instant to)
    {
        List<ActivityEntry> entries = [];
        string path = PathIn(recordingDirectory);
        if (!File.Exists(path)) return entries;
        using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        byte[] chunk = new byte[ChunkEntries * ActivityEntry.Length];
        long count = WholeEntries(file);
        for (long at = FirstAtOrAfter(file, from, count); at < count; at += ChunkEntries)
        {
            int read = SegmentFiles.ReadFully(file, at * ActivityEntry.Length, chunk);
            for (int i = 0; i + ActivityEntry.Length <= read; i += ActivityEntry.Length)
            {
                if (!ActivityEntry.TryRead(chunk.AsSpan(i, ActivityEntry.Length), out ActivityEntry entry) || entry.Time < from) continue;
                if (entry.Time > to) return entries;
                entries.Add(entry);
            }
        }

        return entries;
    }

    /// <summary>Deletes the entries before a time: the frames they tell of are gone.</summary>
    public static void TrimBefore(string recordingDirectory, Instant time)
    {
        IReadOnlyList<ActivityEntry> kept = Read(recordingDirectory, time, Instant.MaxValue);
        string path = PathIn(recordingDirectory), temporary = path + SegmentFiles.TemporarySuffix;
        byte[] bytes = new byte[kept.Count * ActivityEntry.Length];
        for (int i = 0; i < kept.Count; i++) kept[i].Write(bytes.AsSpan(i * ActivityEntry.Length));
        File.WriteAllBytes(temporary, bytes);
        DurableFiles.Rename(temporary, path);
    }

    static long WholeEntries(SafeFileHandle file) => RandomAccess.GetLength(file) / ActivityEntry.Length;

    static long FirstAtOrAfter(SafeFileHandle file, Instant time, long count)
    {
        Span<byte> bytes = stackalloc byte[ActivityEntry.Length];
        long low = 0, high = count;
        while (low < high)
        {
            long middle = (low + high) >>> 1, probe = middle;
            ActivityEntry entry = default;
            while (probe < high && !(SegmentFiles.ReadFully(file, probe * ActivityEntry.Length, bytes) == ActivityEntry.Length && ActivityEntry.TryRead(bytes, out entry))) probe++;
            if (probe == high || entry.Time >= time) high = middle;
            else low = probe + 1;
        }

        return low;
    }
}
