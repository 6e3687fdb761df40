namespace Atalaya.Server.Security;

/// <summary>The sessions of this process. A restart ends them all.</summary>
sealed class SessionTable(TimeProvider time)
{
    public const int MaxSessions = 1000, MaxSessionsOfUser = 20;

    readonly Lock _lock = new();
    readonly Dictionary<string, Session> _byHash = [];

    /// <summary>Opens a session and returns its secret. The oldest give way when there are too many.</summary>
    public (Session Session, string Token) Open(UserAccount user, string? address, string? client)
    {
        string token = SecretToken.Create();
        DateTimeOffset now = time.GetUtcNow();
        Session session = new()
        {
            TokenHash = SecretToken.Hash(token),
            User = user.Name,
            Role = user.Role,
            Stamp = user.Stamp,
            Opened = now,
            Address = address,
            Client = client,
            LastUsed = now,
        };
        lock (_lock)
        {
            MakeRoom([.. _byHash.Values.Where(other => other.User == user.Name)], MaxSessionsOfUser);
            MakeRoom([.. _byHash.Values], MaxSessions);
            _byHash.Add(session.TokenHash, session);
        }

        return (session, token);
    }

    /// <summary>The session of a secret if it still holds; using it keeps it alive.</summary>
    public Session? Use(string token, Accounts accounts)
    {
        Session? session;
        lock (_lock) _byHash.TryGetValue(SecretToken.Hash(token), out session);
        if (session is null) return null;
        if (!Holds(session, accounts))
        {
            End(session);
            return null;
        }

        session.LastUsed = time.GetUtcNow();
        return session;
    }

    public Session[] Of(string user)
    {
        lock (_lock) return [.. _byHash.Values.Where(session => session.User == user).OrderByDescending(static session => session.LastUsed)];
    }

    public void End(Session session)
    {
        lock (_lock) _byHash.Remove(session.TokenHash);
        session.End();
    }

    /// <summary>Ends what time or a change of the users has ended.</summary>
    public void Sweep(Accounts accounts)
    {
        Session[] over;
        lock (_lock) over = [.. _byHash.Values.Where(session => !Holds(session, accounts))];
        foreach (Session session in over) End(session);
    }

    bool Holds(Session session, Accounts accounts)
    {
        DateTimeOffset now = time.GetUtcNow();
        SessionLimits limits = SessionLimits.Of(session.Role);
        return now - session.LastUsed < limits.Idle && now - session.Opened < limits.Whole
            && accounts.User(session.User) is { } user && user.Stamp == session.Stamp && user.Role == session.Role;
    }

    void MakeRoom(Session[] sessions, int limit)
    {
        foreach (Session oldest in sessions.OrderBy(static session => session.LastUsed).Take(sessions.Length - limit + 1))
        {
            _byHash.Remove(oldest.TokenHash);
            oldest.End();
        }
    }
}
