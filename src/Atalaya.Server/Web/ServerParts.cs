using Atalaya.Server.Outputs;
using Atalaya.Server.Security;

namespace Atalaya.Server.Web;

/// <summary>What the web server works with.</summary>
sealed record ServerParts
{
    public required ServedHosts Hosts { get; init; }
    public required ListenAddress Listen { get; init; }
    public required AuditLog Audit { get; init; }

    /// <summary>Streams to other programs; null = none, as in a replay.</summary>
    public OutputHub? Outputs { get; init; }
}
