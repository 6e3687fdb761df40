using System.Data;

namespace Atalaya.Server.Archive.Output;

/// <summary>Writes an answer as an aligned table for people; the widths are those of the first rows.</summary>
static class TableRows
{
    const int RowsThatDecide = 1000;
    const int WidestColumn = 60;

    public static void Write(IDataReader rows, TextWriter writer)
    {
        List<string[]> held = [];
        while (held.Count < RowsThatDecide && rows.Read()) held.Add(Row(rows));
        string[] names = [.. Enumerable.Range(0, rows.FieldCount).Select(rows.GetName)];
        int[] widths = [.. Enumerable.Range(0, names.Length).Select(column => Math.Min(WidestColumn, held.Select(row => row[column].Length).Append(names[column].Length).Max()))];
        bool[] right = [.. Enumerable.Range(0, names.Length).Select(column => CellText.IsNumber(rows.GetFieldType(column)))];
        Line(writer, names, widths, right);
        writer.WriteLine(string.Join("  ", widths.Select(width => new string('-', width))));
        long count = held.Count;
        foreach (string[] row in held) Line(writer, row, widths, right);
        for (; rows.Read(); count++) Line(writer, Row(rows), widths, right);
        writer.WriteLine(count == 1 ? "(1 row)" : $"({count} rows)");
    }

    static string[] Row(IDataReader rows)
    {
        string[] row = new string[rows.FieldCount];
        for (int column = 0; column < row.Length; column++) row[column] = (CellText.Of(rows.GetValue(column)) ?? "").ReplaceLineEndings(" ");
        return row;
    }

    static void Line(TextWriter writer, string[] cells, int[] widths, bool[] right)
    {
        IEnumerable<string> padded = cells.Select((cell, column) => right[column] ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
        writer.WriteLine(string.Join("  ", padded).TrimEnd());
    }
}
