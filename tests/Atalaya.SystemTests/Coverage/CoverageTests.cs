using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Atalaya.SystemTests.Coverage;

/// <summary>Coverage as people meet it: over REST, as a layer of the map, on the page of sensors.</summary>
public sealed class CoverageTests(DemoServer demo) : IClassFixture<DemoServer>
{
    [Fact]
    public async Task TheServerTellsWhereEachSensorSeesAndHears()
    {
        JsonElement radar = await WaitForSensorAsync(static sensor => sensor.TryGetProperty("pd_identified_turns", out JsonElement turns) && turns.GetDouble() > 20);
        Assert.Equal("radar", radar.GetProperty("kind").GetString());
        Assert.InRange(radar.GetProperty("pd_identified").GetDouble(), 0.5, 1);
        Assert.InRange(radar.GetProperty("turn_s").GetDouble(), 2, 6);
        JsonElement[] cells = await CellsOfAsync(radar);
        Assert.Contains(cells, static cell => cell.TryGetProperty("pd_identified", out _) && cell.TryGetProperty("last_report_time", out _));
        Assert.Contains(cells, static cell => cell.TryGetProperty("false_plots_per_km2", out JsonElement plots) && plots.GetDouble() > 0);
        Assert.All(cells, static cell => Assert.Equal(0.1, cell.GetProperty("north").GetDouble() - cell.GetProperty("south").GetDouble(), 1e-4));

        JsonElement receiver = await WaitForSensorAsync(static sensor => sensor.GetProperty("name").GetString() == "ais-1" && sensor.GetProperty("reports").GetDouble() > 20);
        Assert.Equal("receiver", receiver.GetProperty("kind").GetString());
        Assert.False(receiver.TryGetProperty("pd", out _));
        Assert.All(await CellsOfAsync(receiver), static cell => Assert.True(cell.GetProperty("reports").GetDouble() > 0));
        using HttpClient client = new();
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri($"{demo.Process.Url}/api/v1/coverage?sensor=nobody"), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task TheMapShowsTheCellsOfTheChosenSensor()
    {
        await WaitForSensorAsync(static sensor => sensor.GetProperty("name").GetString() == "radar-2");
        await using ChromiumPage map = await ChromiumPage.OpenMapAsync(demo.Process, "#lat=10.6&lon=-61.6&zoom=8");
        await Assertions.Expect(map["coverage"]).ToBeHiddenAsync();
        await map["coverage-button"].ClickAsync();
        await ExpectCellsAsync(map);
        await map["coverage-sensor"].SelectOptionAsync("radar-2");
        await map["coverage-quantity"].SelectOptionAsync("clutter");
        await ExpectCellsAsync(map);
        await Assertions.Expect(map["coverage-legend"]).ToContainTextAsync("per km² and turn");
        await Assertions.Expect(map.Page).ToHaveURLAsync(new Regex("coverage=radar-2~clutter"), new() { Timeout = ChromiumPage.TimeoutMs });
        await map["coverage-sensor"].SelectOptionAsync("adsb-1");
        await Assertions.Expect(map["coverage-quantity"].Locator("option")).ToHaveTextAsync(["Reports heard"], new() { Timeout = ChromiumPage.TimeoutMs });
        await ExpectCellsAsync(map);
        await map.Page.Keyboard.PressAsync("Shift+C");
        await Assertions.Expect(map["coverage"]).ToBeHiddenAsync();
        await map.Page.WaitForFunctionAsync("() => document.documentElement.dataset.coverage === '0'");
    }

    [Fact]
    public async Task ThePageOfSensorsHasTheFiguresAndTheWorstCells()
    {
        await WaitForSensorAsync(static sensor => sensor.GetProperty("name").GetString() == "radar-1" && sensor.TryGetProperty("pd_turns", out JsonElement turns) && turns.GetDouble() > 60);
        await using ChromiumPage page = await ChromiumPage.OpenAsync($"{demo.Process.Url}/sensors.html#lang=es&sensor=radar-1");
        ILocator row = page.Page.Locator("[data-testid=coverage-row][data-sensor=radar-1]");
        await Assertions.Expect(row).ToContainTextAsync(new Regex(@"0\.\d\d en \d+"), new() { Timeout = ChromiumPage.TimeoutMs });
        ILocator worst = page["worst-cells"].Locator("a").First;
        await Assertions.Expect(worst).ToHaveAttributeAsync("href", new Regex("coverage=radar-1%7Epd"), new() { Timeout = ChromiumPage.TimeoutMs });
    }

    static Task ExpectCellsAsync(ChromiumPage map) => map.Page.WaitForFunctionAsync("() => Number(document.documentElement.dataset.coverage) > 5", null, new() { Timeout = ChromiumPage.TimeoutMs });

    async Task<JsonElement[]> CellsOfAsync(JsonElement sensor) =>
        [.. (await demo.Process.GetAsync($"/api/v1/coverage?sensor={sensor.GetProperty("name").GetString()}")).GetProperty("cells").EnumerateArray()];

    async Task<JsonElement> WaitForSensorAsync(Func<JsonElement, bool> isIt)
    {
        JsonElement found = default;
        await demo.Process.WaitAsync(async () =>
        {
            found = (await demo.Process.GetAsync("/api/v1/coverage")).GetProperty("sensors").EnumerateArray().FirstOrDefault(isIt);
            return found.ValueKind == JsonValueKind.Object;
        }, "a sensor that has seen enough");
        return found;
    }
}
