using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Atalaya.SystemTests.Interference;

/// <summary>Interference as people meet it before there is any: over REST, and as a layer of the map.</summary>
public sealed class InterferenceTests(DemoServer demo) : IClassFixture<DemoServer>
{
    [Fact]
    public async Task CellsWithTrafficAreListedAndAMapThatIsNotKeptIsRefused()
    {
        JsonElement map = await WaitForCellsAsync();
        Assert.True(map.GetProperty("enabled").GetBoolean());
        Assert.Equal(600, map.GetProperty("thresholds").GetProperty("window_s").GetDouble());
        Assert.All(map.GetProperty("cells").EnumerateArray(), static cell =>
        {
            Assert.InRange(cell.GetProperty("north").GetDouble() - cell.GetProperty("south").GetDouble(), 0.37, 0.39);
            Assert.True(cell.GetProperty("n").GetInt32() >= 3 || cell.GetProperty("bad").GetInt32() > 0);
            Assert.Contains(cell.GetProperty("band").GetString(), (string[])["sea", "low", "middle", "high"]);
        });
        using HttpClient client = new();
        using HttpResponseMessage answer = await client.GetAsync(new Uri($"{demo.Process.Url}/api/v1/interference?at=1000"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("no map of interference", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheMapHasALayerWhoseLegendStatesTheThresholds()
    {
        await WaitForCellsAsync();
        await using ChromiumPage map = await ChromiumPage.OpenMapAsync(demo.Process, "#lat=10.6&lon=-61.6&zoom=8");
        await Assertions.Expect(map["interference"]).ToBeHiddenAsync();
        await map["interference-button"].ClickAsync();
        await Assertions.Expect(map["interference-legend"]).ToContainTextAsync("> 10 %", new() { Timeout = ChromiumPage.TimeoutMs });
        await Assertions.Expect(map["interference"]).ToContainTextAsync("at least 3 of 4 degraded");
        await map["interference-band"].SelectOptionAsync("sea");
        await Assertions.Expect(map.Page).ToHaveURLAsync(new Regex("gnss=sea"), new() { Timeout = ChromiumPage.TimeoutMs });
        await map.Page.Keyboard.PressAsync("Shift+J");
        await Assertions.Expect(map["interference"]).ToBeHiddenAsync();
    }

    async Task<JsonElement> WaitForCellsAsync()
    {
        JsonElement map = default;
        await demo.Process.WaitAsync(async () => (map = await demo.Process.GetAsync("/api/v1/interference")).GetProperty("cells").GetArrayLength() > 0, "cells with traffic");
        return map;
    }
}
