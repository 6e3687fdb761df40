using Atalaya.Core.Time;
using Atalaya.Recording;
using ParquetSharp;

namespace Atalaya.Server.Archive;

/// <summary>The rows of one table that wait for the next file.</summary>
sealed class ArchiveTable<TRow>(string name, ColumnList<TRow> columns) where TRow : struct
{
    readonly ArchiveColumn<TRow>[] _columns = [.. columns];
    Tick _first, _last;

    public int Count { get; private set; }

    public void Add(ChunkRows<TRow> rows)
    {
        if (rows.Count == 0) return;
        if (Count == 0) _first = rows.TickOf(0);
        _last = rows.TickOf(rows.Count - 1);
        for (int i = 0; i < rows.Count; i++)
            foreach (ArchiveColumn<TRow> column in _columns) column.Add(rows[i]);
        Count += rows.Count;
    }

    /// <summary>Makes a file of the rows, whole or not at all, and forgets them; throws what storage throws, and keeps them.</summary>
    public void Write(string archive)
    {
        if (Count == 0) return;
        string path = ArchiveFile.PathOf(archive, name, _first, _last);
        string temporary = path + ArchiveFile.TemporarySuffix;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            WriteFile(temporary);
            DurableFiles.Sync(temporary);
            DurableFiles.Rename(temporary, path);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }

        Clear();
    }

    public void Clear()
    {
        foreach (ArchiveColumn<TRow> column in _columns) column.Clear();
        Count = 0;
    }

    void WriteFile(string path)
    {
        using ParquetFileWriter file = new(path, [.. _columns.Select(column => column.ToParquet())], Compression.Zstd);
        using (RowGroupWriter group = file.AppendRowGroup())
        {
            foreach (ArchiveColumn<TRow> column in _columns) column.Write(group);
        }

        file.Close();
    }
}
