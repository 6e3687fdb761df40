using System.Globalization;

namespace Atalaya.Server.Security;

/// <summary>
/// The cookie of a session: out of reach of scripts and of other sites, gone with the browser. Browsers do not tell ports of a machine apart, so the
/// port is in the name and two servers on one machine do not sign each other's users out.
/// </summary>
static class SessionCookie
{
    public static string? Read(HttpContext context) => context.Request.Cookies.TryGetValue(Name(context), out string? token) && token.Length is > 0 and < 100 ? token : null;

    public static void Write(HttpContext context, string token) => context.Response.Cookies.Append(Name(context), token, Options(context));

    public static void Delete(HttpContext context) => context.Response.Cookies.Delete(Name(context), Options(context));

    static string Name(HttpContext context) => (context.Request.IsHttps ? "__Host-atalaya-" : "atalaya-") + context.Connection.LocalPort.ToString(CultureInfo.InvariantCulture);

    static CookieOptions Options(HttpContext context) => new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, Path = "/" };
}
