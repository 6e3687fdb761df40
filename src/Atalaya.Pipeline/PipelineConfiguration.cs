using System.Text.Json;
using System.Text.Json.Serialization;

namespace Atalaya.Pipeline;

/// <summary>Everything configured that can change the picture: the payload of a Configuration frame (UTF-8 JSON, snake_case).</summary>
public sealed record PipelineConfiguration
{
    public IReadOnlyList<SourceConfiguration> Sources { get; init; } = [];

    /// <summary>Sources the recording had before: tracks may still name them, so their numbers are given to no other. Null = none.</summary>
    public IReadOnlyList<FormerSource>? FormerSources { get; init; }

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, PipelineJson.Default.PipelineConfiguration);

    /// <summary>Reads a configuration frame; null if the bytes are not one.</summary>
    public static PipelineConfiguration? FromJson(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonSerializer.Deserialize(utf8, PipelineJson.Default.PipelineConfiguration);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PipelineConfiguration))]
sealed partial class PipelineJson : JsonSerializerContext;
