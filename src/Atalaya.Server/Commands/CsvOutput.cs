using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Atalaya.Server.Commands;

/// <summary>
/// Turns the JSON lines written to it into CSV: one column for each value, named by its path (items.040.RHO), lists as JSON text. The columns are
/// those of the first 1,000 records; what has no column later is counted and said at the end. Error lines are not rows: they go to standard error.
/// </summary>
sealed class CsvOutput(Stream output) : Stream
{
    const int RecordsThatDecide = 1000;

    readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    readonly List<Dictionary<string, string>> _held = [];
    readonly StreamWriter _writer = new(output, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
    bool _decided;
    long _withoutColumn;

    /// <summary>Takes whole lines.</summary>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        foreach (Range line in SplitLines(buffer)) WriteRecord(buffer[line]);
        if (_decided) _writer.Flush();
    }

    void WriteRecord(ReadOnlySpan<byte> line)
    {
        Utf8JsonReader reader = new(line);
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        if (document.RootElement.TryGetProperty("error", out _))
        {
            Console.Error.WriteLine(Encoding.UTF8.GetString(line));
            return;
        }

        Dictionary<string, string> values = new(StringComparer.Ordinal);
        Flatten(document.RootElement, "", values);
        if (_decided)
        {
            WriteRow(values);
            return;
        }

        foreach (string name in values.Keys) _columns.TryAdd(name, _columns.Count);
        _held.Add(values);
        if (_held.Count == RecordsThatDecide) Decide();
    }

    void Decide()
    {
        _decided = true;
        _writer.WriteLine(string.Join(',', _columns.Keys.Select(Quote)));
        foreach (Dictionary<string, string> values in _held) WriteRow(values);
        _held.Clear();
    }

    void WriteRow(Dictionary<string, string> values)
    {
        string[] row = new string[_columns.Count];
        foreach ((string name, string value) in values)
        {
            if (_columns.TryGetValue(name, out int column)) row[column] = Quote(value);
            else _withoutColumn++;
        }

        _writer.WriteLine(string.Join(',', row));
    }

    static void Flatten(JsonElement element, string path, Dictionary<string, string> values)
    {
        foreach (JsonProperty property in element.EnumerateObject())
        {
            string name = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            if (property.Value.ValueKind == JsonValueKind.Object) Flatten(property.Value, name, values);
            else values[name] = property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString()! : property.Value.GetRawText();
        }
    }

    static string Quote(string text) => text.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    static List<Range> SplitLines(ReadOnlySpan<byte> buffer)
    {
        List<Range> lines = [];
        for (int start = 0; start < buffer.Length;)
        {
            int length = buffer[start..].IndexOf((byte)'\n');
            if (length < 0) length = buffer.Length - start;
            if (length > 0) lines.Add(start..(start + length));
            start += length + 1;
        }

        return lines;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            if (!_decided && _held.Count > 0) Decide();
            if (_withoutColumn > 0) Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"atalaya: {_withoutColumn} values first came after record {RecordsThatDecide} and have no column; --output jsonl has them all"));
            _writer.Dispose();
        }

        base.Dispose(disposing);
    }

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Flush() => _writer.Flush();
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
}
