using System.Runtime.InteropServices;
using ParquetSharp;

namespace Atalaya.Server.Archive;

/// <summary>Takes the value of a column from a row; null = not known.</summary>
delegate T ColumnValue<TRow, out T>(in TRow row);

/// <summary>A column whose values are of type <typeparamref name="T"/>.</summary>
sealed class TypedColumn<TRow, T>(string name, ColumnValue<TRow, T> value) : ArchiveColumn<TRow>(name) where TRow : struct
{
    readonly List<T> _values = [];

    public override string SqlType => Type.GetTypeCode(Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T)) switch
    {
        TypeCode.DateTime => "TIMESTAMP WITH TIME ZONE",
        TypeCode.String => "VARCHAR",
        TypeCode.Double => "DOUBLE",
        TypeCode.Single => "FLOAT",
        TypeCode.Int32 => "INTEGER",
        TypeCode.Int64 => "BIGINT",
        TypeCode.Boolean => "BOOLEAN",
        _ => throw new NotSupportedException(typeof(T).Name),
    };

    public override Column ToParquet() => new Column<T>(Name);
    public override void Add(in TRow row) => _values.Add(value(row));
    public override void Clear() => _values.Clear();

    public override void Write(RowGroupWriter group)
    {
        using LogicalColumnWriter<T> writer = group.NextColumn().LogicalWriter<T>();
        writer.WriteBatch(CollectionsMarshal.AsSpan(_values));
    }
}
