using System.Text.Json;
using System.Text.Json.Serialization;
using Atalaya.Integrity;
using Atalaya.Integrity.Rules;
using Atalaya.Integrity.Settings;

namespace Atalaya.Pipeline;

/// <summary>Everything configured that can change the picture: the payload of a Configuration frame (UTF-8 JSON, snake_case).</summary>
public sealed record PipelineConfiguration
{
    /// <summary>Each source has a decoder with buffers of its own, some 50 KB, so their number is bounded.</summary>
    public const int MaxSources = 1000;

    public const int MaxAreas = 1000, MaxRules = 1000;

    public IReadOnlyList<SourceConfiguration> Sources { get; init; } = [];

    /// <summary>Sources the recording had before: tracks may still name them, so their numbers are given to no other. Null = none.</summary>
    public IReadOnlyList<FormerSource>? FormerSources { get; init; }

    /// <summary>Areas that rules speak of. Null = none.</summary>
    public IReadOnlyList<AlertArea>? Areas { get; init; }

    /// <summary>What raises an alert, besides what always does. Null = nothing.</summary>
    public IReadOnlyList<AlertRule>? Rules { get; init; }

    /// <summary>What detectors look for, and which are switched off. Null = everything as it is without configuration.</summary>
    [JsonPropertyName("integrity")]
    [JsonConverter(typeof(DetectorSettingsJson))]
    public IntegritySettings? Detectors { get; init; }

    /// <summary>What is configured of Integrity.</summary>
    [JsonIgnore]
    public IntegritySettings Integrity => (Detectors ?? IntegritySettings.Default) with { Areas = Areas ?? [], Rules = Rules ?? [] };

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, PipelineJson.Default.PipelineConfiguration);

    /// <summary>Reads a configuration frame; null if the bytes are not one, or one that cannot be in force.</summary>
    public static PipelineConfiguration? FromJson(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonSerializer.Deserialize(utf8, PipelineJson.Default.PipelineConfiguration) is { IsSound: true } configuration ? configuration : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The JSON reader lets null stand where none may be, and 1e999 become infinite, which nothing can write again.</summary>
    bool IsSound
    {
        get
        {
            if (Sources is null || Sources.Count > MaxSources) return false;
            HashSet<ushort> numbers = [];
            foreach (SourceConfiguration? source in Sources)
                if (source is not { IsSound: true } || !numbers.Add(source.Id)) return false;
            return AreRulesSound();
        }
    }

    bool AreRulesSound()
    {
        HashSet<string> areas = [], rules = [];
        if (Areas is { Count: > MaxAreas } || Rules is { Count: > MaxRules }) return false;
        foreach (AlertArea? area in Areas ?? [])
            if (area is not { IsSound: true } || !areas.Add(area.Name)) return false;
        foreach (AlertRule? rule in Rules ?? [])
            if (rule is not { IsSound: true } || !rules.Add(rule.Name) || (rule.Area is { } name && !areas.Contains(name))) return false;
        return true;
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(PipelineConfiguration))]
sealed partial class PipelineJson : JsonSerializerContext;
