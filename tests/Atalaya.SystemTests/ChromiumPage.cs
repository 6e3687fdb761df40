using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace Atalaya.SystemTests;

/// <summary>A page of the program in Debian's Chromium. Tests wait on the state the page states about itself (web/README.md), never on frames: drawing is done in software here.</summary>
sealed class ChromiumPage : IAsyncDisposable
{
    public const float TimeoutMs = 120_000;
    const string Chromium = "/usr/bin/chromium";

    static readonly string[] Arguments =
    [
        "--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--disable-quic", "--no-first-run",
    ];

    readonly IPlaywright _playwright;
    readonly IBrowser _browser;

    ChromiumPage(IPlaywright playwright, IBrowser browser, IPage page)
    {
        _playwright = playwright;
        _browser = browser;
        Page = page;
    }

    public IPage Page { get; }

    /// <summary>Without a time of its own, what is expected of a page may take as long everywhere: the 5 s of Playwright are too few for a busy machine.</summary>
    [ModuleInitializer]
    internal static void BePatient() => Assertions.SetDefaultExpectTimeout(TimeoutMs);

    /// <summary>Opens an address at a size of the window; skips the test where there is no Chromium.</summary>
    public static async Task<ChromiumPage> OpenAsync(string address, int width = 1280, int height = 800, bool touch = false)
    {
        Assert.SkipUnless(File.Exists(Chromium), "Chromium is not installed: ./test --with-system-packages installs it");
        IPlaywright playwright = await Playwright.CreateAsync();
        IBrowser browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Arguments });
        IBrowserContext context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, HasTouch = touch, IsMobile = touch, Locale = "en-GB" });
        IPage page = await context.NewPageAsync();
        page.SetDefaultTimeout(TimeoutMs);
        await page.GotoAsync(address);
        return new ChromiumPage(playwright, browser, page);
    }

    /// <summary>Opens the map and waits until it is drawn with traffic on it.</summary>
    public static async Task<ChromiumPage> OpenMapAsync(AtalayaProcess server, string hash = "", int width = 1280, int height = 800, bool touch = false)
    {
        ChromiumPage opened = await OpenAsync($"{server.Url}/{hash}", width, height, touch);
        await opened.StateAsync("drawn === 'true' && Number(tracks) >= 20");
        return opened;
    }

    public ILocator this[string testId] => Page.GetByTestId(testId);

    /// <summary>Waits until what the page states about itself fulfils a condition.</summary>
    public Task StateAsync(string condition) => Page.WaitForFunctionAsync(
        $"() => {{ const {{ drawn, tracks, shown, connected, stale, selected, theme }} = document.documentElement.dataset; return {condition}; }}",
        null, new() { Timeout = TimeoutMs, PollingInterval = 100 });

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
