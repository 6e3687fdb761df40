using Atalaya.Server.Commands;
using Atalaya.Server.Configuration;
using Atalaya.Server.Security;
using Atalaya.Server.Setup;
using Atalaya.Server.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Atalaya.SystemTests.Security;

/// <summary>The web interface in this process, on a port of its own, over a flow without sources and pages of one word.</summary>
sealed class WebServerUnderTest : IAsyncDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly ConfigurationStore _store;
    readonly MainHost _main;
    readonly SetupParts _setup;

    WebServerUnderTest(Accounts? accounts)
    {
        if (accounts is not null) AccountsFile.Change(_folder.Path, _ => accounts);
        foreach (string page in new[] { "index.html", "login.html", "admin.html", "icon.svg", "assets/index.js", "basemap/land.json" })
        {
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Pages, page))!);
            File.WriteAllText(Path.Combine(Pages, page), page);
        }

        File.WriteAllText(_folder.File("atalaya.json"), "{}");
        _store = ConfigurationStore.Open(_folder.File("atalaya.json"));
        _main = MainHost.OpenLive(_store, _folder.Path, NullLogger.Instance);
        _setup = new SetupParts(_store, _main, 0, "atalaya run", NullLogger.Instance);
        _main.Start();
    }

    public WebApplication App { get; private set; } = null!;
    public string Directory => _folder.Path;
    string Pages => _folder.File("pages");
    public Uri Url => new(App.Urls.First());
    public Access Access => App.Services.GetRequiredService<Access>();

    public static async Task<WebServerUnderTest> StartAsync(Accounts? accounts, Func<ServerParts, ServerParts>? with = null)
    {
        WebServerUnderTest server = new(accounts);
        ServerParts parts = new()
        {
            Hosts = server._main.Hosts,
            Configuration = server._store,
            Setup = server._setup,
            Listen = ListenAddress.Parse("127.0.0.1:0"),
            Audit = new AuditLog(server.Directory, NullLogger.Instance),
            Users = UserStore.Open(server.Directory),
            Pages = server.Pages,
        };
        server.App = await WebServer.StartAsync(with is null ? parts : with(parts));
        return server;
    }

    /// <summary>A new session of a user, as the Cookie header of its browser.</summary>
    public string Cookie(string user)
    {
        (_, string token) = Access.Sessions.Open(Access.Users.Accounts.User(user)!, "127.0.0.1", "test");
        return $"{(Url.Scheme == "https" ? "__Host-" : "")}atalaya-{Url.Port}={token}";
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, params (string Name, string Value)[] headers) => await SendAsync(method, path, null, headers);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? json, params (string Name, string Value)[] headers)
    {
        using HttpClient http = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            SslOptions = new() { RemoteCertificateValidationCallback = static (_, _, _, _) => true },
        });
        using HttpRequestMessage request = new(method, new Uri(Url, path));
        if (json is not null) request.Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        foreach ((string name, string value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public (string, string) Origin => ("Origin", Url.GetLeftPart(UriPartial.Authority));

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        _setup.Dispose();
        await _main.DisposeAsync();
        _folder.Dispose();
    }
}
