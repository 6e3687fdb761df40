using Atalaya.Server.Security;

namespace Atalaya.SystemTests.Security;

public sealed class SessionTableTests
{
    readonly FakeTime _time = new();
    readonly SessionTable _sessions;
    readonly Accounts _accounts = TestAccounts.All;

    public SessionTableTests() => _sessions = new SessionTable(_time);

    [Fact]
    public void ASecretOpensItsSessionAndNothingElseDoes()
    {
        (Session session, string token) = Open("viewer");
        Assert.Same(session, _sessions.Use(token, _accounts));
        Assert.Null(_sessions.Use(session.TokenHash, _accounts));
        Assert.Null(_sessions.Use(session.Id, _accounts));
        Assert.Null(_sessions.Use("", _accounts));
        Assert.True(token.Length >= 43);
    }

    [Theory]
    [InlineData("admin", 30, 12 * 60)]
    [InlineData("operator", 8 * 60, 24 * 60)]
    [InlineData("viewer", 24 * 60, 30 * 24 * 60)]
    public void ASessionEndsUnusedAndInAnyCase(string user, int idleMinutes, int wholeMinutes)
    {
        (Session unused, string token) = Open(user);
        _time.Pass(TimeSpan.FromMinutes(idleMinutes));
        Assert.Null(_sessions.Use(token, _accounts));
        Assert.True(unused.Ended.IsCancellationRequested);

        (Session used, string other) = Open(user);
        int minutes = 0;
        for (; _sessions.Use(other, _accounts) is not null; minutes += 20) _time.Pass(TimeSpan.FromMinutes(20));
        Assert.Equal(wholeMinutes, minutes);
        Assert.True(used.Ended.IsCancellationRequested);
    }

    [Fact]
    public void AChangeOfPasswordOrRoleAndRemovalEndSessions()
    {
        Accounts[] changes =
        [
            _accounts.Change("viewer", (UserAccount user) => user with { Stamp = SecretToken.CreateId() }),
            _accounts.Change("viewer", (UserAccount user) => user with { Role = Role.Operator }),
            _accounts.Remove("viewer"),
        ];
        foreach (Accounts changed in changes)
        {
            (Session session, string token) = Open("viewer");
            _sessions.Sweep(_accounts);
            Assert.False(session.Ended.IsCancellationRequested);
            _sessions.Sweep(changed);
            Assert.True(session.Ended.IsCancellationRequested);
            Assert.Null(_sessions.Use(token, _accounts));
        }
    }

    [Fact]
    public void TheOldestGiveWay()
    {
        (Session first, _) = Open("viewer");
        for (int i = 0; i < SessionTable.MaxSessionsOfUser; i++)
        {
            _time.Pass(TimeSpan.FromSeconds(1));
            Open("viewer");
        }

        Assert.True(first.Ended.IsCancellationRequested);
        Assert.Equal(SessionTable.MaxSessionsOfUser, _sessions.Of("viewer").Length);
    }

    (Session Session, string Token) Open(string user) => _sessions.Open(_accounts.User(user)!, "127.0.0.1", "test");
}
