using System.Net;
using Atalaya.Server.Web;
using Microsoft.AspNetCore.Http;

namespace Atalaya.SystemTests.Web;

public sealed class HostCheckTests
{
    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1:8080", null, true)]
    [InlineData("127.0.0.1", "localhost:8080", "http://localhost:8080", true)]
    [InlineData("127.0.0.1", "[::1]:8080", null, true)]
    [InlineData("127.0.0.1", "127.0.0.1:8081", null, false)]
    [InlineData("127.0.0.1", "evil.example:8080", null, false)]
    [InlineData("127.0.0.1", "192.168.1.5:8080", null, false)]
    [InlineData("127.0.0.1", "", null, false)]
    [InlineData("127.0.0.1", "127.0.0.1:8080", "http://evil.example", false)]
    [InlineData("127.0.0.1", "127.0.0.1:8080", "http://127.0.0.1:9000", false)]
    [InlineData("127.0.0.1", "127.0.0.1:8080", "null", false)]
    [InlineData("127.0.0.1", "127.0.0.1:8080", "file://127.0.0.1:8080", false)]
    [InlineData("0.0.0.0", "192.168.1.5:8080", "http://192.168.1.5:8080", true)]
    [InlineData("0.0.0.0", "evil.example:8080", "http://evil.example:8080", false)]
    public async Task OnlyOurOwnHostAndOriginPass(string listen, string host, string? origin, bool expected)
    {
        bool passed = false;
        HostCheck check = new(_ => { passed = true; return Task.CompletedTask; }, new ListenAddress(IPAddress.Parse(listen), 8080), [], null);
        DefaultHttpContext context = new();
        context.Request.Host = new HostString(host);
        if (origin is not null) context.Request.Headers.Origin = origin;
        await check.InvokeAsync(context);
        Assert.Equal(expected, passed);
        Assert.Equal(expected ? 200 : 403, context.Response.StatusCode);
    }
}
