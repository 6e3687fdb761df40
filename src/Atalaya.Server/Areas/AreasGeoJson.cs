using System.Buffers;
using System.Text.Json;
using Atalaya.Core.Geodesy;
using Atalaya.Integrity.Rules;
using Atalaya.Server.Configuration;

namespace Atalaya.Server.Areas;

/// <summary>Areas as a feature collection (RFC 7946). The properties hold what the geometry cannot say, with the keys of the configuration.</summary>
static class AreasGeoJson
{
    public const string Edges = "edges", GreatCircles = "great_circle";
    const int CirclePoints = 128, LargeCirclePoints = 720;
    const double LargeRadiusMeters = 500_000;

    public static byte[] Make(IReadOnlyList<AlertArea> areas)
    {
        ArrayBufferWriter<byte> output = new(1 << 12);
        using Utf8JsonWriter json = new(output);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteStartArray("features");
        foreach (AlertArea area in areas) Write(json, area);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return output.WrittenSpan.ToArray();
    }

    static void Write(Utf8JsonWriter json, AlertArea area)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteStartObject("geometry");
        if (area.Line is { } line) WriteLine(json, line);
        else WriteRings(json, RingsOf(area));
        json.WriteEndObject();
        json.WriteStartObject("properties");
        JsonElement values = JsonSerializer.SerializeToElement(area, ConfigurationJson.Default.AlertArea);
        foreach (JsonProperty value in values.EnumerateObject())
            if (value.Name is not ("polygon" or "line")) value.WriteTo(json);
        if (area.Center is null) json.WriteString(Edges, GreatCircles);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    static List<List<Corner>> RingsOf(AlertArea area)
    {
        List<Corner> corners = area.Polygon is { } polygon ? Border.Of(polygon) : Circle(area.Center!, area.RadiusMeters!.Value);
        bool isNorthern = corners.Sum(static corner => corner.Direction.Z) > 0;
        List<Corner> way = [.. corners, corners[0].Near(corners[^1].Longitude)];
        return MeridianCut.Rings(area.Polygon is null ? way : Border.AlongGreatCircles(way), isNorthern);
    }

    static List<Corner> Circle(double[] center, double radiusMeters)
    {
        GeodeticPosition middle = GeodeticPosition.FromDegrees(center[0], center[1]);
        int points = radiusMeters > LargeRadiusMeters ? LargeCirclePoints : CirclePoints;
        List<double[]> places = new(points);
        for (int i = 0; i < points; i++)
        {
            GeodeticPosition place = Geodesic.Direct(middle, -2 * Math.PI * i / points, radiusMeters).Position;
            places.Add([place.LatitudeDegrees, place.LongitudeDegrees]);
        }

        return Border.Of(places);
    }

    static void WriteLine(Utf8JsonWriter json, IReadOnlyList<double[]> places)
    {
        List<List<Corner>> lines = MeridianCut.Lines(Border.AlongGreatCircles(Border.Of(places)));
        json.WriteString("type", lines.Count == 1 ? "LineString" : "MultiLineString");
        json.WriteStartArray("coordinates");
        foreach (List<Corner> line in lines)
        {
            if (lines.Count > 1) json.WriteStartArray();
            foreach (Corner corner in line) WritePosition(json, corner);
            if (lines.Count > 1) json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    static void WriteRings(Utf8JsonWriter json, List<List<Corner>> rings)
    {
        json.WriteString("type", rings.Count == 1 ? "Polygon" : "MultiPolygon");
        json.WriteStartArray("coordinates");
        foreach (List<Corner> ring in rings)
        {
            if (rings.Count > 1) json.WriteStartArray();
            json.WriteStartArray();
            foreach (Corner corner in ring) WritePosition(json, corner);
            WritePosition(json, ring[0]);
            json.WriteEndArray();
            if (rings.Count > 1) json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    static void WritePosition(Utf8JsonWriter json, Corner corner)
    {
        json.WriteStartArray();
        json.WriteNumberValue(Math.Round(corner.Longitude, 11));
        json.WriteNumberValue(Math.Round(corner.Latitude, 11));
        json.WriteEndArray();
    }
}
