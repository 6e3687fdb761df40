using System.Globalization;
using Atalaya.Core.Time;

namespace Atalaya.Server.Archive;

/// <summary>
/// A file of the archive: <c>TABLE/day=YYYY-MM-DD/FIRST-LAST.parquet</c>, FIRST and LAST being the ticks of its first and last row as UTC to the tenth of a
/// second. The name says what is in it, so that no list of files has to be kept: a file whose ticks lie within those of another has been merged into that.
/// </summary>
sealed record ArchiveFile(string Path, Tick First, Tick Last)
{
    public const string Suffix = ".parquet";
    public const string TemporarySuffix = ".tmp";
    public const string DayPrefix = "day=";

    const string DayFormat = "yyyy-MM-dd";
    const string TickFormat = "yyyyMMdd'T'HHmmssf";

    public long Bytes => new FileInfo(Path) is { Exists: true } file ? file.Length : 0;

    public static string FolderOf(string archive, string table, Tick tick) =>
        System.IO.Path.Combine(archive, table, DayPrefix + tick.Start.ToDateTime().ToString(DayFormat, CultureInfo.InvariantCulture));

    /// <summary>Both ticks are of one day.</summary>
    public static string PathOf(string archive, string table, Tick first, Tick last) => System.IO.Path.Combine(FolderOf(archive, table, first), $"{Text(first)}-{Text(last)}{Suffix}");

    /// <summary>False where the name is not one of ours.</summary>
    public static bool TryParse(string path, out ArchiveFile? file)
    {
        file = null;
        string[] parts = System.IO.Path.GetFileNameWithoutExtension(path).Split('-');
        if (System.IO.Path.GetExtension(path) != Suffix || parts.Length != 2 || !TryParse(parts[0], out Tick first) || !TryParse(parts[1], out Tick last) || last < first) return false;
        file = new ArchiveFile(path, first, last);
        return true;
    }

    /// <summary>The day of a folder <c>day=…</c>; null = it is not one.</summary>
    public static Instant? DayOf(string folder)
    {
        string name = System.IO.Path.GetFileName(folder);
        if (!name.StartsWith(DayPrefix, StringComparison.Ordinal)) return null;
        return DateTime.TryParseExact(name[DayPrefix.Length..], DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime day) ? Instant.FromDateTime(day) : null;
    }

    static string Text(Tick tick) => tick.Start.ToDateTime().ToString(TickFormat, CultureInfo.InvariantCulture);

    static bool TryParse(string text, out Tick tick)
    {
        bool isTime = DateTime.TryParseExact(text, TickFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime utc);
        tick = isTime ? Tick.Containing(Instant.FromDateTime(utc)) : default;
        return isTime;
    }
}
