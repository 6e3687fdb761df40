using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Atalaya.SystemTests.Configuration;

/// <summary>Detectors in the browser, and their settings tried against the past.</summary>
public sealed class DetectorSettingsTests
{
    const string Chromium = "/usr/bin/chromium";
    const float TimeoutMs = 120_000;

    /// <summary>Vessels of the strait go faster than these.</summary>
    const string Slow = "{\"duration_s\":0,\"ship_speed_kn\":5,\"fishing_speed_kn\":5,\"craft_speed_kn\":5}";

    static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(20) };

    /// <summary>A program that has seen half a minute of vessels and has no detector configured.</summary>
    static async Task<AtalayaProcess> ServeAsync(TemporaryFolder folder)
    {
        string simulation = folder.File("strait"), file = folder.File("a.json");
        Assert.Equal(0, (await AtalayaProcess.RunAsync("simulate", "strait", "--output", simulation, "--duration", "240")).ExitCode);
        await File.WriteAllTextAsync(file, $"{{\n  // ours\n  \"sources\": [\"file:{simulation}/ais-1.nmea?name=ais-1&speed=10\"]\n}}\n", TestContext.Current.CancellationToken);
        AtalayaProcess server = await AtalayaProcess.ServeAsync(["run", "--config", file, "--data", folder.File("data")]);
        await server.WaitAsync(async () => (await server.GetAsync("/api/v1/tracks")).GetProperty("tracks").EnumerateArray().Count(track => track.TryGetProperty("ground_speed_mps", out JsonElement speed) && speed.GetDouble() > 4) >= 5, "5 vessels under way");
        return server;
    }

    [Fact]
    public async Task ATrialTellsWhatOtherSettingsWouldHaveRaised()
    {
        using TemporaryFolder folder = new();
        await using AtalayaProcess server = await ServeAsync(folder);
        JsonElement slow = await TryAsync(server, Slow), same = await TryAsync(server, "null");
        Assert.True(slow.GetProperty("raised").GetInt32() >= 3, slow.ToString());
        Assert.Equal(slow.GetProperty("raised").GetInt32(), slow.GetProperty("alerts").GetArrayLength());
        Assert.True(slow.GetProperty("raised").GetInt32() >= 30 || slow.GetProperty("held_back").GetInt32() == 0, slow.ToString());
        Assert.Equal("outlier", slow.GetProperty("alerts")[0].GetProperty("kind").GetString());
        Assert.Equal((0, 0, 0), (slow.GetProperty("raised_now").GetInt32(), same.GetProperty("raised").GetInt32(), same.GetProperty("raised_now").GetInt32()));
        Assert.DoesNotContain((await server.GetAsync("/api/v1/alerts")).GetProperty("alerts").EnumerateArray(), alert => alert.GetProperty("kind").GetString() == "outlier");

        (HttpStatusCode status, JsonElement wrong) = await SendAsync(server, "outlier", "{\"ship_speed_kn\":1}");
        Assert.Equal((HttpStatusCode.BadRequest, "ship_speed_kn"), (status, wrong.GetProperty("key").GetString()));
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(server, "outliers", "{}")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(server, "outlier", "{")).Status);
    }

    static async Task<JsonElement> TryAsync(AtalayaProcess server, string settings)
    {
        (HttpStatusCode status, JsonElement trial) = await SendAsync(server, "outlier", settings);
        Assert.Equal(HttpStatusCode.Accepted, status);
        string path = "/api/v1/detectors/trials/" + trial.GetProperty("id").GetString();
        await server.WaitAsync(async () => (await server.GetAsync(path)).GetProperty("state").GetString() == "done", "the trial");
        return await server.GetAsync(path);
    }

    static async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(AtalayaProcess server, string detector, string settings)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, $"{server.Url}/api/v1/detectors/trials?detector={detector}") { Content = new StringContent(settings, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Origin", server.Url);
        using HttpResponseMessage response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        using JsonDocument document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        return (response.StatusCode, document.RootElement.Clone());
    }

    [Fact]
    public async Task AnAdminTriesSavesAndSwitchesOffADetector()
    {
        Assert.SkipUnless(File.Exists(Chromium), "Chromium is not installed: ./test --with-system-packages installs it");
        using TemporaryFolder folder = new();
        await using AtalayaProcess server = await ServeAsync(folder);
        using IPlaywright playwright = await Playwright.CreateAsync();
        await using IBrowser browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"] });
        IPage page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1280, Height = 800 } });
        page.SetDefaultTimeout(TimeoutMs);
        await page.GotoAsync($"{server.Url}/admin.html#part=detectors&lang=en");

        // what is wrong with a number is shown at its field
        await page.GetByTestId("detector-outlier-open").ClickAsync();
        ILocator ship = page.GetByTestId("detector-outlier-ship_speed_kn");
        await Assertions.Expect(ship).ToHaveAttributeAsync("placeholder", "29.94");
        await ship.FillAsync("1");
        await page.GetByTestId("detector-outlier-save").ClickAsync();
        await Assertions.Expect(ship).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(page.Locator("#detector-outlier-ship_speed_kn-fault")).ToHaveTextAsync("From 5 to 200");
        await Assertions.Expect(ship).ToBeFocusedAsync();

        // tried, then saved
        foreach (string key in (string[])["ship", "fishing", "craft"]) await page.GetByTestId($"detector-outlier-{key}_speed_kn").FillAsync("5,5");
        await page.GetByTestId("detector-outlier-duration_s").FillAsync("0");
        await page.GetByTestId("detector-outlier-try").ClickAsync();
        await Assertions.Expect(page.GetByTestId("detector-outlier-trial")).ToContainTextAsync(new Regex("With these values: [1-9][0-9]* alerts between .* instead of 0 with those in force"), new() { Timeout = TimeoutMs });
        await page.GetByTestId("detector-outlier-save").ClickAsync();
        ILocator row = page.Locator("li[data-detector='outlier']");
        await Assertions.Expect(row).ToContainTextAsync(new Regex("Changed: .*Speed of fishing vessels 5.5"));
        await Assertions.Expect(ship).Not.ToHaveAttributeAsync("aria-invalid", "true");

        // switched off it keeps its numbers; reset, it is off with the defaults
        await page.GetByTestId("detector-outlier-switch").ClickAsync();
        await Assertions.Expect(page.GetByTestId("detector-outlier-switch")).ToHaveAttributeAsync("aria-checked", "false");
        string text = await File.ReadAllTextAsync(folder.File("a.json"), TestContext.Current.CancellationToken);
        Assert.Contains("\"outlier\": { \"enabled\": false, \"duration_s\": 0, \"ship_speed_kn\": 5.5, \"fishing_speed_kn\": 5.5, \"craft_speed_kn\": 5.5 }", text, StringComparison.Ordinal);
        Assert.Contains("// ours", text, StringComparison.Ordinal);
        await page.GetByTestId("detector-outlier-reset").ClickAsync();
        await Assertions.Expect(ship).ToHaveValueAsync("");
        await Assertions.Expect(row.Locator(".changed")).ToBeHiddenAsync();
        await page.GetByTestId("detector-outlier-switch").ClickAsync();
        await Assertions.Expect(page.GetByTestId("detector-outlier-switch")).ToHaveTextAsync("On");
        Assert.DoesNotContain("integrity", await File.ReadAllTextAsync(folder.File("a.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        // every detector has its words in both languages
        foreach (string language in (string[])["en", "es"])
        {
            await page.GotoAsync($"{server.Url}/admin.html?{language}#part=detectors&lang={language}");
            await Assertions.Expect(page.GetByTestId("detector-collision-open")).ToBeVisibleAsync();
            string[] words = [.. await page.Locator("[data-testid=detectors] h3, [data-testid=detectors] h4, [data-testid=detectors] label").AllTextContentsAsync()];
            Assert.True(words.Length > 100);
            Assert.All(words, word => Assert.DoesNotContain("_", word, StringComparison.Ordinal));
        }
    }
}
