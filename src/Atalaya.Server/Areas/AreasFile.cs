using System.Text.Json;
using Atalaya.Pipeline;
using Atalaya.Server.Configuration;

namespace Atalaya.Server.Areas;

/// <summary>Reads areas from a GeoJSON file: a feature collection, or one feature.</summary>
static class AreasFile
{
    const string FileName = "areas";

    /// <summary>Throws <see cref="ConfigurationFault"/> where the file as a whole cannot be used; what is wrong with a feature is said with it.</summary>
    public static List<AreaFeature> Read(byte[] utf8)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(WithoutMark(utf8));
            return Features(document.RootElement, WithoutMark(utf8).Span);
        }
        catch (JsonException exception)
        {
            throw new ConfigurationFault(FileName, (int)(exception.LineNumber ?? 0) + 1, $"this is not JSON: {exception.Message.Split(" LineNumber")[0]}");
        }
        catch (InvalidOperationException)
        {
            throw new ConfigurationFault(FileName, null, "a text in the file is not valid Unicode");
        }
    }

    static ReadOnlyMemory<byte> WithoutMark(byte[] utf8) => utf8.AsSpan().StartsWith("\uFEFF"u8) ? utf8.AsMemory(3) : utf8;

    static List<AreaFeature> Features(JsonElement root, ReadOnlySpan<byte> utf8)
    {
        string type = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("type", out JsonElement word) && word.ValueKind == JsonValueKind.String ? word.GetString()! : "";
        if (type == "Feature") return [FeatureReader.Read(root, 1, 1)];
        if (type != "FeatureCollection" || !root.TryGetProperty("features", out JsonElement list) || list.ValueKind != JsonValueKind.Array)
            throw new ConfigurationFault(FileName, null, "this is no GeoJSON: it must be a FeatureCollection");
        if (root.TryGetProperty("crs", out JsonElement crs) && crs.ValueKind != JsonValueKind.Null && !IsWgs84(crs.GetRawText()))
            throw new ConfigurationFault(FileName, null, "the coordinates must be WGS 84 longitudes and latitudes (RFC 7946, 4): the file names another reference system");
        if (list.GetArrayLength() > PipelineConfiguration.MaxAreas) throw new ConfigurationFault(FileName, null, $"the file has {list.GetArrayLength()} features: there are at most {PipelineConfiguration.MaxAreas} areas");
        return WithoutTwins(list, Lines(utf8));
    }

    static List<AreaFeature> WithoutTwins(JsonElement list, List<int> lines)
    {
        List<AreaFeature> features = [];
        Dictionary<string, int> names = new(StringComparer.Ordinal);
        foreach (JsonElement element in list.EnumerateArray())
        {
            int number = features.Count + 1;
            AreaFeature feature = FeatureReader.Read(element, number, lines.ElementAtOrDefault(number - 1));
            if (feature.Area is not null && !names.TryAdd(feature.Name, number))
                feature = feature with { Area = null, Json = null, Problem = $"feature {names[feature.Name]} has the same name" };
            features.Add(feature);
        }

        return features;
    }

    /// <summary>What programs wrote before RFC 7946 took the member away.</summary>
    static bool IsWgs84(string crs) => crs.Contains("CRS84", StringComparison.OrdinalIgnoreCase) || crs.Contains("4326", StringComparison.Ordinal);

    /// <summary>Where each feature of the collection begins.</summary>
    static List<int> Lines(ReadOnlySpan<byte> utf8)
    {
        List<int> lines = [];
        Utf8JsonReader reader = new(utf8);
        reader.Read();
        int line = 1, counted = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isList = reader.ValueTextEquals("features");
            reader.Read();
            if (isList && reader.TokenType == JsonTokenType.StartArray) lines.Clear();
            while (isList && reader.CurrentDepth >= 1 && reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                int at = (int)reader.TokenStartIndex;
                line += utf8[counted..at].Count((byte)'\n');
                counted = at;
                lines.Add(line);
                reader.Skip();
            }

            if (!isList) reader.Skip();
        }

        return lines;
    }
}
