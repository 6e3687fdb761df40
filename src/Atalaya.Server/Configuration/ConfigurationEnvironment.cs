using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace Atalaya.Server.Configuration;

/// <summary>Variables <c>ATALAYA__LISTEN</c>, <c>ATALAYA__RETENTION__LOG_DAYS</c> … override the scalars of the file.</summary>
static class ConfigurationEnvironment
{
    const string Prefix = "ATALAYA__";

    /// <summary>Text or json: read by the logger, which speaks before the configuration is known.</summary>
    const string LogForm = "log";

    /// <summary>Every scalar that can be overridden, as its path of keys.</summary>
    static readonly Dictionary<string, (ConfigurationKey Key, string? Parent)> Scalars = Paths();

    public static List<string> NamesIn(IDictionary variables) =>
        [.. variables.Keys.Cast<string>().Where(name => name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)];

    /// <summary>The configuration with the variables applied, in the order of their names.</summary>
    public static ServerConfiguration Apply(ServerConfiguration configuration, IDictionary variables)
    {
        foreach (string name in NamesIn(variables))
        {
            string path = name[Prefix.Length..].ToLowerInvariant();
            if (path == LogForm) continue;
            if (!Scalars.TryGetValue(path, out (ConfigurationKey Key, string? Parent) scalar))
                throw new ConfigurationFault(name, null, $"there is no such setting; did you mean {Prefix}{NearestKey.Of(path, [.. Scalars.Keys]).ToUpperInvariant()}?");
            configuration = Apply(configuration, name, scalar.Key, scalar.Parent, (string?)variables[name] ?? "");
        }

        return configuration;
    }

    /// <summary>Lets the reader take the value as if it stood alone in a file.</summary>
    static ServerConfiguration Apply(ServerConfiguration configuration, string name, ConfigurationKey key, string? parent, string value)
    {
        string json = $"{{\"{key.Name}\":{Json(key, value.Trim())}}}";
        if (parent is not null) json = $"{{\"{parent}\":{json}}}";
        try
        {
            return new ConfigurationReader(name, System.Text.Encoding.UTF8.GetBytes(json)).Read(configuration);
        }
        catch (ConfigurationFault fault)
        {
            throw new ConfigurationFault(name, null, $"'{value}': {fault.Reason}");
        }
    }

    static string Json(ConfigurationKey key, string value)
    {
        bool isLiteral = key.Value switch
        {
            ConfigurationValue.Flag => bool.TryParse(value, out _),
            ConfigurationValue.Number => value == "null" || double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
            _ => false,
        };
        return isLiteral ? value.ToLowerInvariant() : $"\"{JsonEncodedText.Encode(value)}\"";
    }

    static Dictionary<string, (ConfigurationKey Key, string? Parent)> Paths()
    {
        Dictionary<string, (ConfigurationKey, string?)> paths = [];
        foreach (ConfigurationKey key in ConfigurationKeys.Root.Where(key => key.IsScalar && key.Name[0] != '$')) paths[key.Name] = (key, null);
        foreach (ConfigurationKey key in ConfigurationKeys.Tls) paths[$"tls__{key.Name}"] = (key, "tls");
        foreach (ConfigurationKey key in ConfigurationKeys.Retention) paths[$"retention__{key.Name}"] = (key, "retention");
        return paths;
    }
}
