namespace Atalaya.Server.Security;

/// <summary>The files that anybody may have: the page to sign in and the program text of the client. Pages and data are not among them.</summary>
static class OpenFiles
{
    const string LoginPage = "/login.html";

    public static bool Contains(PathString path) =>
        path.Equals(LoginPage, StringComparison.Ordinal) || path.Equals("/icon.svg", StringComparison.Ordinal)
        || path.StartsWithSegments("/assets", StringComparison.Ordinal) || path.StartsWithSegments("/licenses", StringComparison.Ordinal);

    /// <summary>What a person opens: such a request is led to the page to sign in.</summary>
    public static bool IsPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && (request.Path.Value is "/" or "" or null || request.Path.Value.EndsWith(".html", StringComparison.Ordinal));

    /// <summary>Relative, so that it holds under whatever path a proxy serves us.</summary>
    public static string LoginFor(PathString path)
    {
        string page = path.Value?.TrimStart('/') ?? "";
        string back = string.Concat(Enumerable.Repeat("../", page.Count('/')));
        return $"{back}login.html" + (page.Length == 0 ? "" : $"?next={Uri.EscapeDataString(page)}");
    }
}
