namespace Atalaya.Server.Security;

/// <summary>What browsers are told to keep others from doing with our pages.</summary>
static class SecurityHeaders
{
    const string ContentPolicy =
        "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static Task AddAsync(HttpContext context, RequestDelegate next)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy = ContentPolicy;
        headers["Permissions-Policy"] = "geolocation=(self), camera=(), microphone=(), payment=(), usb=(), serial=(), hid=(), midi=(), display-capture=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";

        // It would hold for every port of the host, where other programs may speak plain HTTP: only where we are what the host name means.
        if (context.Request is { IsHttps: true, Host.Port: null or 443 }) headers.StrictTransportSecurity = "max-age=31536000";
        if (context.GetEndpoint() is not null) headers.CacheControl = "no-store";
        return next(context);
    }
}
