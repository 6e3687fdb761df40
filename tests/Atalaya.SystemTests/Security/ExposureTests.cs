using Atalaya.Server.Commands;
using Atalaya.Server.Configuration;
using Atalaya.Server.Security;
using Atalaya.Server.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace Atalaya.SystemTests.Security;

public sealed class ExposureTests
{
    [Fact]
    public void BeyondThisMachineNeedsUsersOrAnExplicitWord()
    {
        using TemporaryFolder folder = new();
        ListenAddress everywhere = ListenAddress.Parse("0.0.0.0:8080");
        CommandFailure refused = Assert.Throws<CommandFailure>(() => everywhere.CheckExposure(insecure: false, UserStore.Open(folder.Path)));
        Assert.Contains("atalaya user add NAME --role admin", refused.Message, StringComparison.Ordinal);
        Assert.Contains("--insecure", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("user add", Assert.Throws<CommandFailure>(() => everywhere.CheckExposure(insecure: false, UserStore.None)).Message, StringComparison.Ordinal);
        Assert.Same(everywhere, everywhere.CheckExposure(insecure: true, UserStore.None));
        ListenAddress here = ListenAddress.Parse("localhost:8080");
        Assert.Same(here, here.CheckExposure(insecure: false, UserStore.None));
        AccountsFile.Change(folder.Path, accounts => accounts.Add(TestAccounts.User("ana", Role.Admin)));
        Assert.Same(everywhere, everywhere.CheckExposure(insecure: false, UserStore.Open(folder.Path)));
    }

    [Theory]
    [InlineData("127.0.0.1:8080", false, false, true, null)]
    [InlineData("0.0.0.0:8080", false, false, true, "there are no users")]
    [InlineData("0.0.0.0:8080", true, false, false, "other machines are not served")]
    [InlineData("0.0.0.0:8080", true, false, true, "without encryption")]
    [InlineData("0.0.0.0:8443", true, true, false, null)]
    public void TheStartTellsHowOpenTheServerIs(string listen, bool users, bool tls, bool insecure, string? said)
    {
        using TemporaryFolder folder = new();
        if (users) AccountsFile.Change(folder.Path, _ => TestAccounts.All);
        ServerParts parts = new()
        {
            Hosts = null!,
            Listen = ListenAddress.Parse(listen),
            Audit = new AuditLog(null, NullLogger.Instance),
            Users = UserStore.Open(folder.Path),
            Insecure = insecure,
            Tls = tls ? new TlsSettings("cert.pem", null) : null,
        };
        string? warning = Exposure.Warning(parts);
        if (said is null) Assert.Null(warning);
        else Assert.Contains(said, warning, StringComparison.Ordinal);
    }
}
