using System.Text;
using System.Text.Json;

namespace Atalaya.Formats.Inspection;

/// <summary>Reads back the JSON lines that record decoders print.</summary>
static class JsonLines
{
    /// <summary>The lines that are records; error lines are left out.</summary>
    public static List<byte[]> Split(ReadOnlySpan<byte> lines)
    {
        List<byte[]> records = [];
        while (lines.IndexOf((byte)'\n') is >= 0 and int end)
        {
            if (!HasError(lines[..end])) records.Add(lines[..end].ToArray());
            lines = lines[(end + 1)..];
        }

        return records;
    }

    /// <summary>Names and values of a flat record in the order printed, values as JSON.</summary>
    public static List<KeyValuePair<string, string>> Fields(ReadOnlySpan<byte> record)
    {
        List<KeyValuePair<string, string>> fields = [];
        Utf8JsonReader reader = new(record);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            reader.Read();
            int start = (int)reader.TokenStartIndex;
            reader.Skip();
            fields.Add(new KeyValuePair<string, string>(name, Encoding.UTF8.GetString(record[start..(int)reader.BytesConsumed])));
        }

        return fields;
    }

    /// <summary>A whole number of the outermost object; 0 = it has none of that name.</summary>
    public static long Number(ReadOnlySpan<byte> record, ReadOnlySpan<byte> name)
    {
        Utf8JsonReader reader = Find(record, name);
        return reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long value) ? value : 0;
    }

    /// <summary>A text of the outermost object; empty = it has none of that name.</summary>
    public static string Text(ReadOnlySpan<byte> record, ReadOnlySpan<byte> name)
    {
        Utf8JsonReader reader = Find(record, name);
        return reader.TokenType == JsonTokenType.String ? reader.GetString()! : "";
    }

    /// <summary>A reader on the value of a property of the outermost object, or at the end.</summary>
    static Utf8JsonReader Find(ReadOnlySpan<byte> record, ReadOnlySpan<byte> name)
    {
        Utf8JsonReader reader = new(record);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1) continue;
            bool isIt = reader.ValueTextEquals(name);
            reader.Read();
            if (isIt) return reader;
            reader.Skip();
        }

        return reader;
    }

    static bool HasError(ReadOnlySpan<byte> record) => Find(record, "error"u8).TokenType == JsonTokenType.String;
}
