using System.Buffers;
using System.Text.Json;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Server.Web;

namespace Atalaya.Server.Outputs.GeoJson;

/// <summary>Confirmed tracks as a feature collection (RFC 7946): points of longitude, latitude and, where it is known, height above the ellipsoid in metres.</summary>
static class TracksGeoJson
{
    public static byte[] Make(Track[] tracks, Tick tick, bool isSimulated, TrackModels models)
    {
        ArrayBufferWriter<byte> output = new(1 << 14);
        using Utf8JsonWriter json = new(output);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteNumber("time", tick.End.UnixSeconds);
        json.WriteBoolean("simulated", isSimulated);
        json.WriteStartArray("features");
        foreach (ref readonly Track track in tracks.AsSpan())
            if (track.HasPosition && track.Status is TrackStatus.Confirmed or TrackStatus.Coasting) Write(json, track, models.Row(track));
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return output.WrittenSpan.ToArray();
    }

    static void Write(Utf8JsonWriter json, in Track track, TrackRow row)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteString("id", row.TrackId);
        WritePoint(json, row.Lat ?? 0, row.Lon ?? 0, track.EllipsoidHeight);
        json.WritePropertyName("properties");
        JsonSerializer.Serialize(json, row, WebJson.Default.TrackRow);
        json.WriteEndObject();
    }

    public static void WritePoint(Utf8JsonWriter json, double latitude, double longitude, float? height)
    {
        json.WriteStartObject("geometry");
        json.WriteString("type", "Point");
        json.WriteStartArray("coordinates");
        json.WriteNumberValue(longitude);
        json.WriteNumberValue(latitude);
        if (height is { } known && float.IsFinite(known)) json.WriteNumberValue(Math.Round(known, 1));
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
