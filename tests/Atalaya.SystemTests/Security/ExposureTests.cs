using Atalaya.Server.Commands;
using Atalaya.Server.Security;
using Atalaya.Server.Web;

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
}
