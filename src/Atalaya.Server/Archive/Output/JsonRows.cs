using System.Data;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Atalaya.Server.Archive.Output;

/// <summary>Writes an answer as one JSON list of objects, a row a line; what has no value is left out.</summary>
static class JsonRows
{
    public static void Write(IDataReader rows, TextWriter writer)
    {
        writer.Write('[');
        string separator = "\n";
        while (rows.Read())
        {
            writer.Write(separator);
            separator = ",\n";
            WriteRow(rows, writer);
        }

        writer.WriteLine("\n]");
    }

    static void WriteRow(IDataReader rows, TextWriter writer)
    {
        writer.Write('{');
        string separator = "";
        for (int column = 0; column < rows.FieldCount; column++)
        {
            object value = rows.GetValue(column);
            if (CellText.Of(value) is not { } text) continue;
            writer.Write($"{separator}\"{Text(rows.GetName(column))}\":{Literal(value, text)}");
            separator = ",";
        }

        writer.Write('}');
    }

    static JsonEncodedText Text(string text) => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

    static string Literal(object value, string text) => value switch
    {
        bool => text,
        double number when !double.IsFinite(number) => "null",
        float number when !float.IsFinite(number) => "null",
        _ when CellText.IsNumber(value.GetType()) => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        _ => $"\"{Text(text)}\"",
    };
}
