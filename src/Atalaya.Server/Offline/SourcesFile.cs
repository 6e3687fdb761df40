using System.Text.Json;
using System.Text.Json.Serialization;
using Atalaya.Scenarios;
using Atalaya.Server.Commands;

namespace Atalaya.Server.Offline;

/// <summary>Reads sources.json, which says what each recorded file beside it is (docs/formats/scenario.md).</summary>
static class SourcesFile
{
    public const string Name = ScenarioWriter.SourcesFileName;

    public sealed record Place(double Lat, double Lon, double? HeightM);

    public sealed record Entry(string Name, string File, string? Format, Place? Site, string? Start, bool Simulated, double? RangeSigmaM, double? AzimuthSigmaDeg);

    public sealed record Content(List<Entry>? Sources);

    /// <summary>The entries; null if there is no such file.</summary>
    public static List<Entry>? Load(string path)
    {
        if (!File.Exists(path)) return null;
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), SourcesJson.Default.Content)?.Sources ?? [];
        }
        catch (JsonException exception)
        {
            throw new CommandFailure($"{path}:{(exception.LineNumber ?? 0) + 1}: {exception.Message.Split(" Path:")[0]}");
        }
    }

    /// <summary>The entry for a file in the sources.json beside it; null = none.</summary>
    public static Entry? Find(string file)
    {
        string directory = Path.GetDirectoryName(Path.GetFullPath(file)) ?? ".";
        return Load(Path.Combine(directory, Name))?.Find(entry => entry.File == Path.GetFileName(file));
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true)]
[JsonSerializable(typeof(SourcesFile.Content))]
sealed partial class SourcesJson : JsonSerializerContext;
