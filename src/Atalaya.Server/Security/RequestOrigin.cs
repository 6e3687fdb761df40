using Atalaya.Server.Web;

namespace Atalaya.Server.Security;

/// <summary>
/// Keeps foreign pages from changing anything through a visitor's browser. <see cref="HostCheck"/> has refused every Origin that is not ours; here
/// a change must also show one, unless no browser is involved.
/// </summary>
static class RequestOrigin
{
    public static bool IsAllowed(HttpContext context)
    {
        HttpRequest request = context.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method)) return true;
        string site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0 && site is not "same-origin") return false;
        if (site.Length > 0 || request.Headers.Origin.Count > 0) return true;
        return Caller.Of(context)?.Kind is CallerKind.Key or CallerKind.Local;
    }
}
