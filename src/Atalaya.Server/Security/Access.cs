using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Security.Principal;
using Atalaya.Server.Commands;
using Atalaya.Server.Web;

namespace Atalaya.Server.Security;

/// <summary>Knows who a request comes from: a session, a key, or without users this machine itself.</summary>
sealed class Access(ServerParts parts, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    const string Bearer = "Bearer ";
    static readonly TimeSpan SweepPeriod = TimeSpan.FromSeconds(1), KeyUseIsWritten = TimeSpan.FromHours(1);

    readonly CancellationTokenSource _stopped = new(), _usersCame = new();
    readonly ConcurrentDictionary<string, CancellationTokenSource> _keysInUse = [];
    Task _sweeping = Task.CompletedTask;

    public UserStore Users => parts.Users;
    public AuditLog Audit => parts.Audit;
    public SessionTable Sessions { get; } = new(time);
    public LoginThrottle Throttle { get; } = new(time);
    public string Now => Core.Time.Instant.FromDateTime(time.GetUtcNow().UtcDateTime).ToString();

    /// <summary>Others can reach this server and there is nothing that stops them, or nothing that keeps passwords from being read on the way.</summary>
    public bool IsInsecure => parts.Insecure && !parts.Listen.IsLoopback;

    public void Start() => _sweeping = SweepAsync();

    /// <summary>Settles who a request comes from; nobody is settled for one without rights, and for a key or session that does not hold.</summary>
    public void Identify(HttpContext context)
    {
        if (Find(context) is not { } caller) return;
        caller.Attach(context);
        context.User = new ClaimsPrincipal(new GenericIdentity(caller.Name, caller.Kind.ToString()));
    }

    /// <summary>Passwords and keys could be read on the way: then this server answers nobody from elsewhere.</summary>
    public bool IsTooOpen(HttpContext context) =>
        Users.AreRequired && !parts.Insecure && !context.Request.IsHttps && !(context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address));

    /// <summary>What limits count by: an IPv4 address, or the network an IPv6 host can choose its addresses in.</summary>
    public static string AddressKey(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address) return "unknown";
        return address.AddressFamily == AddressFamily.InterNetworkV6 && !IPAddress.IsLoopback(address) ? Convert.ToHexString(address.GetAddressBytes(), 0, 8) : address.ToString();
    }

    Caller? Find(HttpContext context)
    {
        if (context.Request.Headers.Authorization is [{ } authorization, ..] && authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) return WithKey(authorization[Bearer.Length..].Trim());
        if (!Users.AreRequired)
        {
            if (ReverseProxy.IsFromHere(context)) return new Caller(Caller.LocalName, Role.Admin, CallerKind.Local, _usersCame.Token);
            return IsInsecure ? new Caller(Caller.GuestName, Role.Viewer, CallerKind.Guest, _usersCame.Token) : null;
        }

        if (SessionCookie.Read(context) is not { } token || Sessions.Use(token, Users.Accounts) is not { } session) return null;
        return new Caller(session.User, session.Role, CallerKind.Session, session.Ended) { Session = session };
    }

    Caller? WithKey(string token)
    {
        if (!token.StartsWith(SecretToken.KeyPrefix, StringComparison.Ordinal) || token.Length > 100) return null;
        string hash = SecretToken.Hash(token);
        if (Users.Accounts.KeyByHash(hash) is not { } key) return null;
        NoteUse(key);
        return new Caller(key.Name, key.Role, CallerKind.Key, _keysInUse.GetOrAdd(hash, static _ => new CancellationTokenSource()).Token);
    }

    void NoteUse(ApiKey key)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (key.LastUsed is { } text && DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out DateTimeOffset last) && now - last < KeyUseIsWritten) return;
        TryChange(accounts => accounts.Change(key.Name, (ApiKey found) => found with { LastUsed = Now }));
    }

    /// <summary>Notes something that is good to know and must not keep anybody out when the disk is full.</summary>
    public void TryChange(Func<Accounts, Accounts> change)
    {
        try
        {
            Users.Change(change);
        }
        catch (CommandFailure failure)
        {
            SecurityLog.NotNoted(logger, failure.Message);
        }
    }

    async Task SweepAsync()
    {
        using PeriodicTimer timer = new(SweepPeriod, time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stopped.Token).ConfigureAwait(false)) Sweep();
        }
        catch (OperationCanceledException)
        {
            // the server has stopped
        }
    }

    /// <summary>Takes over changes of the users and ends what they or time have ended.</summary>
    public void Sweep()
    {
        if (Users.Refresh() is { } fault) SecurityLog.UsersUnreadable(logger, fault);
        Accounts accounts = Users.Accounts;
        Sessions.Sweep(accounts);
        if (Users.AreRequired && !_usersCame.IsCancellationRequested) _usersCame.Cancel();
        foreach (string hash in _keysInUse.Keys)
            if (accounts.KeyByHash(hash) is null && _keysInUse.TryRemove(hash, out CancellationTokenSource? ended)) ended.Cancel();
    }

    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync().ConfigureAwait(false);
        await _sweeping.ConfigureAwait(false);
        _stopped.Dispose();
        _usersCame.Dispose();
    }
}
