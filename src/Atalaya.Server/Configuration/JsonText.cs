using System.Text.Encodings.Web;
using System.Text.Json;

namespace Atalaya.Server.Configuration;

/// <summary>JSON on one line with spaces, as a person would write it.</summary>
static class JsonText
{
    static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Quote(string text) => JsonSerializer.Serialize(text, Readable);

    /// <summary>Null where the JSON is null.</summary>
    public static string? OfOrNull(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : Of(value);

    public static string Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object when !value.EnumerateObject().Any() => "{}",
        JsonValueKind.Object => $"{{ {string.Join(", ", value.EnumerateObject().Select(property => $"{Quote(property.Name)}: {Of(property.Value)}"))} }}",
        JsonValueKind.Array => $"[{string.Join(", ", value.EnumerateArray().Select(Of))}]",
        JsonValueKind.String => Quote(value.GetString()!),
        _ => value.GetRawText(),
    };
}
