using System.Net;
using System.Text.Json;
using Atalaya.Server.Security;

namespace Atalaya.SystemTests.Security;

/// <summary>Signing in and out and changing the password over HTTP.</summary>
public sealed class LoginTests : IAsyncLifetime
{
    WebServerUnderTest _server = null!;

    public async ValueTask InitializeAsync() => _server = await WebServerUnderTest.StartAsync(TestAccounts.All);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task TheRightPasswordOpensASessionOutOfReachOfScripts()
    {
        using HttpResponseMessage login = await LoginAsync("Admin", TestAccounts.Password);
        Assert.Equal(HttpStatusCode.OK, login.StatusCode);
        string cookie = Assert.Single(login.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("no-store", login.Headers.CacheControl!.ToString());
        JsonElement session = await JsonAsync(HttpMethod.Get, "/api/v1/session", CookieOf(login));
        Assert.Equal("admin", session.GetProperty("user").GetString());
        Assert.Equal("admin", session.GetProperty("role").GetString());
        Assert.NotNull(_server.Access.Users.Accounts.User("admin")!.LastLogin);
        Assert.Contains("login.accepted", Audit(), StringComparison.Ordinal);

        using HttpResponseMessage logout = await _server.SendAsync(HttpMethod.Delete, "/api/v1/session", _server.Origin, CookieOf(login));
        Assert.Equal(HttpStatusCode.NoContent, logout.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _server.SendAsync(HttpMethod.Get, "/api/v1/health", CookieOf(login))).StatusCode);
    }

    [Fact]
    public async Task AWrongPasswordAndAWrongUserLookTheSameAndAreSlowed()
    {
        using HttpResponseMessage wrongPassword = await LoginAsync("admin", "not the password");
        using HttpResponseMessage wrongUser = await LoginAsync("nemo", "not the password");
        Assert.Equal(HttpStatusCode.Unauthorized, wrongPassword.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, wrongUser.StatusCode);
        Assert.Equal(await wrongPassword.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), await wrongUser.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        HttpResponseMessage? slowed = null;
        for (int i = 0; i < 10 && slowed is null; i++)
            if (await LoginAsync("admin", "not the password") is { StatusCode: HttpStatusCode.TooManyRequests } response) slowed = response;
        Assert.NotNull(slowed?.Headers.RetryAfter);
        Assert.DoesNotContain("not the password", Audit(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LoggingInAgainGivesAnotherSecretAndEndsTheOldOne()
    {
        using HttpResponseMessage first = await LoginAsync("admin", TestAccounts.Password);
        using HttpResponseMessage second = await _server.SendAsync(HttpMethod.Post, "/api/v1/session", Body("admin", TestAccounts.Password), _server.Origin, CookieOf(first));
        Assert.NotEqual(CookieOf(first), CookieOf(second));
        Assert.Equal(HttpStatusCode.Unauthorized, (await _server.SendAsync(HttpMethod.Get, "/api/v1/health", CookieOf(first))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _server.SendAsync(HttpMethod.Get, "/api/v1/health", CookieOf(second))).StatusCode);
    }

    [Fact]
    public async Task ANewPasswordEndsTheOtherSessions()
    {
        (string, string) elsewhere = ("Cookie", _server.Cookie("admin")), here = ("Cookie", _server.Cookie("admin"));
        const string Change = """{"current":"violet tractor umbrella","new":"NEW"}""";
        using HttpResponseMessage weak = await _server.SendAsync(HttpMethod.Put, "/api/v1/session/password", Change.Replace("NEW", "password1234", StringComparison.Ordinal), _server.Origin, here);
        Assert.Equal(HttpStatusCode.BadRequest, weak.StatusCode);
        using HttpResponseMessage wrong = await _server.SendAsync(HttpMethod.Put, "/api/v1/session/password", """{"current":"wrong","new":"lluvia mesa jirafa"}""", _server.Origin, here);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        using HttpResponseMessage changed = await _server.SendAsync(HttpMethod.Put, "/api/v1/session/password", Change.Replace("NEW", "lluvia mesa jirafa", StringComparison.Ordinal), _server.Origin, here);
        Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _server.SendAsync(HttpMethod.Get, "/api/v1/health", elsewhere)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _server.SendAsync(HttpMethod.Get, "/api/v1/health", CookieOf(changed))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await LoginAsync("admin", TestAccounts.Password)).StatusCode);
    }

    [Fact]
    public async Task OnesOwnSessionsAreListedAndEndedAndNobodyElses()
    {
        (string, string) mine = ("Cookie", _server.Cookie("viewer")), other = ("Cookie", _server.Cookie("viewer"));
        _server.Cookie("admin");
        JsonElement[] sessions = [.. (await JsonAsync(HttpMethod.Get, "/api/v1/sessions", mine)).GetProperty("sessions").EnumerateArray()];
        Assert.Equal(2, sessions.Length);
        string otherId = sessions.Single(static session => !session.GetProperty("current").GetBoolean()).GetProperty("id").GetString()!;
        Assert.Equal(HttpStatusCode.NotFound, (await _server.SendAsync(HttpMethod.Delete, $"/api/v1/sessions/{_server.Access.Sessions.Of("admin")[0].Id}", _server.Origin, mine)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await _server.SendAsync(HttpMethod.Delete, $"/api/v1/sessions/{otherId}", _server.Origin, mine)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _server.SendAsync(HttpMethod.Get, "/api/v1/health", other)).StatusCode);
    }

    [Fact]
    public async Task ARefusedActionOfAViewerIsInTheAuditLogOnce()
    {
        (string, string) cookie = ("Cookie", _server.Cookie("viewer"));
        for (int i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.Forbidden, (await _server.SendAsync(HttpMethod.Delete, "/api/v1/users/operator", _server.Origin, cookie)).StatusCode);
        Assert.Single(Audit().Split('\n'), static line => line.Contains("access.refused", StringComparison.Ordinal) && line.Contains("\"user\":\"viewer\"", StringComparison.Ordinal));
        Assert.NotNull(_server.Access.Users.Accounts.User("operator"));
    }

    Task<HttpResponseMessage> LoginAsync(string user, string password) => _server.SendAsync(HttpMethod.Post, "/api/v1/session", Body(user, password), _server.Origin);

    static string Body(string user, string password) => $$"""{"user":"{{user}}","password":"{{password}}"}""";

    static (string, string) CookieOf(HttpResponseMessage response) => ("Cookie", response.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);

    string Audit() => File.ReadAllText(Path.Combine(_server.Directory, AuditLog.FileName));

    async Task<JsonElement> JsonAsync(HttpMethod method, string path, params (string, string)[] headers)
    {
        using HttpResponseMessage response = await _server.SendAsync(method, path, headers);
        using JsonDocument document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return document.RootElement.Clone();
    }
}
