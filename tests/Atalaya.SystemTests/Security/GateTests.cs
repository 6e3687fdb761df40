using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using Atalaya.Server.Security;
using Microsoft.AspNetCore.Routing;

namespace Atalaya.SystemTests.Security;

/// <summary>Who is let through, over the running web interface: every route against every kind of caller.</summary>
public sealed class GateTests
{
    [Fact]
    public async Task EveryRouteStatesWhoMayUseIt()
    {
        await using WebServerUnderTest server = await WebServerUnderTest.StartAsync(TestAccounts.All);
        RouteEndpoint[] routes = Routes(server);
        Assert.True(routes.Length > 15);
        Assert.All(routes, static route => Assert.True(route.Metadata.GetMetadata<RouteRole>() is not null, $"{route.RoutePattern.RawText} states no role"));
        string[] open = [.. routes.Where(static route => route.Metadata.GetMetadata<RouteRole>()!.Role is null).Select(static route => $"{string.Join(',', Methods(route))} {route.RoutePattern.RawText}").Order(StringComparer.Ordinal)];
        Assert.Equal(["DELETE /api/v1/session", "GET /api/v1/session", "POST /api/v1/session"], open);
    }

    [Fact]
    public async Task EveryRouteIsRefusedToThoseBelowItsRoleAndToNobodyElse()
    {
        await using WebServerUnderTest server = await WebServerUnderTest.StartAsync(TestAccounts.All);
        List<string> wrong = [];
        foreach (RouteEndpoint route in Routes(server))
            foreach (string method in Methods(route))
                foreach (Role? role in new Role?[] { null, Role.Viewer, Role.Operator, Role.Admin })
                    foreach (bool withKey in role is null ? new[] { false } : [false, true])
                    {
                        string path = Regex.Replace(route.RoutePattern.RawText!, @"\{documentName\}", "v1");
                        path = "/" + Regex.Replace(path, @"\{[^}]*\}", "x").TrimStart('/');
                        HttpStatusCode status = await StatusAsync(server, method, path, role, withKey);
                        Role? least = route.Metadata.GetMetadata<RouteRole>()!.Role;
                        bool isRight = least is null ? status is not (HttpStatusCode.Forbidden or HttpStatusCode.Redirect)
                            : role is null ? status is HttpStatusCode.Unauthorized
                            : role < least ? status is HttpStatusCode.Forbidden
                            : status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotImplemented or HttpStatusCode.TooManyRequests);
                        if (!isRight) wrong.Add($"{method} {path} as {role?.ToString() ?? "nobody"}{(withKey ? " by key" : "")}: {(int)status}, needs {least}");
                    }

        Assert.Empty(wrong);
    }

    /// <summary>A body that is no JSON: a route that takes one answers 415, after the gate.</summary>
    static async Task<HttpStatusCode> StatusAsync(WebServerUnderTest server, string method, string path, Role? role, bool withKey)
    {
        List<(string, string)> headers = [server.Origin];
        if (role is { } known) headers.Add(withKey ? ("Authorization", "Bearer " + TestAccounts.Key(known)) : ("Cookie", server.Cookie(RoleText.Of(known))));
        using HttpResponseMessage response = await server.SendAsync(new HttpMethod(method), path, [.. headers]);
        return response.StatusCode;
    }

    static RouteEndpoint[] Routes(WebServerUnderTest server) => [.. ((IEndpointRouteBuilder)server.App).DataSources.SelectMany(static source => source.Endpoints).OfType<RouteEndpoint>()];

    static IReadOnlyList<string> Methods(RouteEndpoint route) => route.Metadata.GetMetadata<HttpMethodMetadata>() is { HttpMethods.Count: > 0 } stated ? stated.HttpMethods : ["GET"];

    [Fact]
    public async Task FilesAreForThoseWhoSignedInButThePageToSignInIsForAll()
    {
        await using WebServerUnderTest server = await WebServerUnderTest.StartAsync(TestAccounts.All);
        (string Path, HttpStatusCode ForNobody)[] expectations =
        [
            ("/", HttpStatusCode.Redirect), ("/index.html", HttpStatusCode.Redirect), ("/admin.html", HttpStatusCode.Redirect), ("/assets/%2e%2e/index.html", HttpStatusCode.Redirect),
            ("/basemap/land.json", HttpStatusCode.Unauthorized), ("/nothing-here", HttpStatusCode.Unauthorized),
            ("/login.html", HttpStatusCode.OK), ("/icon.svg", HttpStatusCode.OK), ("/assets/index.js", HttpStatusCode.OK),
        ];
        foreach ((string path, HttpStatusCode expected) in expectations)
        {
            using HttpResponseMessage nobody = await server.SendAsync(HttpMethod.Get, path);
            Assert.Equal(expected, nobody.StatusCode);
            if (expected == HttpStatusCode.Redirect) Assert.Matches(@"^login\.html(\?next=[a-z]+\.html)?$", nobody.Headers.Location!.ToString());
            using HttpResponseMessage viewer = await server.SendAsync(HttpMethod.Get, path, ("Cookie", server.Cookie("viewer")));
            Assert.Equal(path == "/nothing-here" ? HttpStatusCode.NotFound : HttpStatusCode.OK, viewer.StatusCode);
        }
    }

    [Fact]
    public async Task AKeyNeedsNoOriginAndAWrongOneIsNobody()
    {
        await using WebServerUnderTest server = await WebServerUnderTest.StartAsync(TestAccounts.All);
        using HttpResponseMessage made = await server.SendAsync(HttpMethod.Post, "/api/v1/keys", """{"name":"made","role":"viewer"}""", ("Authorization", "Bearer " + TestAccounts.Key(Role.Admin)));
        using JsonDocument key = JsonDocument.Parse(await made.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        (string, string) header = ("Authorization", "Bearer " + key.RootElement.GetProperty("key").GetString());
        Assert.Equal(HttpStatusCode.OK, (await server.SendAsync(HttpMethod.Get, "/api/v1/health", header)).StatusCode);
        Assert.NotNull(server.Access.Users.Accounts.Keys.First(static key => key.Name == "made").LastUsed);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.SendAsync(HttpMethod.Get, "/api/v1/health", ("Authorization", "Bearer atk_wrong"), ("Cookie", server.Cookie("admin")))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.SendAsync(HttpMethod.Get, "/api/v1/health", ("Authorization", "Basic cHJveHk6cHJveHk="), ("Cookie", server.Cookie("admin")))).StatusCode); // of a proxy
        await server.SendAsync(HttpMethod.Delete, "/api/v1/keys/made", ("Authorization", "Bearer " + TestAccounts.Key(Role.Admin)));
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.SendAsync(HttpMethod.Get, "/api/v1/health", header)).StatusCode);
    }

    [Fact]
    public async Task AStreamEndsWithItsSession()
    {
        await using WebServerUnderTest server = await WebServerUnderTest.StartAsync(TestAccounts.All);
        using ClientWebSocket nobody = new();
        await Assert.ThrowsAsync<WebSocketException>(() => nobody.ConnectAsync(StreamUrl(server), TestContext.Current.CancellationToken));
        foreach ((string name, string value) in new[] { ("Cookie", server.Cookie("viewer")), ("Authorization", "Bearer " + TestAccounts.Key(Role.Viewer)) })
        {
            using ClientWebSocket socket = new();
            socket.Options.SetRequestHeader(name, value);
            await socket.ConnectAsync(StreamUrl(server), TestContext.Current.CancellationToken);
            byte[] buffer = new byte[1 << 16];
            await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
            AccountsFile.Change(server.Directory, accounts => accounts.Remove(name == "Cookie" ? "viewer" : "viewer-key")); // as atalaya user remove does
            await Assert.ThrowsAsync<WebSocketException>(async () =>
            {
                while (true) await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
            });
        }
    }

    static Uri StreamUrl(WebServerUnderTest server) => new UriBuilder(new Uri(server.Url, "/api/v1/stream")) { Scheme = "ws" }.Uri;

    [Fact]
    public async Task WithoutUsersThisMachineIsAdminUntilTheFirstUserCame()
    {
        await using WebServerUnderTest server = await WebServerUnderTest.StartAsync(null);
        Assert.Equal(HttpStatusCode.OK, (await server.SendAsync(HttpMethod.Get, "/api/v1/users")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.SendAsync(HttpMethod.Get, "/api/v1/users", ("X-Forwarded-For", "203.0.113.4"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await server.SendAsync(HttpMethod.Post, "/api/v1/users", ("Sec-Fetch-Site", "cross-site"))).StatusCode);
        using HttpResponseMessage viewerFirst = await server.SendAsync(HttpMethod.Post, "/api/v1/users", $$"""{"name":"vera","role":"viewer","password":"{{TestAccounts.Password}}"}""", server.Origin);
        Assert.Equal(HttpStatusCode.BadRequest, viewerFirst.StatusCode);
        using HttpResponseMessage first = await server.SendAsync(HttpMethod.Post, "/api/v1/users", $$"""{"name":"ana","role":"admin","password":"{{TestAccounts.Password}}"}""", server.Origin);
        Assert.Equal(HttpStatusCode.NoContent, first.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.SendAsync(HttpMethod.Get, "/api/v1/users")).StatusCode);
    }

    [Fact]
    public async Task TheOpenApiDocumentTellsTheRoles()
    {
        await using WebServerUnderTest server = await WebServerUnderTest.StartAsync(null);
        using HttpResponseMessage response = await server.SendAsync(HttpMethod.Get, "/openapi/v1.json");
        using JsonDocument document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        JsonElement paths = document.RootElement.GetProperty("paths");
        Assert.Equal("Needs the role admin.", paths.GetProperty("/api/v1/users").GetProperty("post").GetProperty("description").GetString());
        Assert.Equal("Needs no role.", paths.GetProperty("/api/v1/session").GetProperty("get").GetProperty("description").GetString());
    }

    [Fact]
    public async Task OneWhoAsksTooMuchWaits()
    {
        await using WebServerUnderTest server = await WebServerUnderTest.StartAsync(TestAccounts.All);
        HttpResponseMessage? refused = null;
        for (int i = 0; i < 1000 && refused is null; i++)
        {
            HttpResponseMessage response = await server.SendAsync(HttpMethod.Get, "/api/v1/session");
            if (response.StatusCode == HttpStatusCode.TooManyRequests) refused = response;
        }

        Assert.NotNull(refused);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await server.SendAsync(HttpMethod.Get, "/api/v1/session", ("Cookie", server.Cookie("viewer")))).StatusCode);
    }
}
