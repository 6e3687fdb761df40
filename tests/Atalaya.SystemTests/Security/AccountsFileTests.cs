using System.Text;
using Atalaya.Server.Commands;
using Atalaya.Server.Security;
using CsCheck;

namespace Atalaya.SystemTests.Security;

public sealed class AccountsFileTests
{
    [Fact]
    public void WhatIsWrittenIsReadAndOnlyTheOwnerMayReadIt()
    {
        using TemporaryFolder folder = new();
        AccountsFile.Change(folder.Path, _ => TestAccounts.All);
        Accounts read = AccountsFile.Read(folder.Path);
        Assert.Equal(TestAccounts.All.Users, read.Users);
        Assert.Equal(TestAccounts.All.Keys, read.Keys);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.File(AccountsFile.Name)));
        Assert.DoesNotContain(TestAccounts.Key(Role.Admin), File.ReadAllText(folder.File(AccountsFile.Name)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WritersAtTheSameTimeLoseNothing()
    {
        using TemporaryFolder folder = new();
        await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(() => AccountsFile.Change(folder.Path, accounts => accounts.Add(TestAccounts.User($"user{i}", Role.Viewer))), TestContext.Current.CancellationToken)));
        Assert.Equal(24, AccountsFile.Read(folder.Path).Users.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"version":2,"users":[],"keys":[]}""")]
    [InlineData("""{"version":1,"users":[null],"keys":[]}""")]
    [InlineData("""{"version":1,"users":null,"keys":[]}""")]
    [InlineData("""{"version":1,"users":[],"keys":[],"keys":[]}""")]
    [InlineData("""{"version":1,"users":[{"name":"a","role":3,"password":"$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","stamp":"s","created":"c"}],"keys":[]}""")]
    [InlineData("""{"version":1,"users":[{"name":"a","role":"admin","password":"","stamp":"s","created":"c"}],"keys":[]}""")]
    [InlineData("""{"version":1,"users":[{"name":"a","role":"admin","password":"$argon2id$v=19$m=99999999,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","stamp":"s","created":"c"}],"keys":[]}""")]
    [InlineData("""{"version":1,"users":[],"keys":[{"name":"k","role":"admin","hash":"","created":"c","created_by":"x"}]}""")]
    public void AFileThatIsNotWholeGivesNobody(string text)
    {
        Assert.False(AccountsFile.TryParse(Encoding.UTF8.GetBytes(text), out Accounts accounts, out string fault));
        Assert.True(accounts.IsEmpty);
        Assert.NotEqual("", fault);
    }

    [Fact]
    public void NoBytesThrow() => Gen.Byte.Array[0, 200].Sample(static bytes =>
    {
        bool isRead = AccountsFile.TryParse(bytes, out Accounts accounts, out string fault);
        Assert.Equal(isRead, fault.Length == 0);
        Assert.True(isRead || accounts.IsEmpty);
    });

    /// <summary>A damaged file is refused, or what it still says has nobody in it with another role, password or key than before.</summary>
    [Fact]
    public void DamageGrantsNothing()
    {
        using TemporaryFolder folder = new();
        AccountsFile.Change(folder.Path, _ => TestAccounts.All);
        byte[] whole = File.ReadAllBytes(folder.File(AccountsFile.Name));
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte, Gen.Int[0, 3]).Sample((at, value, kind) =>
        {
            byte[] damaged = kind switch
            {
                0 => whole[..at],
                1 => [.. whole[..at], .. whole[(at + 1)..]],
                2 => [.. whole[..at], value, .. whole[at..]],
                _ => [.. whole[..at], value, .. whole[(at + 1)..]],
            };
            if (!AccountsFile.TryParse(damaged, out Accounts accounts, out _)) return;
            Assert.All(TestAccounts.Roles, role => Assert.True((accounts.KeyByHash(SecretToken.Hash(TestAccounts.Key(role)))?.Role ?? role) <= role));
            Assert.All(accounts.Users, user => Assert.True(TestAccounts.All.Users.All(known => known.Password != user.Password || known.Role == Role.Admin || user.Role <= Role.Operator)));
        }, iter: 5000);
    }

    [Fact]
    public void AServerSeesChangesAndKeepsWhatItKnowsWhenTheFileBreaks()
    {
        using TemporaryFolder folder = new();
        UserStore store = UserStore.Open(folder.Path);
        Assert.False(store.AreRequired);
        AccountsFile.Change(folder.Path, accounts => accounts.Add(TestAccounts.User("ana", Role.Admin)));
        Assert.Null(store.Refresh());
        Assert.True(store.AreRequired);
        File.WriteAllText(folder.File(AccountsFile.Name), "{");
        Assert.NotNull(store.Refresh());
        Assert.Null(store.Refresh()); // said once
        Assert.NotNull(store.Accounts.User("ana"));
        Assert.Throws<CommandFailure>(() => UserStore.Open(folder.Path));
        File.WriteAllText(folder.File(AccountsFile.Name), """{"version":1,"users":[],"keys":[]}""");
        Assert.Null(store.Refresh());
        Assert.Null(store.Accounts.User("ana"));
        File.Delete(folder.File(AccountsFile.Name));
        Assert.Null(store.Refresh());
        Assert.True(store.Accounts.IsEmpty);
        Assert.True(store.AreRequired);
    }

    [Fact]
    public void NamesAreOneWhateverTheirCaseAndAnAdminRemains()
    {
        Accounts accounts = TestAccounts.All;
        Assert.Throws<CommandFailure>(() => accounts.Add(TestAccounts.User("ADMIN", Role.Viewer)));
        Assert.Throws<CommandFailure>(() => accounts.Add(TestAccounts.User("viewer-KEY", Role.Viewer)));
        Assert.Throws<CommandFailure>(() => accounts.Add(TestAccounts.User("local", Role.Viewer)));
        Assert.Throws<CommandFailure>(() => accounts.Add(TestAccounts.User("a b", Role.Viewer)));
        Assert.Throws<CommandFailure>(() => accounts.Remove("admin"));
        Assert.Throws<CommandFailure>(() => accounts.Remove("nobody-there"));
        Assert.Throws<CommandFailure>(() => accounts.Change("admin", (UserAccount user) => user with { Role = Role.Viewer }));
        Assert.Null(accounts.Remove("Viewer").User("viewer"));
        Assert.True(Accounts.Empty.Add(TestAccounts.User("one", Role.Admin)).Remove("one").IsEmpty);
    }
}
