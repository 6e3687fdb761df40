using System.CommandLine;
using System.Diagnostics;
using Atalaya.Server.Configuration;
using Atalaya.Server.Security;
using Microsoft.Extensions.Logging.Abstractions;

namespace Atalaya.Server.Commands;

/// <summary><c>atalaya user</c>: who may sign in. A running server follows within a second.</summary>
static class UserCommand
{
    /// <summary>What the audit log calls whoever has a shell on this machine.</summary>
    const string CommandLineUser = "command line";

    public static Command Create()
    {
        Option<string?> config = new("--config") { Description = "Configuration file, as for run", Recursive = true };
        Option<string?> data = new("--data") { Description = "Directory of the recording, as for run; default: atalaya-data", Recursive = true };
        Command command = new("user", "Users and API keys") { config, data };
        string Data(ParseResult result) => DirectoryOf(result.GetValue(config), result.GetValue(data));

        Argument<string> newName = new("NAME") { Description = "Name to sign in with" };
        Option<string> role = new("--role") { Description = "viewer: sees the picture; operator: works with it; admin: changes sources, configuration and users", Required = true };
        Option<bool> key = new("--key") { Description = "Make an API key for a program and print it, instead of asking for a password" };
        Command add = new("add", "Add a user; the password is asked for, or read as one line of standard input") { newName, role, key };
        add.SetAction((result, _) => AddAsync(Data(result), result.GetRequiredValue(newName), result.GetRequiredValue(role), result.GetValue(key)));

        Command list = new("list", "List users and keys");
        list.SetAction(result => List(Data(result)));

        Argument<string> oldName = new("NAME") { Description = "User or key to remove" };
        Command remove = new("remove", "Remove a user or a key; sessions end") { oldName };
        remove.SetAction(result => Remove(Data(result), result.GetRequiredValue(oldName)));

        command.Subcommands.Add(add);
        command.Subcommands.Add(list);
        command.Subcommands.Add(remove);
        return command;
    }

    static string DirectoryOf(string? config, string? data)
    {
        string directory = data ?? ServerConfiguration.Load(config).Data ?? "atalaya-data";
        return string.IsNullOrWhiteSpace(directory) ? throw new CommandFailure("--data is empty: name the directory of the recording") : directory;
    }

    static async Task<int> AddAsync(string directory, string name, string roleText, bool isKey)
    {
        if (!RoleText.TryParse(roleText, out Role role)) throw CommandFailure.Usage($"--role {roleText}: write {RoleText.All}");
        if (AccountName.Fault(name) is { } fault) throw new CommandFailure(fault);
        string? key = isKey ? SecretToken.CreateKey() : null;
        UserAccount? user = isKey ? null : await ReadUserAsync(directory, name, role).ConfigureAwait(false);
        Accounts accounts = AccountsFile.Change(directory, before => user is not null
            ? before.Add(user)
            : before.Add(new ApiKey { Name = name, Role = role, Hash = SecretToken.Hash(key!), Created = Clock.Now.ToString(), CreatedBy = CommandLineUser }));
        Finish(directory, isKey ? "key.add" : "user.add", $"{name} {roleText}");
        if (key is not null) Console.WriteLine(key);
        else Console.Error.WriteLine($"added {roleText} '{name}' to {Path.Combine(directory, AccountsFile.Name)}");
        if (!accounts.HasAdmin) Console.Error.WriteLine("there is no admin yet, so that nobody can change anything in the browser: atalaya user add NAME --role admin");
        return 0;
    }

    static async Task<UserAccount> ReadUserAsync(string directory, string name, Role role)
    {
        AccountsFile.Read(directory).CheckName(name);
        string password = PasswordPrompt.Read(name);
        if (PasswordRules.Fault(password, name) is { } weak) throw new CommandFailure(weak);
        return new UserAccount
        {
            Name = name,
            Role = role,
            Password = await PasswordHash.CreateAsync(password).ConfigureAwait(false),
            Stamp = SecretToken.CreateId(),
            Created = Clock.Now.ToString(),
        };
    }

    static int List(string directory)
    {
        Accounts accounts = AccountsFile.Read(directory);
        if (accounts.IsEmpty) Console.Error.WriteLine($"no users in {directory}: this machine itself is admin, others are not served");
        List<string[]> rows = [["NAME", "ROLE", "KIND", "CREATED", "LAST USED"]];
        rows.AddRange(accounts.Users.Select(static user => new[] { user.Name, RoleText.Of(user.Role), "user", user.Created, user.LastLogin ?? "never" }));
        rows.AddRange(accounts.Keys.Select(static key => new[] { key.Name, RoleText.Of(key.Role), "key", key.Created, key.LastUsed ?? "never" }));
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        if (rows.Count > 1) foreach (string[] row in rows) Console.WriteLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        return 0;
    }

    static int Remove(string directory, string name)
    {
        Accounts accounts = AccountsFile.Change(directory, before => before.Remove(name));
        Finish(directory, "user.remove", name);
        Console.Error.WriteLine($"removed '{name}'");
        if (accounts.IsEmpty) Console.Error.WriteLine("no users are left: from its next start on the server serves this machine only, without login");
        return 0;
    }

    static void Finish(string directory, string action, string detail)
    {
        new AuditLog(directory, NullLogger.Instance).Write(CommandLineUser, null, action, detail);
        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess) HandOver(directory);
    }

    /// <summary>What root wrote is closed to a server with an account of its own: the files go to the owner of the directory.</summary>
    static void HandOver(string directory)
    {
        string[] files = [.. Directory.GetFiles(directory, "users.*"), Path.Combine(directory, AuditLog.FileName)];
        using Process chown = Process.Start("chown", [$"--reference={directory}", .. files]);
        chown.WaitForExit();
        if (chown.ExitCode != 0) Console.Error.WriteLine($"the files in {directory} belong to root now: give them to the account of the server");
    }
}
