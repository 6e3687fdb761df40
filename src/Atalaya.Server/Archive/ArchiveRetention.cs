using Atalaya.Core.Time;

namespace Atalaya.Server.Archive;

/// <summary>Deletes the oldest days of an archive; never the newest.</summary>
static class ArchiveRetention
{
    /// <param name="archive">Its directory.</param>
    /// <param name="maxBytes">Of all files together; null = no limit.</param>
    /// <param name="maxDays">A day goes when it ended longer ago than this; null = no limit.</param>
    /// <param name="now">Newest receive time.</param>
    /// <param name="shortBytes">To be freed whatever the limits.</param>
    public static (int Days, long Bytes) Apply(string archive, long? maxBytes, double? maxDays, Instant now, long shortBytes)
    {
        List<(Instant Day, string[] Folders, long Bytes)> days = [.. ByDay(archive)];
        long total = days.Sum(day => day.Bytes), freed = 0;
        int removed = 0;
        foreach ((Instant day, string[] folders, long bytes) in days.SkipLast(1))
        {
            bool isTooOld = maxDays is { } limit && now.NanosecondsSince(day) > (limit + 1) * Instant.NanosecondsPerDay;
            if (!isTooOld && !(total - freed > maxBytes) && freed >= shortBytes) break;
            foreach (string folder in folders) Directory.Delete(folder, recursive: true);
            freed += bytes;
            removed++;
        }

        return (removed, freed);
    }

    /// <summary>Oldest first.</summary>
    public static IEnumerable<(Instant Day, string[] Folders, long Bytes)> ByDay(string archive) =>
        from folder in ArchiveFiles.Tables.SelectMany(table => ArchiveFiles.Days(archive, table))
        group folder by ArchiveFile.DayOf(folder)!.Value into day
        orderby day.Key
        select (day.Key, day.ToArray(), day.Sum(BytesOf));

    static long BytesOf(string folder) => new DirectoryInfo(folder).EnumerateFiles().Sum(file => file.Length);
}
