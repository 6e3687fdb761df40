using System.Globalization;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Numerics;

namespace Atalaya.Scenarios.Evaluation.Reading;

/// <summary>
/// Reads truth or tracks from CSV with a header. Columns: <c>time_s</c>; <c>id</c> or <c>track_id</c>; <c>x_m,y_m</c>, <c>lat,lon</c> or both; and if there
/// <c>vx,vy</c>, <c>ve,vn</c> or <c>ground_speed_mps,track_deg</c>. A bad row ends the reading: figures of half a file are worth nothing.
/// </summary>
public sealed class TrajectoryReader
{
    readonly TextReader _reader;
    readonly string _name;
    readonly List<string> _fields = [];
    Dictionary<string, int> _columns = [];
    int _line;

    TrajectoryReader(TextReader reader, string name)
    {
        _reader = reader;
        _name = name;
    }

    /// <summary>Rows of the truth.</summary>
    /// <param name="name">Of the file, for messages.</param>
    public static TrajectoryRows ReadTruth(TextReader reader, string name) => new TrajectoryReader(reader, name).Read("id", "track_id");

    /// <summary>Rows of tracks.</summary>
    /// <param name="name">Of the file, for messages.</param>
    public static TrajectoryRows ReadTracks(TextReader reader, string name) => new TrajectoryReader(reader, name).Read("track_id", "id");

    TrajectoryRows Read(string idColumn, string otherIdColumn)
    {
        if (!TryReadFields()) throw new EvaluationException($"{_name}: is empty; its first line should name the columns");
        _columns = [];
        for (int i = 0; i < _fields.Count; i++) _columns[_fields[i].Trim().TrimStart('\uFEFF')] = i;
        TrajectoryRows rows = new() { Name = _name, HasPlane = Has("x_m", "y_m"), HasDegrees = Has("lat", "lon") };
        if (!_columns.ContainsKey("time_s")) throw new EvaluationException($"{_name}: has no column time_s");
        if (!_columns.ContainsKey(idColumn)) idColumn = _columns.ContainsKey(otherIdColumn) ? otherIdColumn : throw new EvaluationException($"{_name}: has no column {idColumn}");
        if (!rows.HasPlane && !rows.HasDegrees) throw new EvaluationException($"{_name}: has neither columns x_m and y_m nor lat and lon");
        while (TryReadFields())
        {
            if (IsNoObject()) rows.LeftOut++;
            else ReadRow(rows, idColumn);
        }

        rows.HasVelocities &= rows.Count > 0;
        return rows;
    }

    bool Has(string first, string second) => _columns.ContainsKey(first) && _columns.ContainsKey(second);

    /// <summary>Truth of a simulated world also says where its sensors are and when its events happen.</summary>
    bool IsNoObject() => _columns.ContainsKey("notes") && Text("kind") is "sensor" or "event";

    void ReadRow(TrajectoryRows rows, string idColumn)
    {
        rows.TimesSeconds.Add(Number("time_s"));
        rows.Ids.Add(Text(idColumn));
        rows.X.Add(rows.HasPlane ? Number("x_m") : 0);
        rows.Y.Add(rows.HasPlane ? Number("y_m") : 0);
        if (rows.HasPlane && Text("lat").Length == 0) rows.HasDegrees = false;
        rows.LatitudesDegrees.Add(rows.HasDegrees ? Number("lat") : 0);
        rows.LongitudesDegrees.Add(rows.HasDegrees ? Number("lon") : 0);
        if (Math.Abs(rows.LatitudesDegrees[^1]) > 90) throw Wrong("lat", "is not a latitude");
        ReadVelocity(rows);
    }

    /// <summary>Velocities count only if every row has one in <c>vx,vy</c>; of other columns those that are there.</summary>
    void ReadVelocity(TrajectoryRows rows)
    {
        (double x, double y) = (double.NaN, double.NaN);
        if (Has("vx", "vy"))
        {
            if (rows.Count == 1) rows.HasVelocities = true;
            if (Text("vx").Length == 0) rows.HasVelocities = false;
            if (rows.HasVelocities) (x, y) = (Number("vx"), Number("vy"));
        }
        else if (Has("ve", "vn") && Text("ve").Length > 0)
        {
            (x, y) = (Number("ve"), Number("vn"));
        }
        else if (Has("ground_speed_mps", "track_deg") && Text("ground_speed_mps").Length > 0 && Text("track_deg").Length > 0)
        {
            (double sine, double cosine) = StableMath.SinCos(Number("track_deg") * GeodeticPosition.RadiansPerDegree);
            (x, y) = (Number("ground_speed_mps") * sine, Number("ground_speed_mps") * cosine);
        }

        if (!_columns.ContainsKey("vx")) rows.HasVelocities |= !double.IsNaN(x);
        rows.VelocityX.Add(x);
        rows.VelocityY.Add(y);
    }

    string Text(string column) => _columns.TryGetValue(column, out int index) && index < _fields.Count ? _fields[index] : "";

    double Number(string column)
    {
        if (double.TryParse(Text(column), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)) return value;
        throw Wrong(column, "is not a number");
    }

    EvaluationException Wrong(string column, string what) => new($"{_name}:{_line}: {column} '{Text(column)}' {what}");

    /// <summary>The fields of the next line that is not empty.</summary>
    bool TryReadFields()
    {
        while (_reader.ReadLine() is { } line)
        {
            _line++;
            if (line.Length == 0) continue;
            _fields.Clear();
            if (line.Contains('"')) SplitQuoted(line);
            else _fields.AddRange(line.Split(','));
            return true;
        }

        return false;
    }

    void SplitQuoted(string line)
    {
        System.Text.StringBuilder field = new();
        bool isQuoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == '"')
            {
                if (isQuoted && i + 1 < line.Length && line[i + 1] == '"') field.Append(line[++i]);
                else isQuoted = !isQuoted;
            }
            else if (line[i] == ',' && !isQuoted)
            {
                _fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(line[i]);
            }
        }

        if (isQuoted) throw new EvaluationException($"{_name}:{_line}: a quotation mark is not closed");
        _fields.Add(field.ToString());
    }
}
