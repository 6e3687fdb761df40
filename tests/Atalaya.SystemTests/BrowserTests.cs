using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Atalaya.SystemTests;

/// <summary>
/// The page in Debian's Chromium: map drawn, traffic moves, a track opens, the page comes back after the server restarts. Waits on the
/// state the page states about itself (web/README.md), never on frames: drawing is done in software here.
/// </summary>
public sealed class BrowserTests
{
    const string Chromium = "/usr/bin/chromium";
    const float TimeoutMs = 120_000;

    static readonly string[] Arguments =
    [
        "--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--disable-quic", "--no-first-run",
    ];

    [Fact]
    public async Task TheMapIsDrawnTrafficMovesATrackOpensAndThePageReconnects()
    {
        Assert.SkipUnless(File.Exists(Chromium), "Chromium is not installed: ./test --with-system-packages installs it");
        await using AtalayaProcess server = await AtalayaProcess.ServeAsync(["demo"]);
        using IPlaywright playwright = await Playwright.CreateAsync();
        await using IBrowser browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Arguments });
        IPage page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1280, Height = 800 } });
        page.SetDefaultTimeout(TimeoutMs);
        List<string> foreign = [];
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(server.Url, StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal) && request.Url != "about:blank") foreign.Add(request.Url);
        };
        await page.GotoAsync(server.Url);

        await StateAsync(page, "drawn === 'true'");
        await StateAsync(page, "Number(tracks) >= 40");
        await Assertions.Expect(page.GetByTestId("mode")).ToHaveTextAsync("LIVE");
        await Assertions.Expect(page.GetByTestId("simulated")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByTestId("clock")).ToHaveTextAsync(new Regex(@"\d\d:\d\d:\d\d"));

        await SourcesAreShownAsync(page);
        await ATrackOpensAndMovesAsync(page);
        await ReportsOpenToTheirBytesAsync(page, server);
        await ThePageReconnectsAsync(page, server);
        Assert.Empty(foreign);
    }

    static async Task SourcesAreShownAsync(IPage page)
    {
        await page.GetByTestId("sources-button").ClickAsync();
        await Assertions.Expect(page.GetByTestId("source-row")).ToHaveCountAsync(7, new() { Timeout = TimeoutMs });
        await Assertions.Expect(page.GetByTestId("source-panel")).ToContainTextAsync("radar-1");
        await page.GetByTestId("sources-button").ClickAsync();
    }

    static async Task ATrackOpensAndMovesAsync(IPage page)
    {
        await OpenAnewAsync(page, new Uri(page.Url).GetLeftPart(UriPartial.Path) + "#panels=tracks&domain=air&life=confirmed");
        await page.GetByTestId("track-row").Filter(new() { HasTextRegex = new Regex(@"FL\d") }).First.ClickAsync();
        await Assertions.Expect(page.GetByTestId("track-panel")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByTestId("contributor-row").First).ToBeVisibleAsync(new() { Timeout = TimeoutMs });
        string id = await page.EvaluateAsync<string>("() => document.documentElement.dataset.selected");
        string before = await PositionAsync(page, id);
        await page.WaitForFunctionAsync(
            "async ([id, before]) => { const t = await (await fetch(`/api/v1/tracks/${id}`)).json(); return `${t.lat},${t.lon}` !== before; }",
            new[] { id, before }, new() { Timeout = TimeoutMs, PollingInterval = 500 });
    }

    /// <summary>The page writes its own state into the address: another state is opened from nothing.</summary>
    static async Task OpenAnewAsync(IPage page, string address)
    {
        await page.GotoAsync("about:blank");
        await page.GotoAsync(address);
    }

    /// <summary>Radar only, ADS-B and AIS: the report that opens shows the octets and a value as the server gave them to the page.</summary>
    static async Task ReportsOpenToTheirBytesAsync(IPage page, AtalayaProcess server)
    {
        List<IResponse> answers = [];
        page.Response += (_, response) =>
        {
            if (response.Url.EndsWith("/reports", StringComparison.Ordinal)) answers.Add(response);
        };
        foreach ((string kind, string source, string path) in new[] { ("unknown", "radar-1", "040/RHO"), ("air", "adsb-1", "/icao"), ("sea", "ais-1", "/mmsi") })
        {
            string id = await TrackWithReportAsync(server, kind, source);
            answers.Clear();
            await OpenAnewAsync(page, $"{server.Url}#track={id}");
            await page.Locator($"[data-testid=report-row][data-source='{source}']").First.GetByRole(AriaRole.Button).ClickAsync();
            await Assertions.Expect(page.GetByTestId("report-panel")).ToBeVisibleAsync();
            JsonElement report = await AnsweredAsync(answers, Regex.Match(await page.GetByTestId("report-log").InnerTextAsync(), @"\d+:\d+").Value);
            string shownHex = string.Concat((await page.Locator("[data-testid=hex] .octets").AllInnerTextsAsync()).Select(static row => Regex.Replace(row, @"\s", "")));
            Assert.EndsWith(report.GetProperty("hex").GetString()!, shownHex, StringComparison.Ordinal);

            ILocator field = page.Locator($"[data-testid=fields] tr[data-path$='{path}']").First;
            await field.FocusAsync();
            Assert.True(await page.Locator("[data-testid=hex] .octets .lit").CountAsync() > 0, $"{source}: the field lights its octets");
            string shown = Regex.Replace(await field.Locator("td.value span").First.InnerTextAsync(), @"\u202f.*", "");
            JsonElement given = report.GetProperty("layout")[0].GetProperty("fields").EnumerateArray().First(field => field.GetProperty("path").GetString()!.EndsWith(path, StringComparison.Ordinal));
            Assert.Equal(given.GetProperty("value").ToString(), shown);
        }
    }

    /// <summary>The report at a position of the log, from the answers the page has had.</summary>
    static async Task<JsonElement> AnsweredAsync(List<IResponse> answers, string log)
    {
        foreach (IResponse answer in answers.ToArray())
            foreach (JsonElement report in (await answer.JsonAsync())!.Value.GetProperty("reports").EnumerateArray())
                if ($"{report.GetProperty("log").GetProperty("segment")}:{report.GetProperty("log").GetProperty("offset")}" == log) return report;
        throw new InvalidOperationException($"the page shows a report at {log}, which no answer had");
    }

    static async Task<string> TrackWithReportAsync(AtalayaProcess server, string kind, string source)
    {
        string? id = null;
        await server.WaitAsync(async () =>
        {
            foreach (JsonElement track in (await server.GetAsync("/api/v1/tracks?status=confirmed")).GetProperty("tracks").EnumerateArray())
            {
                bool isRadarOnly = !track.TryGetProperty("address", out _) && !track.TryGetProperty("mmsi", out _);
                if (kind == "unknown" ? !isRadarOnly : track.GetProperty("domain").GetString() != kind) continue;
                if (!track.GetProperty("sources").EnumerateArray().Any(name => name.GetString() == source)) continue;
                id = track.GetProperty("track_id").GetString();
                return true;
            }

            return false;
        }, $"a track of kind {kind} with reports of {source}");
        return id!;
    }

    static Task<string> PositionAsync(IPage page, string id) =>
        page.EvaluateAsync<string>("async id => { const t = await (await fetch(`/api/v1/tracks/${id}`)).json(); return `${t.lat},${t.lon}`; }", id);

    static async Task ThePageReconnectsAsync(IPage page, AtalayaProcess server)
    {
        Assert.Equal(0, await server.StopAsync());
        await StateAsync(page, "connected === 'false'");
        await Assertions.Expect(page.GetByTestId("stale-banner")).ToBeVisibleAsync(new() { Timeout = TimeoutMs });
        await using AtalayaProcess again = await AtalayaProcess.ServeAsync(["demo"], server.Port);
        await StateAsync(page, "connected === 'true' && Number(tracks) >= 40 && stale === 'false'");
    }

    /// <summary>Waits until what the page states about itself fulfils a condition.</summary>
    static Task StateAsync(IPage page, string condition) => page.WaitForFunctionAsync(
        $"() => {{ const {{ drawn, tracks, connected, stale, selected, sequence }} = document.documentElement.dataset; return {condition}; }}",
        null, new() { Timeout = TimeoutMs, PollingInterval = 250 });
}
