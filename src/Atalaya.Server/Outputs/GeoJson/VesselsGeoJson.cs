using System.Buffers;
using System.Text.Json;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Identity;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Server.Web;

namespace Atalaya.Server.Outputs.GeoJson;

/// <summary>What has an MMSI, in the shape of AIS-catcher's <c>/geojson</c>: knots, degrees, times as Unix seconds; what is not known is absent.</summary>
static class VesselsGeoJson
{
    const double KnotsPerMeterPerSecond = 3600 / 1852.0;

    /// <summary>Seconds after which a reader may forget a vessel that is not repeated.</summary>
    const int TimeSpanSeconds = 1800;

    /// <summary>The numbers of the two kinds of station that readers tell apart.</summary>
    const int BaseStation = 5, AidToNavigation = 6;

    public static byte[] Make(Track[] tracks, Tick tick)
    {
        ArrayBufferWriter<byte> output = new(1 << 14);
        using Utf8JsonWriter json = new(output);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteNumber("time_span", TimeSpanSeconds);
        json.WriteNumber("time", tick.End.UnixSeconds);
        json.WriteStartArray("features");
        foreach (ref readonly Track track in tracks.AsSpan())
            if (track.HasPosition && track.Identity.Mmsi != 0 && track.Status is TrackStatus.Confirmed or TrackStatus.Coasting) Write(json, track);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return output.WrittenSpan.ToArray();
    }

    static void Write(Utf8JsonWriter json, in Track track)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteNumber("id", track.Identity.Mmsi);
        TracksGeoJson.WritePoint(json, Rounded(track.Latitude * GeodeticPosition.DegreesPerRadian, 6), Rounded(track.Longitude * GeodeticPosition.DegreesPerRadian, 6), null);
        json.WriteStartObject("properties");
        WriteIdentity(json, track);
        WriteMotion(json, track);
        json.WriteNumber("count", track.ReportCount);
        json.WriteNumber("last_signal", Math.Floor(track.LastReceiveTime.UnixSeconds));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    static void WriteIdentity(Utf8JsonWriter json, in Track track)
    {
        json.WriteNumber("mmsi", track.Identity.Mmsi);
        if (TypeOf(track.Identity.Mmsi) is { } type) json.WriteNumber("mmsi_type", type);
        if (track.Identity.Imo != 0) json.WriteNumber("imo", track.Identity.Imo);
        if (TrackText.Text(track.Identity.Callsign) is { } callsign) json.WriteString("callsign", callsign);
        if (TrackText.Text(track.Identity.Name) is { } name) json.WriteString("shipname", name);
        if (track.Category is { } category and < 100) json.WriteNumber("shiptype", category);
    }

    static void WriteMotion(Utf8JsonWriter json, in Track track)
    {
        if (float.IsFinite(track.VelocityNorth) && float.IsFinite(track.VelocityEast))
        {
            json.WriteNumber("speed", Rounded(WebFrame.GroundSpeed(track) * KnotsPerMeterPerSecond, 1));
            json.WriteNumber("cog", Rounded(WebFrame.TrackDegrees(track), 1) % 360);
        }

        if (track.Heading is { } heading) json.WriteNumber("heading", Rounded(heading * GeodeticPosition.DegreesPerRadian, 0));
        if (track.NavigationStatus is { } status) json.WriteNumber("status", status);
    }

    static int? TypeOf(uint mmsi) => Mmsi.KindOf(mmsi) switch
    {
        MmsiKind.CoastStation => BaseStation,
        MmsiKind.AidToNavigation or MmsiKind.VirtualAidToNavigation => AidToNavigation,
        _ => null,
    };

    static double Rounded(double value, int digits) => Math.Round(value, digits);
}
