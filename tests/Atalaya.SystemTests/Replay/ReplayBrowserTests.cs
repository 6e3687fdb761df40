using System.Globalization;
using Microsoft.Playwright;

namespace Atalaya.SystemTests.Replay;

/// <summary>Replay and back to live, on the page: always marked, and the moment is in the address.</summary>
public sealed class ReplayBrowserTests
{
    const string Chromium = "/usr/bin/chromium";
    const float TimeoutMs = 120_000;

    static readonly string[] Arguments =
    [
        "--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--disable-quic", "--no-first-run",
    ];

    [Fact]
    public async Task ReplayAndBackToLive()
    {
        Assert.SkipUnless(File.Exists(Chromium), "Chromium is not installed: ./test --with-system-packages installs it");
        await using AtalayaProcess server = await AtalayaProcess.ServeAsync(["demo"]);
        using IPlaywright playwright = await Playwright.CreateAsync();
        await using IBrowser browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Arguments });
        IPage page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1280, Height = 800 } });
        page.SetDefaultTimeout(TimeoutMs);
        await page.GotoAsync(server.Url);
        await StateAsync(page, "drawn === 'true' && Number(tracks) >= 40");
        double begin = (await server.HealthAsync()).GetProperty("time").GetDouble();
        await server.WaitAsync(async () => (await server.HealthAsync()).GetProperty("time").GetDouble() > begin + 12, "twelve seconds of recording");

        await page.Keyboard.PressAsync("Shift+Y");
        await Assertions.Expect(page.GetByTestId("time-bar")).ToBeVisibleAsync();
        await page.GetByTitle("Back 10 s", new() { Exact = true }).ClickAsync();
        await StateAsync(page, "replay === 'playing'");
        await Assertions.Expect(page.GetByTestId("mode")).ToHaveTextAsync("REPLAY 1×", new() { Timeout = TimeoutMs });
        await page.WaitForFunctionAsync("() => document.title.includes('REPLAY') && document.documentElement.hasAttribute('data-replay')", null, new() { Timeout = TimeoutMs });

        await page.Keyboard.PressAsync("Space");
        await StateAsync(page, "replay === 'paused'");
        await Assertions.Expect(page.GetByTestId("mode")).ToHaveTextAsync("REPLAY PAUSED", new() { Timeout = TimeoutMs });
        double shown = await MomentAsync(page);
        double live = (await server.HealthAsync()).GetProperty("time").GetDouble(); // it went on as fast as the replay, or faster
        Assert.True(shown < live - 3, $"{shown} is not before {live}");
        for (int i = 0; i < 3; i++) await page.Keyboard.PressAsync(","); // steps add up; one alone may end in the second that was on the screen
        await page.WaitForFunctionAsync("shown => Date.parse(document.querySelector('[data-testid=moment]').value.replace(' ', 'T') + 'Z') / 1000 < shown", shown, new() { Timeout = TimeoutMs });
        await StateAsync(page, "replay === 'paused'"); // the step has arrived

        await page.GetByTestId("speed").SelectOptionAsync("10");
        await page.GetByTestId("play-button").ClickAsync();
        await Assertions.Expect(page.GetByTestId("mode")).ToHaveTextAsync("REPLAY 10×", new() { Timeout = TimeoutMs });
        await page.WaitForFunctionAsync("shown => Date.parse(document.querySelector('[data-testid=moment]').value.replace(' ', 'T') + 'Z') / 1000 > shown + 2", shown, new() { Timeout = TimeoutMs });
        await page.WaitForFunctionAsync("() => /t=2\\d{3}-.*Z/.test(location.hash) && location.hash.includes('speed=10')", null, new() { Timeout = TimeoutMs });

        string link = page.Url;
        await page.GetByTestId("live-button").ClickAsync();
        await Assertions.Expect(page.GetByTestId("mode")).ToHaveTextAsync("LIVE", new() { Timeout = TimeoutMs });
        await page.WaitForFunctionAsync("() => !location.hash.includes('t=2') && !document.title.includes('REPLAY') && !document.documentElement.hasAttribute('data-replay')", null, new() { Timeout = TimeoutMs });
        await StateAsync(page, "Number(tracks) >= 40 && stale === 'false'");

        // The link opens the same moment.
        await page.GotoAsync("about:blank");
        await page.GotoAsync(link);
        await StateAsync(page, "replay !== undefined && replay !== ''");
        await Assertions.Expect(page.GetByTestId("mode")).ToContainTextAsync("REPLAY", new() { Timeout = TimeoutMs });
    }

    static async Task<double> MomentAsync(IPage page)
    {
        string text = await page.GetByTestId("moment").InputValueAsync();
        return DateTimeOffset.Parse(text + "Z", CultureInfo.InvariantCulture).ToUnixTimeMilliseconds() / 1000.0;
    }

    /// <summary>Waits until what the page states about itself fulfils a condition.</summary>
    static Task StateAsync(IPage page, string condition) => page.WaitForFunctionAsync(
        $"() => {{ const {{ drawn, tracks, stale, replay }} = document.documentElement.dataset; return {condition}; }}",
        null, new() { Timeout = TimeoutMs, PollingInterval = 250 });
}
