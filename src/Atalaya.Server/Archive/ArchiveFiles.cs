using Atalaya.Core.Time;

namespace Atalaya.Server.Archive;

/// <summary>What lies in an archive directory.</summary>
static class ArchiveFiles
{
    public static readonly string[] Tables = ["tracks", "reports", "alerts"];

    public static string DirectoryOf(string recording) => Path.GetFullPath(Path.Combine(recording, "archive"));

    /// <summary>The day folders of a table, oldest first.</summary>
    public static IReadOnlyList<string> Days(string archive, string table)
    {
        string folder = Path.Combine(archive, table);
        if (!Directory.Exists(folder)) return [];
        string[] days = [.. Directory.EnumerateDirectories(folder).Where(day => ArchiveFile.DayOf(day) is not null)];
        Array.Sort(days, StringComparer.Ordinal);
        return days;
    }

    /// <summary>The files of a day in order of time, merged ones before what they were made of.</summary>
    public static List<ArchiveFile> All(string dayFolder)
    {
        List<ArchiveFile> files = [];
        if (!Directory.Exists(dayFolder)) return files;
        foreach (string path in Directory.EnumerateFiles(dayFolder))
            if (ArchiveFile.TryParse(path, out ArchiveFile? file)) files.Add(file!);
        files.Sort(static (left, right) => left.First != right.First ? left.First.CompareTo(right.First) : right.Last.CompareTo(left.Last));
        return files;
    }

    /// <summary>Each row once: without the files that have been merged into another and not been deleted yet.</summary>
    public static List<ArchiveFile> Current(string dayFolder) => Split(dayFolder).Current;

    /// <summary>Every file that is to be read of a table, in order of time.</summary>
    public static List<ArchiveFile> Current(string archive, string table) => [.. Days(archive, table).SelectMany(Current)];

    /// <summary>Those with rows made between two moments.</summary>
    public static List<ArchiveFile> Current(string archive, string table, Instant since, Instant until) =>
        [.. Days(archive, table).Where(day => ArchiveFile.DayOf(day) >= since.StartOfDay && ArchiveFile.DayOf(day) <= until).SelectMany(Current).Where(file => file.Last.End >= since && file.First.Start <= until)];

    /// <summary>Deletes what an interrupted write or merge has left; the answer is what the archive then has.</summary>
    public static ArchiveHave Tidy(string archive)
    {
        foreach (string table in Tables)
            foreach (string day in Days(archive, table))
            {
                foreach (string temporary in Directory.EnumerateFiles(day, "*" + ArchiveFile.TemporarySuffix)) File.Delete(temporary);
                foreach (ArchiveFile file in Split(day).Merged) File.Delete(file.Path);
            }

        return new ArchiveHave(LastOf(archive, Tables[0]), LastOf(archive, Tables[1]), LastOf(archive, Tables[2]), CompleteMark.Read(archive));
    }

    static (List<ArchiveFile> Current, List<ArchiveFile> Merged) Split(string dayFolder)
    {
        List<ArchiveFile> current = [], merged = [];
        foreach (ArchiveFile file in All(dayFolder)) (current.Count > 0 && file.Last <= current[^1].Last ? merged : current).Add(file);
        return (current, merged);
    }

    static Tick LastOf(string archive, string table)
    {
        foreach (string day in Days(archive, table).Reverse())
            if (Current(day) is [.., var last]) return last.Last;
        return new Tick(long.MinValue);
    }
}
