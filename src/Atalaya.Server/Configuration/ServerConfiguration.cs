using System.Text;
using Atalaya.Core.Geodesy;
using Atalaya.Integrity;
using Atalaya.Integrity.Rules;
using Atalaya.Server.Commands;
using Atalaya.Server.Delivery;
using Atalaya.Server.Inputs;

namespace Atalaya.Server.Configuration;

/// <summary>What <c>atalaya.json</c> and the environment say.</summary>
sealed record ServerConfiguration
{
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
    public IReadOnlyList<AlertArea> Areas { get; init; } = [];
    public IReadOnlyList<AlertRule> Rules { get; init; } = [];

    /// <summary>What detectors look for, and which are switched off; areas and rules are apart.</summary>
    public IntegritySettings Integrity { get; init; } = IntegritySettings.Default;

    /// <summary>The same with areas and rules: all that decides what raises an alert.</summary>
    public IntegritySettings AllIntegrity => Integrity with { Areas = Areas, Rules = Rules };

    /// <summary>Who is told of alerts.</summary>
    public IReadOnlyList<DeliverySettings> Notify { get; init; } = [];

    /// <summary>What the file named says, or the default one if it is there, and the environment; throws <see cref="CommandFailure"/> on the first fault.</summary>
    public static ServerConfiguration Load(string? path)
    {
        if (path is not null && !File.Exists(path)) throw new CommandFailure($"{path}: no such configuration file");
        string file = path ?? ConfigurationStore.DefaultPath;
        return Read(file, File.Exists(file) ? ConfigurationFile.Read(file) : "");
    }

    public static ServerConfiguration Read(string file, string text) =>
        ConfigurationEnvironment.Apply(new ConfigurationReader(file, Encoding.UTF8.GetBytes(text)).Read(), Environment.GetEnvironmentVariables());
}
