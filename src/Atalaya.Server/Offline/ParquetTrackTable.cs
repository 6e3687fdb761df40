using Atalaya.Server.Web;
using ParquetSharp;

namespace Atalaya.Server.Offline;

/// <summary>The same columns as a Parquet file, zstd-compressed, in row groups of 64 Ki rows.</summary>
sealed class ParquetTrackTable : ITrackTable
{
    const int GroupRows = 1 << 16;

    readonly ParquetFileWriter _file;
    readonly List<(double Time, TrackRow Row)> _rows = new(GroupRows);

    public ParquetTrackTable(string path)
    {
        Column[] columns =
        [
            new Column<double>("time_s"), new Column<string>("track_id"), new Column<double?>("lat"), new Column<double?>("lon"), new Column<double?>("alt_m"),
            new Column<double?>("ground_speed_mps"), new Column<double?>("track_deg"), new Column<double?>("vertical_rate_mps"), new Column<string?>("address"),
            new Column<long?>("mmsi"), new Column<string?>("callsign"), new Column<string?>("mode_a"), new Column<string>("sources"), new Column<string>("status"),
        ];
        _file = new ParquetFileWriter(path, columns, Compression.Zstd);
    }

    public void Write(double unixSeconds, TrackRow row)
    {
        _rows.Add((unixSeconds, row));
        if (_rows.Count == GroupRows) WriteGroup();
    }

    void WriteGroup()
    {
        using RowGroupWriter group = _file.AppendRowGroup();
        Column(group, row => row.Time);
        Column(group, row => row.Row.TrackId);
        Column(group, row => row.Row.Lat);
        Column(group, row => row.Row.Lon);
        Column(group, row => row.Row.AltM);
        Column(group, row => row.Row.GroundSpeedMps);
        Column(group, row => row.Row.TrackDeg);
        Column(group, row => row.Row.VerticalRateMps);
        Column(group, row => row.Row.Address);
        Column(group, row => (long?)row.Row.Mmsi);
        Column(group, row => row.Row.Callsign);
        Column(group, row => row.Row.ModeA);
        Column(group, row => string.Join('+', row.Row.Sources));
        Column(group, row => row.Row.Status);
        _rows.Clear();
    }

    void Column<T>(RowGroupWriter group, Func<(double Time, TrackRow Row), T> value)
    {
        using LogicalColumnWriter<T> writer = group.NextColumn().LogicalWriter<T>();
        writer.WriteBatch([.. _rows.Select(value)]);
    }

    public void Dispose()
    {
        if (_rows.Count > 0) WriteGroup();
        _file.Close();
        _file.Dispose();
    }
}
