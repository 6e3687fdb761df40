namespace Atalaya.Server.Security;

/// <summary>
/// Slows guessing without shutting anyone out. An address has five tries a minute. After three failures of an account the next try must
/// wait, twice as long each time up to a minute; an address from which the user signed in before waits only for its own failures, so that a stranger
/// who guesses does not keep the user away.
/// </summary>
sealed class LoginThrottle(TimeProvider time)
{
    const int TriesPerMinute = 5, FreeFailures = 3, MaxEntries = 4096, MaxFailuresOfAccount = 10;
    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1), Window = TimeSpan.FromMinutes(15), GoodFor = TimeSpan.FromDays(30);

    readonly Lock _lock = new();
    readonly Dictionary<string, List<DateTimeOffset>> _tries = [];
    readonly Dictionary<string, List<DateTimeOffset>> _failures = [];
    readonly Dictionary<string, DateTimeOffset> _good = [];

    /// <summary>How long this try has to wait; zero = it may go on, and is counted.</summary>
    public TimeSpan Begin(string address, string account)
    {
        DateTimeOffset now = time.GetUtcNow();
        lock (_lock)
        {
            List<DateTimeOffset> tries = Recent(_tries, address, now - Minute);
            if (tries.Count >= TriesPerMinute) return tries[0] + Minute - now;
            TimeSpan wait = Longer(Delay(Recent(_failures, Pair(address, account), now - Window), now), IsGood(address, account, now) ? TimeSpan.Zero : OfAccount(account, now));
            if (wait <= TimeSpan.Zero) Note(_tries, address, now);
            return wait;
        }
    }

    public void Failed(string address, string account)
    {
        DateTimeOffset now = time.GetUtcNow();
        lock (_lock)
        {
            Note(_failures, Pair(address, account), now);
            if (!IsGood(address, account, now)) Note(_failures, Account(account), now);
        }
    }

    public void Succeeded(string address, string account)
    {
        lock (_lock)
        {
            _failures.Remove(Pair(address, account));
            _tries.Remove(address);
            if (_good.Count >= MaxEntries) _good.Remove(_good.MinBy(static entry => entry.Value).Key);
            _good[Pair(address, account)] = time.GetUtcNow();
        }
    }

    bool IsGood(string address, string account, DateTimeOffset now) => _good.TryGetValue(Pair(address, account), out DateTimeOffset since) && now - since < GoodFor;

    /// <summary>Ten failures of strangers in a quarter of an hour, from wherever they come.</summary>
    TimeSpan OfAccount(string account, DateTimeOffset now)
    {
        List<DateTimeOffset> failures = Recent(_failures, Account(account), now - Window);
        return failures.Count >= MaxFailuresOfAccount ? failures[^MaxFailuresOfAccount] + Window - now : TimeSpan.Zero;
    }

    static TimeSpan Delay(List<DateTimeOffset> failures, DateTimeOffset now)
    {
        int beyond = failures.Count - FreeFailures;
        if (beyond < 0) return TimeSpan.Zero;
        return failures[^1] + TimeSpan.FromSeconds(Math.Min(60, 2 << Math.Min(beyond, 5))) - now;
    }

    static List<DateTimeOffset> Recent(Dictionary<string, List<DateTimeOffset>> table, string key, DateTimeOffset since)
    {
        if (!table.TryGetValue(key, out List<DateTimeOffset>? times)) return [];
        times.RemoveAll(time => time < since);
        if (times.Count == 0) table.Remove(key);
        return times;
    }

    static void Note(Dictionary<string, List<DateTimeOffset>> table, string key, DateTimeOffset now)
    {
        if (!table.TryGetValue(key, out List<DateTimeOffset>? times))
        {
            if (table.Count >= MaxEntries) table.Remove(table.MinBy(static entry => entry.Value[^1]).Key);
            table[key] = times = [];
        }

        if (times.Count >= 64) times.RemoveAt(0);
        times.Add(now);
    }

    static TimeSpan Longer(TimeSpan left, TimeSpan right) => left > right ? left : right;

    static string Account(string account) => "account " + account.ToUpperInvariant();

    static string Pair(string address, string account) => $"{address} {account.ToUpperInvariant()}";
}
