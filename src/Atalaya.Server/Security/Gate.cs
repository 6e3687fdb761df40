using System.Globalization;
using System.Threading.RateLimiting;
using Atalaya.Server.Web;

namespace Atalaya.Server.Security;

/// <summary>
/// The one place where a request is let through or refused: who it comes from, whether the role is high enough, whether a foreign page could
/// have caused it, and whether it is one too many. What states no role is refused.
/// </summary>
sealed class Gate(RequestDelegate next, Access access, RequestLimits limits, RefusalNotes notes, ILogger logger)
{
    public const string TooOpen =
        "This server is reached without encryption and does not answer other machines: passwords and keys could be read on the way. " +
        "Give it a certificate (\"tls\" in atalaya.json), put a proxy with HTTPS in front of it on its own machine, or start it with --insecure if this network is trusted.";

    public async Task InvokeAsync(HttpContext context)
    {
        access.Identify(context);
        if (access.IsTooOpen(context))
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden, TooOpen).ConfigureAwait(false);
            return;
        }

        if (!RequestOrigin.IsAllowed(context))
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden, "a change needs an Origin of this server, as a browser sends it, or an API key").ConfigureAwait(false);
            return;
        }

        if (!await HasRoleAsync(context).ConfigureAwait(false)) return;
        if (context.GetEndpoint() is null) await next(context).ConfigureAwait(false);
        else await LimitedAsync(context).ConfigureAwait(false);
    }

    async Task<bool> HasRoleAsync(HttpContext context)
    {
        RouteRole? route = Least(context);
        if (route is null)
        {
            SecurityLog.NoRole(logger, context.Request.Path);
            await RefuseAsync(context, StatusCodes.Status403Forbidden, "this address states no role and is refused").ConfigureAwait(false);
            return false;
        }

        if (route.Role is not { } least || Caller.Of(context) is { } known && known.Role >= least) return true;
        if (Caller.Of(context) is { } caller)
        {
            if (notes.IsNew($"{caller.Name} {context.Request.Method} {context.Request.Path}")) access.Audit.Write(context, "access.refused", $"{context.Request.Method} {context.Request.Path} needs {RoleText.Of(least)}");
            await RefuseAsync(context, StatusCodes.Status403Forbidden, $"this needs the role {RoleText.Of(least)}; '{caller.Name}' is {RoleText.Of(caller.Role)}").ConfigureAwait(false);
        }
        else
        {
            await AskToSignInAsync(context).ConfigureAwait(false);
        }

        return false;
    }

    /// <summary>Null = the route states nothing. Where nothing is mapped it is a file, or nothing at all.</summary>
    static RouteRole? Least(HttpContext context) => context.GetEndpoint() switch
    {
        RouteEndpoint route => route.Metadata.GetMetadata<RouteRole>(),
        null => OpenFiles.Contains(context.Request.Path) ? new RouteRole((Role?)null) : new RouteRole(Role.Viewer),
        _ => new RouteRole(Role.Viewer), // the framework's answer to a wrong method
    };

    async Task AskToSignInAsync(HttpContext context)
    {
        if (OpenFiles.IsPage(context.Request))
        {
            context.Response.Headers.CacheControl = "no-store";
            context.Response.Redirect(OpenFiles.LoginFor(context.Request.Path));
            return;
        }

        context.Response.Headers.WWWAuthenticate = "Bearer";
        string message = access.Users.AreRequired || !access.IsInsecure && ReverseProxy.IsFromHere(context)
            ? "sign in first: in the browser, or with an API key as Authorization: Bearer"
            : "there are no users: only this machine itself is served, and not through a proxy (add one with atalaya user add NAME --role admin)";
        await RefuseAsync(context, StatusCodes.Status401Unauthorized, message).ConfigureAwait(false);
    }

    async Task LimitedAsync(HttpContext context)
    {
        using RateLimitLease lease = limits.Take(context);
        if (!lease.IsAcquired)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling((lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan wait) ? wait : TimeSpan.FromSeconds(1)).TotalSeconds).ToString(CultureInfo.InvariantCulture);
            await RefuseAsync(context, StatusCodes.Status429TooManyRequests, "too many requests: wait a little").ConfigureAwait(false);
            return;
        }

        // A stream ends with the right to it, whoever serves it.
        using CancellationTokenRegistration ending = context.WebSockets.IsWebSocketRequest && Caller.Of(context) is { } caller ? caller.Ended.Register(context.Abort) : default;
        await next(context).ConfigureAwait(false);
    }

    static Task RefuseAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        if (OpenFiles.IsPage(context.Request)) return context.Response.WriteAsync(message + "\n");
        return context.Response.WriteAsJsonAsync(new ErrorResponse(message), WebJson.Default.ErrorResponse);
    }
}
