using System.Net;

namespace Atalaya.Server.Security;

/// <summary>
/// Sees through a proxy on this machine: with <c>public_names</c>, a request for one of them that comes from loopback is one the proxy
/// received over HTTPS, from the last address it forwarded. Any sign of a proxy takes the rights of this machine away from a request.
/// </summary>
sealed class ReverseProxy(RequestDelegate next, IReadOnlyList<string> publicNames)
{
    static readonly string[] Signs = ["X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Forwarded", "Via"];
    static readonly object FromHere = new();

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped) context.Connection.RemoteIpAddress = mapped.MapToIPv4();
        if (context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)) Look(context);
        return next(context);
    }

    /// <summary>Whether a request was made on this machine by one who may be its administrator.</summary>
    public static bool IsFromHere(HttpContext context) => context.Items.ContainsKey(FromHere);

    public static bool IsPublicName(HostString host, IReadOnlyList<string> publicNames) =>
        publicNames.Any(name => string.Equals(name, host.Host, StringComparison.OrdinalIgnoreCase) || string.Equals(name, host.Value, StringComparison.OrdinalIgnoreCase));

    void Look(HttpContext context)
    {
        bool isPublic = IsPublicName(context.Request.Host, publicNames);
        if (!isPublic && !Signs.Any(context.Request.Headers.ContainsKey))
        {
            context.Items[FromHere] = true;
            return;
        }

        if (!isPublic) return;
        context.Request.Scheme = "https";
        string? last = context.Request.Headers["X-Forwarded-For"].LastOrDefault()?.Split(',')[^1].Trim();
        if (IPAddress.TryParse(last, out IPAddress? client)) context.Connection.RemoteIpAddress = client;
    }
}
