using ParquetSharp;

namespace Atalaya.Server.Archive;

/// <summary>A column of an archive table: its name, its type, and how it is taken from a row.</summary>
abstract class ArchiveColumn<TRow>(string name) where TRow : struct
{
    public string Name { get; } = name;

    /// <summary>As DuckDB names it.</summary>
    public abstract string SqlType { get; }

    public abstract Column ToParquet();
    public abstract void Add(in TRow row);
    public abstract void Write(RowGroupWriter group);
    public abstract void Clear();
}
