using System.Text.Json;
using System.Text.Json.Serialization;

namespace Atalaya.Server.Security;

/// <summary>Roles as they are written: <c>viewer</c>, <c>operator</c>, <c>admin</c>.</summary>
static class RoleText
{
    public const string All = "viewer, operator or admin";

    public static string Of(Role role) => role switch
    {
        Role.Viewer => "viewer",
        Role.Operator => "operator",
        Role.Admin => "admin",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    public static bool TryParse(string? text, out Role role)
    {
        role = text switch { "viewer" => Role.Viewer, "operator" => Role.Operator, "admin" => Role.Admin, _ => default };
        return role != default;
    }
}

/// <summary>Reads nothing but the three names: a number or another spelling is no role.</summary>
sealed class RoleConverter : JsonConverter<Role>
{
    public override Role Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && RoleText.TryParse(reader.GetString(), out Role role) ? role : throw new JsonException($"the role must be {RoleText.All}");

    public override void Write(Utf8JsonWriter writer, Role value, JsonSerializerOptions options) => writer.WriteStringValue(RoleText.Of(value));
}
