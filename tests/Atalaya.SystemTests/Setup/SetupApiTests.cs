using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Atalaya.SystemTests.Setup;

/// <summary>The routes of the set-up on a program that starts with nothing configured.</summary>
public sealed class SetupApiTests
{
    static readonly HttpClient Http = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static async Task<(HttpStatusCode Status, JsonElement Answer)> PostAsync(AtalayaProcess server, string path, object body)
    {
        using HttpResponseMessage response = await Http.PostAsJsonAsync(server.Url + "/api/v1/setup/" + path, body, Stop);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(Stop));
    }

    static Task<AtalayaProcess> ServeAsync(TemporaryFolder folder)
    {
        File.WriteAllText(folder.File("atalaya.json"), "{}");
        return AtalayaProcess.ServeAsync(["run", "--config", folder.File("atalaya.json"), "--data", folder.File("data")]);
    }

    static async Task<bool> IsSimulatedAsync(AtalayaProcess server) => (await server.HealthAsync()).GetProperty("simulated").GetBoolean();

    [Fact]
    public async Task WithoutASourceTheDemoRunsUntilSetUpIsFinished()
    {
        using TemporaryFolder folder = new();
        using ScenarioSender receiver = new("adsb-1");
        await using AtalayaProcess server = await ServeAsync(folder);
        Assert.True((await server.GetAsync("/api/v1/setup")).GetProperty("needed").GetBoolean());
        Assert.True(await IsSimulatedAsync(server));
        Assert.Empty(Directory.Exists(folder.File("data")) ? Directory.GetFiles(folder.File("data"), "*.alog*") : []);

        await PostAsync(server, "scan", new { address = $"127.0.0.1:{receiver.Port}" });
        JsonElement found = default;
        await server.WaitAsync(async () =>
        {
            JsonElement scan = await server.GetAsync("/api/v1/setup/scan?lat=10.668&lon=61.515");
            found = scan.GetProperty("results")[0];
            return !scan.GetProperty("running").GetBoolean();
        }, "the scan");
        Assert.Equal("traffic", found.GetProperty("outcome").GetString());
        Assert.Equal("site_longitude_sign", found.GetProperty("advice")[0].GetProperty("code").GetString());

        (HttpStatusCode status, JsonElement finished) = await PostAsync(server, "finish", new { site = new { lat = 10.668, lon = -61.515, height_m = 100 }, sources = new[] { found.GetProperty("line").GetString() } });
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("beast-1", finished.GetProperty("sources")[0].GetString());
        Assert.StartsWith("atalaya run --config ", finished.GetProperty("start").GetString(), StringComparison.Ordinal);
        Assert.False((await server.GetAsync("/api/v1/setup")).GetProperty("needed").GetBoolean());
        await server.WaitAsync(async () => !await IsSimulatedAsync(server) && (await server.GetAsync("/api/v1/sources")).GetProperty("sources")[0].GetProperty("messages").GetInt64() > 0, "own traffic");
        Assert.Contains("setup.finish", await File.ReadAllTextAsync(folder.File("data/audit.jsonl"), Stop), StringComparison.Ordinal);
        Assert.Equal(0, await server.StopAsync());

        await using AtalayaProcess again = await AtalayaProcess.ServeAsync(["run", "--config", folder.File("atalaya.json"), "--data", folder.File("data")]);
        Assert.False(await IsSimulatedAsync(again));
        Assert.Equal(0, await again.StopAsync());
    }

    [Fact]
    public async Task ASourceWrittenIntoTheFileEndsTheDemoToo()
    {
        using TemporaryFolder folder = new();
        using ScenarioSender receiver = new("adsb-1");
        await using AtalayaProcess server = await ServeAsync(folder);
        await File.WriteAllTextAsync(folder.File("atalaya.json"), $$"""{ "sources": ["beast+tcp://127.0.0.1:{{receiver.Port}}"] }""", Stop);
        await server.WaitAsync(async () => !await IsSimulatedAsync(server), "the demo to end");
        Assert.Equal(0, await server.StopAsync());
    }

    [Fact]
    public async Task WhatCannotBeIsRefusedWithASentence()
    {
        using TemporaryFolder folder = new();
        await using AtalayaProcess server = await ServeAsync(folder);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(server, "place", new { text = "somewhere" })).Status);
        Assert.Equal(10.65, (await PostAsync(server, "place", new { text = "10,65 N 61,52 W" })).Answer.GetProperty("lat").GetDouble());
        (HttpStatusCode status, JsonElement far) = await PostAsync(server, "scan", new { address = "198.51.100.7:30005" });
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("not in a private network", far.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(server, "scan", new { address = "127.0.0.1:99999" })).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(server, "finish", new { site = new { lat = 91, lon = 0 }, sources = new[] { "beast+tcp://127.0.0.1:1" } })).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(server, "finish", new { site = new { lat = 1, lon = 0 }, sources = new[] { "beast+tcp://127.0.0.1:1", "nonsense" } })).Status);
        Assert.Equal("{}", await File.ReadAllTextAsync(folder.File("atalaya.json"), Stop));
        Assert.True(await IsSimulatedAsync(server));
        Assert.Equal(0, await server.StopAsync());
    }
}
