using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Atalaya.Server.Configuration;

/// <summary>The JSON schema of <c>atalaya.json</c>, for editors: made of the keys that the reader knows.</summary>
static class ConfigurationSchema
{
    static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text { get; } = Root().ToJsonString(Layout) + "\n";

    static JsonObject Root()
    {
        JsonObject root = new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Atalaya configuration",
        };
        Describe(root, ConfigurationKeys.Root, []);
        JsonObject definitions = [];
        foreach ((string name, IReadOnlyList<ConfigurationKey> keys, string[] required) in ConfigurationKeys.Objects)
        {
            JsonObject definition = [];
            Describe(definition, keys, required);
            definitions[name] = definition;
        }

        root["$defs"] = definitions;
        return root;
    }

    static void Describe(JsonObject schema, IReadOnlyList<ConfigurationKey> keys, string[] required)
    {
        JsonObject properties = [];
        foreach (ConfigurationKey key in keys) properties[key.Name] = Property(key);
        schema["type"] = "object";
        schema["properties"] = properties;
        if (required.Length > 0) schema["required"] = new JsonArray([.. required.Select(name => (JsonNode)name)]);
        schema["additionalProperties"] = false;
    }

    static JsonObject Property(ConfigurationKey key)
    {
        JsonObject property = new()
        {
            ["description"] = key.NeedsRestart ? $"{key.Description} Takes effect at the next start." : key.Description,
            ["type"] = key.Value switch
            {
                ConfigurationValue.Text => "string",
                ConfigurationValue.Flag => "boolean",
                ConfigurationValue.Number => "number",
                ConfigurationValue.List => "array",
                _ => "object",
            },
        };
        foreach ((string name, JsonNode? value) in JsonNode.Parse($"{{{key.Schema}}}")!.AsObject()) property[name] = value?.DeepClone();
        return property;
    }
}
