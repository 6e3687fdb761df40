using System.Globalization;
using Atalaya.Server.Inputs;

namespace Atalaya.Server.Offline;

/// <summary>Reads a CSV file with a header row by column name; fields hold no commas or quotes.</summary>
sealed class CsvTable : IDisposable
{
    readonly StreamReader _reader;
    readonly Dictionary<string, int> _columns;
    readonly List<Range> _fields = [];
    string _line = "";

    public CsvTable(string path)
    {
        _reader = new StreamReader(InputStream.Open(path));
        string[] header = (_reader.ReadLine() ?? "").Split(',');
        _columns = header.Select((name, index) => (name, index)).ToDictionary(pair => pair.name.Trim(), pair => pair.index, StringComparer.Ordinal);
    }

    public bool Has(string column) => _columns.ContainsKey(column);

    public bool Read()
    {
        if (_reader.ReadLine() is not { } line) return false;
        _line = line;
        _fields.Clear();
        int start = 0;
        for (int i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && line[i] != ',') continue;
            _fields.Add(start..i);
            start = i + 1;
        }

        return true;
    }

    /// <summary>The text of a field; empty if the column or the field is not there.</summary>
    public ReadOnlySpan<char> Text(string column) =>
        _columns.TryGetValue(column, out int index) && index < _fields.Count ? _line.AsSpan(_fields[index]) : default;

    /// <summary>The number in a field; NaN if there is none.</summary>
    public double Number(string column) =>
        double.TryParse(Text(column), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : double.NaN;

    public void Dispose() => _reader.Dispose();
}
