using System.Globalization;
using System.Text;
using System.Text.Json;
using Atalaya.Core.Geodesy;
using Atalaya.Integrity.Rules;
using Atalaya.Server.Configuration;

namespace Atalaya.Server.Areas;

/// <summary>Makes an area of a GeoJSON feature. The reader of the configuration checks it: what it refuses there it refuses here.</summary>
static class FeatureReader
{
    const int MaxNameLength = 200;

    /// <summary>Properties that are keys of an area, beside its name and shape.</summary>
    static readonly string[] Limits = ["days", "from_utc", "to_utc", "floor_m", "ceiling_m"];

    public static AreaFeature Read(JsonElement feature, int number, int line)
    {
        string name = $"area {number}";
        try
        {
            if (feature.ValueKind != JsonValueKind.Object || TextOf(feature, "type") != "Feature") throw new FeatureFault("this is no feature");
            JsonElement properties = feature.TryGetProperty("properties", out JsonElement found) && found.ValueKind == JsonValueKind.Object ? found : default;
            name = NameOf(feature, properties) ?? name;
            if (name.Length > MaxNameLength) throw new FeatureFault($"its name is longer than {MaxNameLength} characters");
            if (!feature.TryGetProperty("geometry", out JsonElement shape) || shape.ValueKind != JsonValueKind.Object) throw new FeatureFault("it has no geometry");
            FeatureGeometry geometry = new(shape, properties.ValueKind == JsonValueKind.Object && TextOf(properties, AreasGeoJson.Edges) == AreasGeoJson.GreatCircles);
            string json = $"{{ \"name\": {JsonText.Quote(name)}, {Shape(geometry, properties)}{Rest(properties)} }}";
            return new AreaFeature(number, line, name, Checked(json), json, null, geometry.Note);
        }
        catch (Exception fault) when (fault is FeatureFault or ConfigurationFault)
        {
            return new AreaFeature(number, line, name, null, null, (fault as ConfigurationFault)?.Reason ?? fault.Message, null);
        }
    }

    static AlertArea Checked(string json) => new ConfigurationReader("areas", Encoding.UTF8.GetBytes($"{{\"areas\":[{json}]}}")).Read().Areas[0];

    static string Shape(FeatureGeometry geometry, JsonElement properties)
    {
        switch (geometry.Type)
        {
            case "Polygon" or "MultiPolygon" when Value(properties, "center") is { } center:
                return Circle(geometry, center, Value(properties, "radius_m"));
            case "Polygon" or "MultiPolygon":
                return $"\"polygon\": [{Places(geometry.Polygon())}]";
            case "LineString" or "MultiLineString":
                return $"\"line\": [{Places(geometry.Line())}]";
            case "Point":
                JsonElement radius = Value(properties, "radius_m") ?? throw new FeatureFault("a point is no area: with a property \"radius_m\" it is a circle");
                return $"\"center\": {Place(geometry.Point())}, \"radius_m\": {JsonText.Of(radius)}";
            default:
                throw new FeatureFault(geometry.Type.Length > 0 ? $"{geometry.Type} is no shape of an area: it must be Polygon, LineString, or Point with \"radius_m\"" : "its geometry has no type");
        }
    }

    static string Circle(FeatureGeometry geometry, JsonElement center, JsonElement? radius)
    {
        string json = $"\"center\": {JsonText.Of(center)}, \"radius_m\": {(radius is { } meters ? JsonText.Of(meters) : "null")}";
        AlertArea circle = Checked($"{{ \"name\": \"circle\", {json} }}");
        geometry.Check(GeodeticPosition.FromDegrees(circle.Center![0], circle.Center[1]), circle.RadiusMeters!.Value);
        return json;
    }

    static string Rest(JsonElement properties)
    {
        IEnumerable<string> parts = Limits.Select(key => Value(properties, key) is { } value ? $", {JsonText.Quote(key)}: {JsonText.Of(value)}" : "");
        return string.Concat(parts);
    }

    /// <summary>Programs write null for what they have no value of.</summary>
    static JsonElement? Value(JsonElement properties, string key) =>
        properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(key, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    static string? NameOf(JsonElement feature, JsonElement properties)
    {
        string? Called(string word) => properties.ValueKind != JsonValueKind.Object ? null
            : properties.EnumerateObject().Where(property => string.Equals(property.Name, word, StringComparison.OrdinalIgnoreCase)).Select(property => Words(property.Value)).FirstOrDefault(static text => text is not null);
        return Called("name") ?? Called("title") ?? (feature.TryGetProperty("id", out JsonElement id) ? Words(id) : null);
    }

    static string? Words(JsonElement value)
    {
        string? text = value.ValueKind == JsonValueKind.String ? SafeText(value)?.Trim() : value.ValueKind == JsonValueKind.Number ? value.GetRawText() : null;
        return string.IsNullOrEmpty(text) ? null : text;
    }

    static string? TextOf(JsonElement element, string key) => element.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.String ? SafeText(value) : null;

    /// <summary>Null = an escape in it is half a character.</summary>
    static string? SafeText(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    static string Places(List<Corner> corners) => string.Join(", ", corners.Select(Place));

    /// <summary>To the centimetre.</summary>
    static string Place(Corner corner)
    {
        double longitude = Math.IEEERemainder(corner.Longitude, 360);
        return string.Create(CultureInfo.InvariantCulture, $"[{corner.Latitude:0.#######}, {longitude:0.#######}]");
    }
}
