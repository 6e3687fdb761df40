using System.Collections;

namespace Atalaya.Server.Archive;

/// <summary>Builds the columns of a table in the order in which they stand in its files.</summary>
sealed class ColumnList<TRow> : IEnumerable<ArchiveColumn<TRow>> where TRow : struct
{
    readonly List<ArchiveColumn<TRow>> _columns = [];

    public void Add<T>(string name, ColumnValue<TRow, T> value) => _columns.Add(new TypedColumn<TRow, T>(name, value));

    public IEnumerator<ArchiveColumn<TRow>> GetEnumerator() => _columns.GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
