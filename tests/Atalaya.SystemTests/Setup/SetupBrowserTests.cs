using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Atalaya.SystemTests.Setup;

/// <summary>Set-up with a fake receiver on loopback, as a newcomer does it: banner, place, scan, done, live.</summary>
public sealed class SetupBrowserTests
{
    const string Chromium = "/usr/bin/chromium";
    const float TimeoutMs = 60_000;

    static readonly string[] Arguments = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-background-networking", "--no-first-run"];

    [Fact]
    public async Task FromTheDemoToOwnTraffic()
    {
        Assert.SkipUnless(File.Exists(Chromium), "Chromium is not installed: ./test --with-system-packages installs it");
        using TemporaryFolder folder = new();
        using ScenarioSender receiver = new("adsb-1");
        await File.WriteAllTextAsync(folder.File("atalaya.json"), "{\n  // mine\n}\n", TestContext.Current.CancellationToken);
        await using AtalayaProcess server = await AtalayaProcess.ServeAsync(["run", "--config", folder.File("atalaya.json"), "--data", folder.File("data")]);
        using IPlaywright playwright = await Playwright.CreateAsync();
        await using IBrowser browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Arguments });
        IPage page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1280, Height = 800 }, Locale = "en-GB" });
        page.SetDefaultTimeout(TimeoutMs);
        await page.GotoAsync(server.Url);
        await Assertions.Expect(page.GetByTestId("simulated")).ToBeVisibleAsync(new() { Timeout = TimeoutMs });
        await page.GetByTestId("setup-banner").GetByRole(AriaRole.Link).ClickAsync();

        await page.GetByTestId("place-text").FillAsync("10,668 N 61,515 W");
        await page.GetByTestId("place-text").PressAsync("Tab");
        await Assertions.Expect(page.GetByTestId("place-text")).ToHaveValueAsync("10.668, -61.515");
        await page.GetByTestId("place-next").ClickAsync();

        await FindTheReceiverAsync(page, receiver.Port);
        await page.GetByTestId("scan-next").ClickAsync();
        await Assertions.Expect(page.GetByTestId("done-sources")).ToContainTextAsync(new Regex(@"beast-1: \d+ messages heard"), new() { Timeout = TimeoutMs });
        await page.GetByTestId("open-map").ClickAsync();

        await page.WaitForFunctionAsync("() => Number(document.documentElement.dataset.tracks) >= 3", null, new() { Timeout = TimeoutMs, PollingInterval = 250 });
        await Assertions.Expect(page.GetByTestId("mode")).ToHaveTextAsync("LIVE");
        await Assertions.Expect(page.GetByTestId("simulated")).ToBeHiddenAsync();
        await Assertions.Expect(page.GetByTestId("setup-banner")).ToBeHiddenAsync();
        Assert.True(Directory.Exists(folder.File("data")));
        string written = await File.ReadAllTextAsync(folder.File("atalaya.json"), TestContext.Current.CancellationToken);
        Assert.Contains("// mine", written, StringComparison.Ordinal);
        Assert.Contains($"beast+tcp://127.0.0.1:{receiver.Port}", written, StringComparison.Ordinal);
        Assert.Equal(0, await server.StopAsync());
    }

    static async Task FindTheReceiverAsync(IPage page, int port)
    {
        await page.GetByLabel("Another machine or port").FillAsync($"127.0.0.1:{port}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Look there" }).ClickAsync();
        ILocator found = page.Locator($"[data-testid=scan-row][data-address='127.0.0.1:{port}']");
        await Assertions.Expect(found).ToContainTextAsync(new Regex(@"Beast, .* messages per second"), new() { Timeout = TimeoutMs });
        await Assertions.Expect(found.GetByRole(AriaRole.Checkbox)).ToBeCheckedAsync();
    }
}
