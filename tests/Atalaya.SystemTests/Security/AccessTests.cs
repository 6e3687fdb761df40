using System.Net;
using Atalaya.Server.Security;
using Atalaya.Server.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace Atalaya.SystemTests.Security;

/// <summary>Requests of another machine, which a test cannot make over the network.</summary>
public sealed class AccessTests
{
    [Theory]
    [InlineData(true, false, false, true, null)]
    [InlineData(true, true, false, false, null)]
    [InlineData(true, false, true, false, null)]
    [InlineData(false, true, false, false, "guest")]
    [InlineData(false, false, false, false, null)]
    public async Task AnotherMachineIsNobodyAGuestOrNotServedInTheOpen(bool users, bool insecure, bool https, bool isTooOpen, string? name)
    {
        using TemporaryFolder folder = new();
        if (users) AccountsFile.Change(folder.Path, _ => TestAccounts.All);
        ServerParts parts = new()
        {
            Hosts = null!,
            Listen = ListenAddress.Parse("0.0.0.0:8080"),
            Audit = new AuditLog(null, NullLogger.Instance),
            Users = UserStore.Open(folder.Path),
            Insecure = insecure,
        };
        await using Access access = new(parts, TimeProvider.System, NullLogger.Instance);
        DefaultHttpContext context = new();
        context.Connection.RemoteIpAddress = IPAddress.Parse("192.168.1.7");
        context.Request.Scheme = https ? "https" : "http";
        access.Identify(context);
        Assert.Equal(name, Caller.Of(context)?.Name);
        Assert.Equal(name is null ? null : Role.Viewer, Caller.Of(context)?.Role);
        Assert.Equal(isTooOpen, access.IsTooOpen(context));
    }
}
