using Atalaya.Server.Configuration;
using Atalaya.Server.Outputs;
using Atalaya.Server.Security;
using Atalaya.Server.Setup;

namespace Atalaya.Server.Web;

/// <summary>What the web server works with.</summary>
sealed record ServerParts
{
    public required ServedHosts Hosts { get; init; }
    public required ListenAddress Listen { get; init; }
    public required AuditLog Audit { get; init; }

    /// <summary>Where the built web client is.</summary>
    public string Pages { get; init; } = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    /// <summary>Requests wait for it: what is served runs from then on.</summary>
    public Task Started { get; init; } = Task.CompletedTask;
    public UserStore Users { get; init; } = UserStore.None;

    /// <summary>Asked for: others may come in although there are no users, or without encryption.</summary>
    public bool Insecure { get; init; }
    public TlsSettings? Tls { get; init; }

    /// <summary>Host names beside those of this machine, as a proxy in front of it passes them on.</summary>
    public IReadOnlyList<string> PublicNames { get; init; } = [];

    /// <summary>Streams to other programs; null = none, as in a replay.</summary>
    public OutputHub? Outputs { get; init; }

    /// <summary>Null where nothing is configured: a replay.</summary>
    public ConfigurationStore? Configuration { get; init; }

    /// <summary>Null where there is nothing to set up: a replay.</summary>
    public SetupParts? Setup { get; init; }
}
