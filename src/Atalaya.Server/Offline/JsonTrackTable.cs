using System.Text.Json;
using System.Text.Json.Serialization;
using Atalaya.Server.Web;

namespace Atalaya.Server.Offline;

/// <summary>One JSON object per row, absent = unknown.</summary>
sealed class JsonTrackTable(string path) : ITrackTable
{
    readonly FileStream _stream = new(path, FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 16);

    public void Write(double unixSeconds, TrackRow row)
    {
        JsonSerializer.Serialize(_stream, TimedRow.From(unixSeconds, row), TimedRowJson.Default.TimedRow);
        _stream.WriteByte((byte)'\n');
    }

    public void Dispose() => _stream.Dispose();
}

/// <summary>A row in the order of the contract's columns.</summary>
sealed record TimedRow(
    [property: JsonPropertyName("time_s")] double Time, string TrackId, double? Lat, double? Lon, double? AltM, double? GroundSpeedMps, double? TrackDeg,
    double? VerticalRateMps, string? Address, uint? Mmsi, string? Callsign, string? ModeA, string[] Sources, string Status)
{
    public static TimedRow From(double unixSeconds, TrackRow row) => new(
        unixSeconds, row.TrackId, row.Lat, row.Lon, row.AltM, row.GroundSpeedMps, row.TrackDeg, row.VerticalRateMps, row.Address, row.Mmsi, row.Callsign, row.ModeA, row.Sources, row.Status);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TimedRow))]
sealed partial class TimedRowJson : JsonSerializerContext;
