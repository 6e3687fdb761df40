using Atalaya.Core.Time;
using Atalaya.Recording;
using DuckDB.NET.Data;

namespace Atalaya.Server.Archive;

/// <summary>
/// Merges the small files of an hour, and those of a day, once they are over. The merged file appears by one rename; only then do its parts go. A reader that
/// takes the list of <see cref="ArchiveFiles.Current(string)"/> sees each row once at any moment, after a crash in between too.
/// </summary>
sealed class ArchiveMerger(string archive, ILogger logger)
{
    /// <summary>A file from here on is large enough to stay as it is.</summary>
    const long LargeBytes = 64 << 20;

    /// <summary>Memory that one merge may take.</summary>
    const string MemoryLimit = "256MB";

    Tick _last;

    /// <param name="tick">Everything up to here is in files.</param>
    public void Run(Tick tick)
    {
        if (HourOf(tick) == HourOf(_last)) return;
        _last = tick;
        foreach (string table in ArchiveFiles.Tables)
            foreach (string day in ArchiveFiles.Days(archive, table)) MergeDay(day, tick);
    }

    void MergeDay(string folder, Tick now)
    {
        bool isOver = ArchiveFile.DayOf(folder) < now.Start.StartOfDay;
        List<ArchiveFile> small = ArchiveFiles.Current(folder).FindAll(file => file.Bytes < LargeBytes && (isOver || HourOf(file.Last) < HourOf(now)));
        foreach (IGrouping<long, ArchiveFile> group in small.GroupBy(file => isOver ? 0 : HourOf(file.First)))
            foreach (List<ArchiveFile> run in Runs(folder, [.. group])) Merge(run);
    }

    /// <summary>Neighbours only, so that no large file lies within the ticks of a merged one; each run gives one file of at most about the large size.</summary>
    static IEnumerable<List<ArchiveFile>> Runs(string folder, List<ArchiveFile> small)
    {
        List<ArchiveFile> all = ArchiveFiles.Current(folder);
        List<ArchiveFile> run = [];
        long bytes = 0;
        foreach (ArchiveFile file in small)
        {
            bool follows = run.Count > 0 && all.IndexOf(run[^1]) + 1 == all.IndexOf(file);
            if (run.Count > 0 && (!follows || bytes + file.Bytes > LargeBytes))
            {
                if (run.Count > 1) yield return run;
                (run, bytes) = ([], 0);
            }

            run.Add(file);
            bytes += file.Bytes;
        }

        if (run.Count > 1) yield return run;
    }

    void Merge(List<ArchiveFile> parts)
    {
        string path = Path.Combine(Path.GetDirectoryName(parts[0].Path)!, Path.GetFileName(parts[0].Path).Split('-')[0] + '-' + Path.GetFileName(parts[^1].Path).Split('-')[1]);
        string temporary = path + ArchiveFile.TemporarySuffix;
        try
        {
            Copy(parts, temporary);
            DurableFiles.Sync(temporary);
            DurableFiles.Rename(temporary, path);
            foreach (ArchiveFile part in parts) File.Delete(part.Path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or DuckDBException)
        {
            File.Delete(temporary);
            ArchiveLog.MergeFailed(logger, exception.Message);
        }
    }

    static void Copy(List<ArchiveFile> parts, string path)
    {
        using DuckDBConnection connection = new($"DataSource=:memory:;memory_limit={MemoryLimit};threads=1");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = $"COPY (SELECT * FROM read_parquet({Sql.List(parts.Select(part => part.Path))}, union_by_name = true, hive_partitioning = false)) TO {Sql.Text(path)} (FORMAT parquet, COMPRESSION zstd)";
        command.ExecuteNonQuery();
    }

    static long HourOf(Tick tick) => tick.Number / 36_000;
}
