using System.Text.Json;
using Atalaya.Server.Security;
using Microsoft.Playwright;

namespace Atalaya.SystemTests.Security;

/// <summary>Signing in, what a viewer is refused, administration and the way out, in Debian's Chromium.</summary>
public sealed class LoginBrowserTests
{
    const string Chromium = "/usr/bin/chromium";
    const float TimeoutMs = 120_000;

    static readonly string[] Arguments = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-background-networking", "--no-first-run"];

    [Fact]
    public async Task AViewerSignsInIsRefusedWhatIsForAdminsAndSignsOut()
    {
        await using Page browser = await Page.OpenAsync(TestAccounts.All.Change("viewer", (UserAccount user) => user with { Password = TestAccounts.All.User("admin")!.Password }));
        IPage page = browser.Tab;
        await page.GotoAsync(browser.Url + "/#theme=day&lat=10&lon=-61&zoom=7");
        await CheckAccessibilityAsync(page);
        await SignInAsync(page, "viewer", "not the password");
        await Assertions.Expect(page.GetByTestId("login-message")).Not.ToBeEmptyAsync();
        await SignInAsync(page, "viewer", TestAccounts.Password);
        await Assertions.Expect(page.GetByTestId("user-button")).ToHaveTextAsync("viewer");
        Assert.Contains("lat=10", page.Url, StringComparison.Ordinal);

        await page.GetByTestId("user-button").ClickAsync();
        await Assertions.Expect(page.GetByTestId("admin-link")).ToBeHiddenAsync();
        JsonElement? refused = await page.EvaluateAsync("async () => { const r = await fetch('/api/v1/users/operator', { method: 'DELETE' }); return [r.status, (await r.json()).error]; }");
        Assert.Equal(403, refused!.Value[0].GetInt32());
        Assert.Contains("needs the role admin", refused.Value[1].GetString(), StringComparison.Ordinal);

        await CheckAccessibilityAsync(page);
        await page.GetByTestId("sign-out").ClickAsync();
        await Assertions.Expect(page.GetByTestId("login-button")).ToBeVisibleAsync();
        await page.GotoAsync(browser.Url + "/admin.html#part=users");
        await Assertions.Expect(page.GetByTestId("login-button")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task AnAdminAddsAUserAndTheSessionOfARemovedUserEnds()
    {
        await using Page browser = await Page.OpenAsync(TestAccounts.All);
        IPage page = browser.Tab;
        await page.GotoAsync(browser.Url + "/admin.html#part=users");
        await SignInAsync(page, "admin", TestAccounts.Password);
        await page.Locator("#new-user").FillAsync("vera");
        await page.Locator("#new-user-password").FillAsync("password1234");
        await page.GetByTestId("add-user").ClickAsync();
        await Assertions.Expect(page.GetByTestId("users-message")).ToContainTextAsync("first that others would try");
        await page.Locator("#new-user-password").FillAsync("lluvia mesa jirafa");
        await page.GetByTestId("add-user").ClickAsync();
        await Assertions.Expect(page.Locator("[data-user=vera]")).ToBeVisibleAsync();

        AccountsFile.Change(browser.Directory, accounts => accounts.Add(TestAccounts.User("second", Role.Admin)).Remove("admin")); // as atalaya user remove does
        await Assertions.Expect(page.GetByTestId("login-button")).ToBeVisibleAsync();
    }

    static async Task CheckAccessibilityAsync(IPage page)
    {
        await page.EvaluateAsync(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "web/node_modules/axe-core/axe.min.js"), TestContext.Current.CancellationToken));
        JsonElement faults = await page.EvaluateAsync<JsonElement>("async () => (await axe.run(document.querySelector('dialog[open]') ?? document)).violations.filter(v => v.impact === 'serious' || v.impact === 'critical').map(v => [v.id, ...v.nodes.map(n => n.html)])");
        Assert.True(faults.GetArrayLength() == 0, faults.ToString());
    }

    static async Task SignInAsync(IPage page, string user, string password)
    {
        await page.Locator("#user").FillAsync(user);
        await page.Locator("#password").FillAsync(password);
        await page.GetByTestId("login-button").ClickAsync();
    }

    /// <summary>A tab of a browser on a server with these users.</summary>
    sealed class Page : IAsyncDisposable
    {
        readonly TemporaryFolder _folder = new();
        AtalayaProcess _server = null!;
        IPlaywright _playwright = null!;
        IBrowser _browser = null!;

        public IPage Tab { get; private set; } = null!;
        public string Url => _server.Url;
        public string Directory => _folder.Path;

        public static async Task<Page> OpenAsync(Accounts accounts)
        {
            Assert.SkipUnless(File.Exists(Chromium), "Chromium is not installed: ./test --with-system-packages installs it");
            Page page = new();
            AccountsFile.Change(page.Directory, _ => accounts);
            page._server = await AtalayaProcess.ServeAsync(["run", "--data", page.Directory]);
            page._playwright = await Playwright.CreateAsync();
            page._browser = await page._playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Arguments });
            page.Tab = await page._browser.NewPageAsync(new() { Locale = "en" });
            page.Tab.SetDefaultTimeout(TimeoutMs);
            return page;
        }

        public async ValueTask DisposeAsync()
        {
            await _browser.DisposeAsync();
            _playwright.Dispose();
            await _server.DisposeAsync();
            _folder.Dispose();
        }
    }
}
