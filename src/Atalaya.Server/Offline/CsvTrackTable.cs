using System.Globalization;
using Atalaya.Server.Web;

namespace Atalaya.Server.Offline;

/// <summary>The columns of the contract, one row per confirmed track and time.</summary>
sealed class CsvTrackTable : ITrackTable
{
    public const string Header = "time_s,track_id,lat,lon,alt_m,ground_speed_mps,track_deg,vertical_rate_mps,address,mmsi,callsign,mode_a,sources,status";

    readonly StreamWriter _writer;

    public CsvTrackTable(string path)
    {
        _writer = new StreamWriter(path, false, new System.Text.UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        _writer.WriteLine(Header);
    }

    public void Write(double unixSeconds, TrackRow row) => _writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{unixSeconds:0.###},{row.TrackId},{row.Lat:0.0000000},{row.Lon:0.0000000},{row.AltM:0.0},{row.GroundSpeedMps:0.00},{row.TrackDeg:0.00},{row.VerticalRateMps:0.00},{row.Address},{row.Mmsi},{Quote(row.Callsign)},{row.ModeA},{Quote(string.Join('+', row.Sources))},{row.Status}"));

    static string? Quote(string? text) => text is not null && text.AsSpan().IndexOfAny(",\"\n") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    public void Dispose() => _writer.Dispose();
}
