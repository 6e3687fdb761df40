using System.Text.Json;
using System.Text.Json.Serialization;

namespace Atalaya.Integrity.Alerts;

/// <summary>What an operator does about an alert: the payload of an OperatorAction frame (UTF-8 JSON, snake_case).</summary>
public sealed record OperatorAction
{
    public const double MaxSilenceSeconds = 3600;

    public required OperatorVerb Action { get; init; }

    /// <summary>Null = all that are listed.</summary>
    public ulong? Alert { get; init; }

    /// <summary>Who.</summary>
    public required string By { get; init; }

    /// <summary>Of silence.</summary>
    public double? Seconds { get; init; }

    [JsonIgnore]
    public bool IsSound => Enum.IsDefined(Action) && By is not null && (Seconds is not { } seconds || seconds is >= 0 and <= MaxSilenceSeconds);

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, OperatorJson.Default.OperatorAction);

    /// <summary>Null if the bytes are no action.</summary>
    public static OperatorAction? FromJson(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonSerializer.Deserialize(utf8, OperatorJson.Default.OperatorAction) is { IsSound: true } action ? action : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>Persisted by name.</summary>
public enum OperatorVerb : byte
{
    Acknowledge = 1,
    Silence = 2,
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(OperatorAction))]
sealed partial class OperatorJson : JsonSerializerContext;
