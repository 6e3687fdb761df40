using System.Globalization;
using System.Text.Json;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Server.Web;

namespace Atalaya.Server.Outputs.Readsb;

/// <summary>One aircraft of <c>aircraft.json</c>: the fields of readsb that a track has, in its units (feet, knots, degrees); what is not known is absent.</summary>
static class AircraftRow
{
    const double FeetPerMeter = 1 / 0.3048;
    const double KnotsPerMeterPerSecond = 3600 / 1852.0;
    const double FeetPerMinute = FeetPerMeter * 60;

    /// <summary>A position older than this is told as the last one.</summary>
    const double PositionSeconds = 60;

    const int FlightLength = 8;

    public static void Write(Utf8JsonWriter json, in Track track, string hex, string type, Instant now)
    {
        json.WriteStartObject();
        json.WriteString("hex", hex);
        json.WriteString("type", type);
        if (!track.Identity.Callsign.IsEmpty) json.WriteString("flight", Flight(track.Identity.Callsign));
        WriteHeights(json, track);
        WriteMotion(json, track);
        if (TrackText.ModeA(track.Identity.Mode3A) is { } squawk) json.WriteString("squawk", squawk);
        if (AircraftType.Emergency(track.Emergency) is { } emergency) json.WriteString("emergency", emergency);
        if (track.Category is { } category && category >> 4 is >= 0xA and <= 0xD && (category & 8) == 0) json.WriteString("category", category.ToString("X2", CultureInfo.InvariantCulture));
        if (track.HasPosition) WritePosition(json, track, now);
        WriteQuality(json, track.Quality);
        WriteFieldsOf(json, "mlat", type == "mlat" && track.HasPosition);
        WriteFieldsOf(json, "tisb", type.StartsWith("tisb", StringComparison.Ordinal) && track.HasPosition);
        json.WriteNumber("messages", track.ReportCount);
        json.WriteNumber("seen", Age(now, track.LastReceiveTime));
        if (track.Quality.SignalDbfs is { } signal) json.WriteNumber("rssi", Rounded(signal, 1));
        if ((track.Flags & ReportFlags.Spi) != 0) json.WriteNumber("spi", 1);
        json.WriteEndObject();
    }

    static string Flight(PackedText callsign)
    {
        string text = callsign.ToString();
        return text.Length > FlightLength ? text[..FlightLength] : text.PadRight(FlightLength);
    }

    static void WriteHeights(Utf8JsonWriter json, in Track track)
    {
        if ((track.Flags & ReportFlags.OnGround) != 0) json.WriteString("alt_baro", "ground");
        else if (track.PressureAltitude is { } pressure && float.IsFinite(pressure)) json.WriteNumber("alt_baro", Whole(pressure * FeetPerMeter));
        if (track.EllipsoidHeight is { } height && float.IsFinite(height)) json.WriteNumber("alt_geom", Whole(height * FeetPerMeter));
    }

    /// <summary>The vertical rate of a track follows the height that it has: pressure altitude, else geometric.</summary>
    static void WriteMotion(Utf8JsonWriter json, in Track track)
    {
        if (float.IsFinite(track.VelocityNorth) && float.IsFinite(track.VelocityEast))
        {
            json.WriteNumber("gs", Rounded(WebFrame.GroundSpeed(track) * KnotsPerMeterPerSecond, 1));
            json.WriteNumber("track", Rounded(WebFrame.TrackDegrees(track), 2) % 360);
        }

        if (track.VerticalRate is { } rate && float.IsFinite(rate)) json.WriteNumber(track.PressureAltitude is null ? "geom_rate" : "baro_rate", Whole(rate * FeetPerMinute));
    }

    static void WritePosition(Utf8JsonWriter json, in Track track, Instant now)
    {
        double age = Age(now, track.LastPositionTime);
        bool isOld = age > PositionSeconds;
        if (isOld) json.WriteStartObject("lastPosition");
        json.WriteNumber("lat", Rounded(track.Latitude * GeodeticPosition.DegreesPerRadian, 6));
        json.WriteNumber("lon", Rounded(track.Longitude * GeodeticPosition.DegreesPerRadian, 6));
        if (track.Quality.Nic is { } nic) json.WriteNumber("nic", nic);
        json.WriteNumber("seen_pos", age);
        if (isOld) json.WriteEndObject();
    }

    static void WriteQuality(Utf8JsonWriter json, in QualityIndicators quality)
    {
        Optional(json, "version", quality.Version);
        Optional(json, "nac_p", quality.NacP);
        Optional(json, "nac_v", quality.NacV);
        Optional(json, "sil", quality.Sil);
        Optional(json, "gva", quality.Gva);
        Optional(json, "sda", quality.Sda);
    }

    static void Optional(Utf8JsonWriter json, string name, byte? value)
    {
        if (value is { } known) json.WriteNumber(name, known);
    }

    /// <summary>The fields that come from such a source.</summary>
    static void WriteFieldsOf(Utf8JsonWriter json, string name, bool position)
    {
        json.WriteStartArray(name);
        if (position)
        {
            json.WriteStringValue("lat");
            json.WriteStringValue("lon");
        }

        json.WriteEndArray();
    }

    static double Age(Instant now, Instant then) => Rounded(Math.Max(0, now.SecondsSince(then)), 1);
    static int Whole(double value) => (int)Math.Round(value);
    static double Rounded(double value, int digits) => Math.Round(value, digits);
}
