using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Atalaya.SystemTests.Areas;

/// <summary>Areas on the map: drawn, tried, saved, imported and exported, as an administrator does it.</summary>
public sealed class AreaBrowserTests
{
    static async Task WaitForAreasAsync(ChromiumPage map, int count) =>
        await map.Page.WaitForFunctionAsync("count => document.documentElement.dataset.areas === String(count)", count, new() { Timeout = ChromiumPage.TimeoutMs, PollingInterval = 100 });

    static async Task<ChromiumPage> OpenAsync(AtalayaProcess server)
    {
        ChromiumPage map = await ChromiumPage.OpenAsync($"{server.Url}/#lat=10.6&lon=-61.6&zoom=8&panels=areas");
        await map.StateAsync("drawn === 'true'");
        await Assertions.Expect(map["draw-polygon"]).ToBeVisibleAsync(new() { Timeout = ChromiumPage.TimeoutMs });
        return map;
    }

    [Fact]
    public async Task AnAreaIsDrawnItsRuleTriedAndBothAreInTheConfiguration()
    {
        using TemporaryFolder folder = new();
        string simulation = folder.File("strait"), file = folder.File("a.json");
        Assert.Equal(0, (await AtalayaProcess.RunAsync("simulate", "strait", "--output", simulation, "--duration", "60")).ExitCode);
        await File.WriteAllTextAsync(file, $"{{\"sources\": [\"file:{simulation}/adsb-1.beast?name=adsb-1&speed=5&start=2026-01-01T00:00:00Z\"]}}", TestContext.Current.CancellationToken);
        await using AtalayaProcess server = await AtalayaProcess.ServeAsync(["run", "--config", file, "--data", folder.File("data")]);
        await server.WaitAsync(async () => (await server.GetAsync("/api/v1/tracks")).GetProperty("tracks").GetArrayLength() >= 10, "aircraft");
        await using ChromiumPage map = await OpenAsync(server);

        // three corners by clicks, the fourth by a double click
        await map["draw-polygon"].ClickAsync();
        await Assertions.Expect(map["area-readout"]).ToContainTextAsync("Click the corners", new() { Timeout = ChromiumPage.TimeoutMs });
        (int X, int Y)[] corners = [(480, 250), (1000, 240), (980, 620)];
        for (int i = 0; i < corners.Length; i++)
        {
            await map.Page.Mouse.ClickAsync(corners[i].X, corners[i].Y);
            await Assertions.Expect(map["area-corners"]).ToHaveValueAsync(new Regex($"^([^\n]+(\n|$)){{{i + 1}}}$"), new() { Timeout = ChromiumPage.TimeoutMs });
        }

        await map.Page.Mouse.DblClickAsync(500, 600);
        await Assertions.Expect(map["area-readout"]).ToContainTextAsync("Drag corners", new() { Timeout = ChromiumPage.TimeoutMs });
        await Assertions.Expect(map["area-corners"]).ToHaveValueAsync(new Regex("^([^\n]+(\n|$)){4}$"));

        // tried against the past before it is saved
        await map["area-name"].FillAsync("gulf");
        await map["area-rule-when"].SelectOptionAsync("inside");
        await map["area-rule-domain"].SelectOptionAsync("air");
        await map["rule-try"].ClickAsync();
        await Assertions.Expect(map["rule-trial"]).ToContainTextAsync(new Regex("This rule would have raised [1-9][0-9]* alerts? between"), new() { Timeout = ChromiumPage.TimeoutMs });
        Assert.DoesNotContain("gulf", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await map["area-save"].ClickAsync();
        await Assertions.Expect(map["area-list"]).ToContainTextAsync("gulf", new() { Timeout = ChromiumPage.TimeoutMs });
        JsonElement configuration = await server.GetAsync("/api/v1/configuration");
        Assert.Equal(4, configuration.GetProperty("areas")[0].GetProperty("polygon").GetArrayLength());
        JsonElement rule = configuration.GetProperty("rules")[0];
        Assert.Equal(("gulf inside", "gulf", "inside", "air"), (rule.GetProperty("name").GetString(), rule.GetProperty("area").GetString(), rule.GetProperty("when").GetString(), rule.GetProperty("domain").GetString()));
        await map.Page.ReloadAsync();
        await WaitForAreasAsync(map, 1);
    }

    [Fact]
    public async Task AFileIsLookedAtTakenOverAndExportedAgain()
    {
        using TemporaryFolder folder = new();
        string file = folder.File("a.json"), data = folder.File("data");
        await File.WriteAllTextAsync(file, "{\n  // ours\n}\n", TestContext.Current.CancellationToken);
        await using AtalayaProcess server = await AtalayaProcess.ServeAsync(["run", "--config", file, "--data", data]);
        await using ChromiumPage map = await OpenAsync(server);
        const string Areas = """
            { "type": "FeatureCollection", "features": [
              { "type": "Feature", "properties": { "name": "port", "radius_m": 4000, "ceiling_m": 300 }, "geometry": { "type": "Point", "coordinates": [-61.5, 10.6] } },
              { "type": "Feature", "properties": { "name": "ring" }, "geometry": { "type": "Polygon", "coordinates": [[[0,0],[4,0],[4,4],[0,0]],[[1,1],[2,1],[2,2],[1,1]]] } }
            ] }
            """;
        await map["area-file"].SetInputFilesAsync(new FilePayload { Name = "ours.geojson", MimeType = "application/geo+json", Buffer = Encoding.UTF8.GetBytes(Areas) });
        await Assertions.Expect(map["area-import-title"]).ToHaveTextAsync("ours.geojson: 1 new, 0 changed, 0 unchanged, 1 refused", new() { Timeout = ChromiumPage.TimeoutMs });
        await Assertions.Expect(map["area-import"]).ToContainTextAsync("line 3: coordinates[1]: an area has no holes");
        Assert.DoesNotContain("port", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await map["area-import-take"].ClickAsync();
        await WaitForAreasAsync(map, 1);
        Assert.Equal("{\n  // ours\n  \"areas\": [\n    { \"name\": \"port\", \"center\": [10.6, -61.5], \"radius_m\": 4000, \"ceiling_m\": 300 }\n  ]\n}\n", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Contains("\"action\":\"area.import\",\"detail\":\"area port added\"", await File.ReadAllTextAsync(Path.Combine(data, "audit.jsonl"), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        // what goes out is the same when it comes in
        IDownload download = await map.Page.RunAndWaitForDownloadAsync(() => map["area-export"].ClickAsync());
        string path = folder.File("out.geojson");
        await download.SaveAsAsync(path);
        await map["area-file"].SetInputFilesAsync(path);
        await Assertions.Expect(map["area-import-title"]).ToHaveTextAsync("out.geojson: 0 new, 0 changed, 1 unchanged, 0 refused", new() { Timeout = ChromiumPage.TimeoutMs });
    }

    [Fact]
    public async Task AFileThatIsWrongOrLateIsRefusedAndNothingIsWritten()
    {
        using TemporaryFolder folder = new();
        string file = folder.File("a.json");
        await File.WriteAllTextAsync(file, "{}", TestContext.Current.CancellationToken);
        await using AtalayaProcess server = await AtalayaProcess.ServeAsync(["run", "--config", file, "--data", folder.File("data")]);
        const string Good = "{\"type\":\"Feature\",\"properties\":{\"name\":\"a\",\"radius_m\":50},\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}";
        Assert.Equal((400, "feature 2, area 2: it has no geometry"), await SendAsync(server, "", $"{{\"type\":\"FeatureCollection\",\"features\":[{Good},\n{{\"type\":\"Feature\",\"geometry\":null}}]}}"));
        Assert.Equal((400, "this is no GeoJSON: it must be a FeatureCollection"), await SendAsync(server, "?preview=true", "{}"));
        Assert.Equal(412, (await SendAsync(server, "", Good, "0123")).Status);
        Assert.Equal("{}", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal(200, (await SendAsync(server, "", Good)).Status);
        Assert.Equal("a", (await server.GetAsync("/api/v1/areas.geojson")).GetProperty("features")[0].GetProperty("properties").GetProperty("name").GetString());
    }

    static async Task<(int Status, string? Error)> SendAsync(AtalayaProcess server, string query, string body, string? version = null)
    {
        using HttpClient http = new();
        using HttpRequestMessage request = new(HttpMethod.Post, $"{server.Url}/api/v1/areas.geojson{query}") { Content = new StringContent(body, Encoding.UTF8, "application/geo+json") };
        request.Headers.TryAddWithoutValidation("Origin", server.Url);
        if (version is not null) request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        using JsonDocument document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        return ((int)response.StatusCode, document.RootElement.TryGetProperty("error", out JsonElement error) ? error.GetString() : null);
    }
}
