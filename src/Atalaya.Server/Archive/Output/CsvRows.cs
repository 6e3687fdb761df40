using System.Data;

namespace Atalaya.Server.Archive.Output;

/// <summary>Writes an answer as CSV (RFC 4180), a heading first; no value = an empty field.</summary>
static class CsvRows
{
    public static void Write(IDataReader rows, TextWriter writer)
    {
        writer.WriteLine(string.Join(',', Enumerable.Range(0, rows.FieldCount).Select(column => Quote(rows.GetName(column)))));
        while (rows.Read())
        {
            for (int column = 0; column < rows.FieldCount; column++)
            {
                if (column > 0) writer.Write(',');
                writer.Write(Quote(CellText.Of(rows.GetValue(column)) ?? ""));
            }

            writer.WriteLine();
        }
    }

    static string Quote(string text) => text.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
