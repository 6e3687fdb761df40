using Atalaya.Server.Commands;

namespace Atalaya.Server.Security;

/// <summary>
/// The users and keys of a data directory, as a running server sees them: changes of the file by <c>atalaya user</c> are taken over, a file
/// that became unreadable changes nothing.
/// </summary>
sealed class UserStore
{
    readonly string? _directory;
    readonly Lock _lock = new();
    volatile Accounts _accounts = Accounts.Empty;
    volatile bool _hadAccounts;
    (DateTime Written, long Length) _read;
    string? _fault;

    UserStore(string? directory) => _directory = directory;

    /// <summary>A server that never has users: a demo that stays one.</summary>
    public static UserStore None { get; } = new(null);

    /// <summary>Throws <see cref="CommandFailure"/> if the file is there and cannot be read.</summary>
    public static UserStore Open(string directory)
    {
        UserStore store = new(directory);
        (DateTime, long) stamp = Stamp(directory);
        store.Take(AccountsFile.Read(directory), stamp);
        return store;
    }

    public Accounts Accounts => _accounts;

    /// <summary>Once there were users it stays so until the next start: a file that vanishes opens nothing.</summary>
    public bool AreRequired => _hadAccounts;

    /// <summary>The first user can be made while the server runs.</summary>
    public bool CanChange => _directory is not null;

    /// <summary>Reads the file again if it changed or could not be read. Returns what is newly wrong with it, or null.</summary>
    public string? Refresh()
    {
        if (_directory is null) return null;
        lock (_lock)
        {
            (DateTime, long) stamp = Stamp(_directory);
            if (stamp == _read && _fault is null) return null;
            string? known = _fault;
            try
            {
                Take(AccountsFile.Read(_directory), stamp);
            }
            catch (CommandFailure failure)
            {
                _fault = failure.Message;
            }

            return _fault == known ? null : _fault;
        }
    }

    /// <summary>Throws <see cref="CommandFailure"/> if the change is refused or cannot be written.</summary>
    public Accounts Change(Func<Accounts, Accounts> change)
    {
        if (_directory is null) throw new CommandFailure("the demo has no users");
        lock (_lock)
        {
            Accounts next = AccountsFile.Change(_directory, change);
            Take(next, Stamp(_directory));
            return next;
        }
    }

    void Take(Accounts accounts, (DateTime, long) stamp)
    {
        _accounts = accounts;
        _read = stamp;
        _fault = null;
        if (!accounts.IsEmpty) _hadAccounts = true;
    }

    static (DateTime, long) Stamp(string directory)
    {
        FileInfo file = new(Path.Combine(directory, AccountsFile.Name));
        return file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
    }
}
