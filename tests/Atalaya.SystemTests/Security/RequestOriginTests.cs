using Atalaya.Server.Security;
using Microsoft.AspNetCore.Http;

namespace Atalaya.SystemTests.Security;

/// <summary>A change must come from a page of ours; a foreign Origin is refused before (HostCheckTests).</summary>
public sealed class RequestOriginTests
{
    [Theory]
    [InlineData("POST", "Session", null, null, false)]
    [InlineData("DELETE", "Session", null, null, false)]
    [InlineData("POST", "Session", null, "cross-site", false)]
    [InlineData("POST", "Session", null, "same-site", false)]
    [InlineData("POST", "Session", null, "none", false)]
    [InlineData("POST", "Session", "own", "cross-site", false)]
    [InlineData("POST", "Session", "own", null, true)]
    [InlineData("POST", "Session", null, "same-origin", true)]
    [InlineData("GET", "Session", null, "cross-site", true)]
    [InlineData("POST", null, null, null, false)]
    [InlineData("POST", "Key", null, null, true)]
    [InlineData("POST", "Local", null, null, true)]
    [InlineData("POST", "Local", null, "cross-site", false)]
    public void OnlyAPageOfOursOrAProgramChangesAnything(string method, string? kind, string? origin, string? site, bool expected)
    {
        DefaultHttpContext context = new();
        context.Request.Method = method;
        if (kind is not null) new Caller("ana", Role.Admin, Enum.Parse<CallerKind>(kind), CancellationToken.None).Attach(context);
        if (origin is not null) context.Request.Headers.Origin = origin;
        if (site is not null) context.Request.Headers["Sec-Fetch-Site"] = site;
        Assert.Equal(expected, RequestOrigin.IsAllowed(context));
    }
}
