using System.Net;
using Atalaya.Server.Security;
using Microsoft.Extensions.Primitives;

namespace Atalaya.Server.Web;

/// <summary>
/// Refuses requests that a foreign page could cause: the Host must be one we serve (else a rebound DNS name reads the picture), and an
/// Origin, where a browser sends one, must be that same host.
/// </summary>
sealed class HostCheck(RequestDelegate next, ListenAddress listen, IReadOnlyList<string> publicNames, TlsCertificate? certificate)
{
    public async Task InvokeAsync(HttpContext context)
    {
        HostString host = context.Request.Host;
        if (!IsOurs(host, context.Request.IsHttps ? 443 : 80) || !OriginMatches(context.Request.Headers.Origin, host))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            await context.Response.WriteAsync("Host or Origin is not this server's. A name of its own goes into \"public_names\" in atalaya.json.\n").ConfigureAwait(false);
            return;
        }

        await next(context).ConfigureAwait(false);
    }

    bool IsOurs(HostString host, int defaultPort)
    {
        if (!host.HasValue) return false;
        if (ReverseProxy.IsPublicName(host, publicNames)) return true;
        if (listen.Port != 0 && (host.Port ?? defaultPort) != listen.Port) return false;
        string name = host.Host.Trim('[', ']');
        if (string.Equals(name, "localhost", StringComparison.OrdinalIgnoreCase)) return true;
        if (IPAddress.TryParse(name, out IPAddress? address)) return IPAddress.IsLoopback(address) || !listen.IsLoopback;
        return certificate?.IsFor(name) == true || !listen.IsLoopback && IsThisMachine(name);
    }

    /// <summary>The name of this machine, as it is or as the local network resolves it (multicast DNS): no foreign page can own these.</summary>
    static bool IsThisMachine(string name) =>
        string.Equals(name, Dns.GetHostName(), StringComparison.OrdinalIgnoreCase) || string.Equals(name, Dns.GetHostName() + ".local", StringComparison.OrdinalIgnoreCase);

    static bool OriginMatches(StringValues origin, HostString host)
    {
        if (origin.Count == 0) return true;
        return origin.Count == 1 && Uri.TryCreate(origin[0], UriKind.Absolute, out Uri? uri)
            && uri.Scheme is "http" or "https" && string.Equals(uri.Authority, host.Value, StringComparison.OrdinalIgnoreCase);
    }
}
