using System.Net;
using Microsoft.Extensions.Primitives;

namespace Atalaya.Server.Web;

/// <summary>
/// Refuses requests that a foreign page could cause: the Host must be one we serve (else a rebound DNS name reads the picture), and an
/// Origin, where a browser sends one, must be that same host.
/// </summary>
sealed class HostCheck(RequestDelegate next, ListenAddress listen)
{
    public async Task InvokeAsync(HttpContext context)
    {
        HostString host = context.Request.Host;
        if (!IsOurs(host) || !OriginMatches(context.Request.Headers.Origin, host))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            await context.Response.WriteAsync("Host or Origin is not this server's.\n").ConfigureAwait(false);
            return;
        }

        await next(context).ConfigureAwait(false);
    }

    bool IsOurs(HostString host)
    {
        if (!host.HasValue || (listen.Port != 0 && (host.Port ?? 80) != listen.Port)) return false;
        string name = host.Host.Trim('[', ']');
        if (string.Equals(name, "localhost", StringComparison.OrdinalIgnoreCase)) return true;
        if (!IPAddress.TryParse(name, out IPAddress? address)) return !listen.IsLoopback && string.Equals(name, Dns.GetHostName(), StringComparison.OrdinalIgnoreCase);
        return IPAddress.IsLoopback(address) || !listen.IsLoopback;
    }

    static bool OriginMatches(StringValues origin, HostString host)
    {
        if (origin.Count == 0) return true;
        return origin.Count == 1 && Uri.TryCreate(origin[0], UriKind.Absolute, out Uri? uri)
            && uri.Scheme is "http" or "https" && string.Equals(uri.Authority, host.Value, StringComparison.OrdinalIgnoreCase);
    }
}
