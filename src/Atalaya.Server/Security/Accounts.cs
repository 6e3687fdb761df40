using Atalaya.Server.Commands;

namespace Atalaya.Server.Security;

/// <summary>Who may come in: users and keys as they stand. Never changed: every change gives another.</summary>
sealed record Accounts
{
    public const int MaxAccounts = 1000;

    public static Accounts Empty { get; } = new() { Users = [], Keys = [] };

    public required IReadOnlyList<UserAccount> Users { get; init; }
    public required IReadOnlyList<ApiKey> Keys { get; init; }

    public bool IsEmpty => Users.Count == 0 && Keys.Count == 0;
    public bool HasAdmin => Users.Any(static user => user.Role == Role.Admin);

    public UserAccount? User(string name) => Users.FirstOrDefault(user => IsNamed(user.Name, name));

    public ApiKey? KeyByHash(string hash) => Keys.FirstOrDefault(key => key.Hash == hash);

    /// <summary>Throws <see cref="CommandFailure"/> if the name is wrong or taken.</summary>
    public Accounts Add(UserAccount user) => CheckName(user.Name) with { Users = [.. Users, user] };

    /// <summary>Throws <see cref="CommandFailure"/> if the name is wrong or taken.</summary>
    public Accounts Add(ApiKey key) => CheckName(key.Name) with { Keys = [.. Keys, key] };

    /// <summary>Changes a user if there still is one of that name.</summary>
    public Accounts Change(string name, Func<UserAccount, UserAccount> change) =>
        KeepAnAdmin(this with { Users = [.. Users.Select(user => IsNamed(user.Name, name) ? change(user) : user)] });

    public Accounts Change(string name, Func<ApiKey, ApiKey> change) => this with { Keys = [.. Keys.Select(key => IsNamed(key.Name, name) ? change(key) : key)] };

    /// <summary>Takes away a user or a key; throws <see cref="CommandFailure"/> if there is none, or if those who remain would have no admin.</summary>
    public Accounts Remove(string name)
    {
        Accounts rest = new() { Users = [.. Users.Where(user => !IsNamed(user.Name, name))], Keys = [.. Keys.Where(key => !IsNamed(key.Name, name))] };
        if (rest.Users.Count == Users.Count && rest.Keys.Count == Keys.Count) throw new CommandFailure($"there is no user or key '{name}'");
        return KeepAnAdmin(rest);
    }

    /// <summary>The first fault, or null.</summary>
    public string? Fault()
    {
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        foreach (string name in Users.Select(static user => user.Name).Concat(Keys.Select(static key => key.Name)))
        {
            if (AccountName.Fault(name) is { } fault) return fault;
            if (!names.Add(name)) return $"the name '{name}' is there twice";
        }

        if (names.Count > MaxAccounts) return $"more than {MaxAccounts} users and keys";
        if (Users.FirstOrDefault(static user => !PasswordHash.IsWellFormed(user.Password)) is { } without) return $"the password hash of '{without.Name}' cannot be read";
        if (Users.FirstOrDefault(static user => user.Stamp.Length == 0) is { } unstamped) return $"'{unstamped.Name}' has no stamp";
        return Keys.FirstOrDefault(static key => key.Hash.Length != 64 || !key.Hash.All(char.IsAsciiHexDigitLower)) is { } key ? $"the hash of key '{key.Name}' cannot be read" : null;
    }

    /// <summary>Throws <see cref="CommandFailure"/> if the name is wrong or taken.</summary>
    public Accounts CheckName(string name)
    {
        if (AccountName.Fault(name) is { } fault) throw new CommandFailure(fault);
        if (Users.Any(user => IsNamed(user.Name, name)) || Keys.Any(key => IsNamed(key.Name, name))) throw new CommandFailure($"there is a user or key '{name}' already");
        return Users.Count + Keys.Count < MaxAccounts ? this : throw new CommandFailure($"there are {MaxAccounts} users and keys already");
    }

    Accounts KeepAnAdmin(Accounts next) =>
        HasAdmin && !next.HasAdmin && !next.IsEmpty ? throw new CommandFailure("this is the only admin: make another one first") : next;

    static bool IsNamed(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
