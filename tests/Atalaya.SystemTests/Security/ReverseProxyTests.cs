using System.Net;
using Atalaya.Server.Security;
using Microsoft.AspNetCore.Http;

namespace Atalaya.SystemTests.Security;

public sealed class ReverseProxyTests
{
    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1:8080", null, true, false, "127.0.0.1")]
    [InlineData("::ffff:127.0.0.1", "127.0.0.1:8080", null, true, false, "127.0.0.1")]
    [InlineData("192.168.1.7", "192.168.1.5:8080", null, false, false, "192.168.1.7")]
    [InlineData("192.168.1.7", "radar.example", "10.0.0.9", false, false, "192.168.1.7")] // only a proxy on this machine is believed
    [InlineData("127.0.0.1", "127.0.0.1:8080", "10.0.0.9", false, false, "127.0.0.1")]
    [InlineData("127.0.0.1", "radar.example", "10.0.0.9, 203.0.113.4", false, true, "203.0.113.4")]
    [InlineData("127.0.0.1", "RADAR.example", "no address", false, true, "127.0.0.1")]
    public async Task ASignOfAProxyTakesTheRightsOfThisMachine(string remote, string host, string? forwardedFor, bool isFromHere, bool isHttps, string address)
    {
        DefaultHttpContext context = new();
        context.Connection.RemoteIpAddress = IPAddress.Parse(remote);
        context.Request.Host = new HostString(host);
        if (forwardedFor is not null) context.Request.Headers["X-Forwarded-For"] = forwardedFor;
        await new ReverseProxy(_ => Task.CompletedTask, ["radar.example"]).InvokeAsync(context);
        Assert.Equal(isFromHere, ReverseProxy.IsFromHere(context));
        Assert.Equal(isHttps, context.Request.IsHttps);
        Assert.Equal(address, context.Connection.RemoteIpAddress!.ToString());
    }
}
