namespace Atalaya.Server.Archive;

/// <summary>The columns of each table as DuckDB sees them, the day of the folder last.</summary>
static class ArchiveSchema
{
    public static IReadOnlyList<(string Name, string SqlType)> Columns(string table)
    {
        SourceNames names = new();
        return table switch
        {
            "tracks" => List(TrackColumns.Create(names)),
            "reports" => List(ReportColumns.Create(names)),
            "alerts" => List(AlertColumns.Create(names)),
            _ => throw new ArgumentOutOfRangeException(nameof(table)),
        };
    }

    static List<(string Name, string SqlType)> List<TRow>(ColumnList<TRow> columns) where TRow : struct =>
        [.. columns.Select(column => (column.Name, column.SqlType)), ("day", "DATE")];
}
