using Atalaya.Server.Web;

namespace Atalaya.Server.Security;

/// <summary>What whoever starts the server should know about how open it is.</summary>
static class Exposure
{
    /// <summary>A warning in one line; null = nothing to say.</summary>
    public static string? Warning(ServerParts parts)
    {
        if (parts.Listen.IsLoopback) return null;
        if (!parts.Users.AreRequired) return $"INSECURE: there are no users, everyone who reaches {parts.Listen} sees the picture (atalaya user add NAME --role admin)";
        if (parts.Tls is not null) return null;
        return parts.Insecure
            ? "INSECURE: passwords and keys travel without encryption; set \"tls\" in atalaya.json"
            : "without encryption other machines are not served: set \"tls\" in atalaya.json, put a proxy with HTTPS in front of 127.0.0.1, or add --insecure if this network is trusted";
    }
}
