using System.Text.Json;
using Microsoft.Playwright;

namespace Atalaya.SystemTests;

/// <summary>axe finds no serious or critical fault on any page, in any theme, with the panels open.</summary>
public sealed class AccessibilityTests(DemoServer demo) : IClassFixture<DemoServer>
{
    /// <summary>The pages beside the map: their file, and what is there when they are ready.</summary>
    public static readonly TheoryData<string, string> Pages = new()
    {
        { "admin.html", "main" },
        { "setup.html", "main" },
        { "sensors.html", ".sensor-table" },
    };

    static readonly string[] Themes = ["dusk", "night", "day"];

    [Fact]
    public async Task TheMapHasNoSeriousFaultInAnyThemeWithItsPanelsOpen()
    {
        await using ChromiumPage map = await ChromiumPage.OpenMapAsync(demo.Process, "#panels=tracks,filter,sources,settings&domain=air,sea");
        await map["track-row"].First.ClickAsync();
        await Assertions.Expect(map["report-row"].First).ToBeVisibleAsync(new() { Timeout = ChromiumPage.TimeoutMs });
        foreach (string theme in Themes)
        {
            await map.StateAsync($"theme === '{theme}'");
            await CheckAsync(map.Page, $"map, {theme}");
            await map.Page.Keyboard.PressAsync("?");
            await CheckAsync(map.Page, $"help, {theme}");
            await map.Page.Keyboard.PressAsync("Escape");
            await map["search"].FillAsync("a");
            await CheckAsync(map.Page, $"search, {theme}");
            await map["search"].FillAsync("");
            await map.Page.Keyboard.PressAsync("Escape");
            await map.Page.Keyboard.PressAsync("b");
        }
    }

    [Fact]
    public async Task TheMapHasNoSeriousFaultOnAPhone()
    {
        await using ChromiumPage map = await ChromiumPage.OpenMapAsync(demo.Process, "#lang=es", 390, 844, touch: true);
        await CheckAsync(map.Page, "phone");
        foreach (string panel in new[] { "list", "filter", "sources", "settings" })
        {
            await map[$"{panel}-button"].ClickAsync();
            await CheckAsync(map.Page, $"phone, {panel}");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task APageHasNoSeriousFaultInAnyTheme(string file, string ready)
    {
        foreach (string theme in Themes)
        {
            await using ChromiumPage page = await ChromiumPage.OpenAsync($"{demo.Process.Url}/{file}#theme={theme}");
            await Assertions.Expect(page.Page.Locator(ready).First).ToBeVisibleAsync(new() { Timeout = ChromiumPage.TimeoutMs });
            await page.StateAsync($"theme === '{theme}'");
            await CheckAsync(page.Page, $"{file}, {theme}");
        }
    }

    static async Task CheckAsync(IPage page, string where)
    {
        string script = Path.Combine(Repository.Root, "web/node_modules/axe-core/axe.min.js");
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window")) await page.EvaluateAsync(await File.ReadAllTextAsync(script, TestContext.Current.CancellationToken));
        JsonElement found = await page.EvaluateAsync<JsonElement>("async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.map(v => ({ impact: v.impact, id: v.id, html: v.nodes.map(n => n.html.slice(0, 200)) }))");
        string[] serious = [.. found.EnumerateArray().Where(static fault => fault.GetProperty("impact").GetString() is "serious" or "critical").Select(static fault => fault.ToString())];
        Assert.True(serious.Length == 0, $"{where}: {string.Join('\n', serious)}");
    }
}
