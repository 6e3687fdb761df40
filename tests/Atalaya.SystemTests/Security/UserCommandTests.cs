using System.Diagnostics;
using Atalaya.Server.Security;

namespace Atalaya.SystemTests.Security;

/// <summary><c>atalaya user</c> as people and scripts call it.</summary>
public sealed class UserCommandTests
{
    [Fact]
    public async Task UsersAndKeysAreAddedListedAndRemoved()
    {
        using TemporaryFolder folder = new();
        await AtalayaProcess.FirstLineAsync("violet tractor umbrella\n", "user", "add", "ana", "--role", "admin", "--data", folder.Path);
        string? key = await AtalayaProcess.FirstLineAsync("", "user", "add", "grafana", "--role", "viewer", "--key", "--data", folder.Path);
        Accounts accounts = AccountsFile.Read(folder.Path);
        Assert.True(await PasswordHash.VerifyAsync("violet tractor umbrella", accounts.User("ana")!.Password));
        Assert.Equal("grafana", accounts.KeyByHash(SecretToken.Hash(key!))?.Name);

        (int exitCode, string output, _) = await AtalayaProcess.RunAsync("user", "list", "--data", folder.Path);
        Assert.Equal(0, exitCode);
        Assert.Matches(@"ana +admin +user", output);
        Assert.Matches(@"grafana +viewer +key", output);

        (exitCode, _, string errors) = await AtalayaProcess.RunAsync("user", "remove", "ana", "--data", folder.Path);
        Assert.Equal(1, exitCode);
        Assert.Contains("only admin", errors, StringComparison.Ordinal);
        (exitCode, _, _) = await AtalayaProcess.RunAsync("user", "remove", "grafana", "--data", folder.Path);
        Assert.Equal(0, exitCode);
        Assert.Empty(AccountsFile.Read(folder.Path).Keys);
    }

    [Fact]
    public async Task WhatRootWritesBelongsToTheOwnerOfTheDirectory()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root can give files away");
        using TemporaryFolder folder = new();
        await RunAsync("chown", "12345", folder.Path);
        await AtalayaProcess.FirstLineAsync("", "user", "add", "grafana", "--role", "viewer", "--key", "--data", folder.Path);
        Assert.Equal("12345\n12345\n12345\n", await RunAsync("stat", "-c", "%u", folder.File("users.json"), folder.File("users.lock"), folder.File(AuditLog.FileName)));
    }

    static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output;
    }

    [Theory]
    [InlineData(2, "viewer, operator or admin", "user", "add", "ana", "--role", "boss")]
    [InlineData(2, "--role", "user", "add", "ana")]
    [InlineData(2, "see atalaya user --help", "user", "dismiss")]
    [InlineData(1, "a name has", "user", "add", "a b", "--role", "viewer")]
    [InlineData(1, "there is no user", "user", "remove", "nemo")]
    [InlineData(1, "no users yet: add one with atalaya user add NAME --role admin", "run", "--listen", "0.0.0.0:0")]
    public async Task WhatIsWrongIsSaidInOneLine(int expected, string said, params string[] arguments)
    {
        using TemporaryFolder folder = new();
        (int exitCode, _, string errors) = await AtalayaProcess.RunAsync([.. arguments, "--data", folder.Path]);
        Assert.Equal(expected, exitCode);
        Assert.Contains(said, errors, StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd().Split('\n'));
    }
}
