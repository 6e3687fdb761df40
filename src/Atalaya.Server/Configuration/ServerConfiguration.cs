using System.Globalization;
using Atalaya.Core.Geodesy;
using Atalaya.Fusion;
using Atalaya.Server.Commands;
using Atalaya.Server.Inputs;

namespace Atalaya.Server.Configuration;

/// <summary>What <c>atalaya.json</c> and the environment say.</summary>
sealed record ServerConfiguration
{
    const string DefaultPath = "atalaya.json";
    const string EnvironmentPrefix = "ATALAYA__";

    public string? Listen { get; init; }
    public string? Data { get; init; }
    public bool Insecure { get; init; }

    /// <summary>Geographic partitions of Fusion.</summary>
    public int Sectors { get; init; } = 2;

    public IReadOnlyList<SourceUri> Sources { get; init; } = [];

    /// <summary>Where the station stands: home of the map, and the site of sources that state none.</summary>
    public GeodeticPosition? Site { get; init; }

    public RetentionSettings Retention { get; init; } = new();
    public TlsSettings? Tls { get; init; }

    /// <summary>Host names that this server is reached by beside those of the machine.</summary>
    public IReadOnlyList<string> PublicNames { get; init; } = [];
    public IReadOnlyList<OutputSettings> Outputs { get; init; } = [];

    /// <summary>Reads the file named, or the default one if it is there, then the environment; throws <see cref="CommandFailure"/> on the first fault.</summary>
    public static ServerConfiguration Load(string? path)
    {
        ServerConfiguration configuration = new();
        if (path is not null && !File.Exists(path)) throw new CommandFailure($"{path}: no such configuration file");
        string file = path ?? DefaultPath;
        if (File.Exists(file)) configuration = new ConfigurationReader(file, File.ReadAllBytes(file)).Read();
        return configuration.WithEnvironment();
    }

    ServerConfiguration WithEnvironment()
    {
        ServerConfiguration configuration = this;
        foreach (System.Collections.DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            string name = (string)variable.Key;
            if (!name.StartsWith(EnvironmentPrefix, StringComparison.OrdinalIgnoreCase)) continue;
            string value = (string?)variable.Value ?? "";
            string key = name[EnvironmentPrefix.Length..].ToLowerInvariant();
            configuration = key switch
            {
                "log" => configuration, // text or json: read by the logger, which speaks before the configuration is known
                "listen" => configuration with { Listen = value },
                "data" => configuration with { Data = value },
                "insecure" => configuration with { Insecure = bool.TryParse(value, out bool insecure) ? insecure : throw new CommandFailure($"{name}: '{value}' is not true or false") },
                "sectors" => configuration with { Sectors = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int sectors) && sectors is > 0 and <= TrackerOptions.MaxSectors ? sectors : throw new CommandFailure($"{name}: '{value}' is not a number from 1 to {TrackerOptions.MaxSectors}") },
                _ => throw new CommandFailure($"{name}: there is no such setting; did you mean {EnvironmentPrefix}{NearestKey.Of(key, ConfigurationReader.ScalarKeys).ToUpperInvariant()}?"),
            };
        }

        return configuration;
    }
}
