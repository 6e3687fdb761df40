using System.Net;
using System.Text;
using System.Text.Json;

namespace Atalaya.SystemTests.Configuration;

/// <summary>The configuration of a running program: changed in its file and over the interface, with traffic.</summary>
public sealed class LiveConfigurationTests
{
    static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(20) };

    static async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(AtalayaProcess server, HttpMethod method, string path, string? body, string? version = null)
    {
        using HttpRequestMessage request = new(method, $"{server.Url}/api/v1/configuration{path}");
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (version is not null) request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        request.Headers.TryAddWithoutValidation("Origin", server.Url);
        using HttpResponseMessage response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        using JsonDocument document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        return (response.StatusCode, document.RootElement.Clone());
    }

    static async Task<string[]> SourcesAsync(AtalayaProcess server) =>
        [.. (await server.GetAsync("/api/v1/sources")).GetProperty("sources").EnumerateArray().Select(source => source.GetProperty("name").GetString()!).Order(StringComparer.Ordinal)];

    static async Task<string[]> TracksAsync(AtalayaProcess server) =>
        [.. (await server.GetAsync("/api/v1/tracks")).GetProperty("tracks").EnumerateArray().Select(track => track.GetProperty("track_id").GetString()!)];

    static bool IsOfRule(JsonElement alert) => alert.GetProperty("kind").GetString() == "rule";

    /// <summary>At once: the program could read a file that is being written, and take nothing for the new configuration.</summary>
    static async Task ReplaceAsync(string file, string text)
    {
        await File.WriteAllTextAsync(file + ".new", text, TestContext.Current.CancellationToken);
        File.Move(file + ".new", file, overwrite: true);
    }

    [Fact]
    public async Task SourcesAndRulesChangeWithoutLosingTracksAndTheReplayIsTheSame()
    {
        using TemporaryFolder folder = new();
        string simulation = folder.File("strait"), data = folder.File("data"), file = folder.File("a.json");
        Assert.Equal(0, (await AtalayaProcess.RunAsync("simulate", "strait", "--output", simulation, "--duration", "600")).ExitCode);
        string radar = $"\"file:{simulation}/radar-1.ast?name=radar-1&speed=10&start=2026-01-01T00:00:00Z&site=10.52,-61.4,650\"";
        string adsb = $"\"file:{simulation}/adsb-1.beast?name=adsb-1&speed=5&start=2026-01-01T00:00:00Z\"";
        await File.WriteAllTextAsync(file, $"{{\n  \"sources\": [{radar}, {adsb}]\n}}\n", TestContext.Current.CancellationToken);

        JsonElement health;
        await using (AtalayaProcess server = await AtalayaProcess.ServeAsync(["run", "--config", file, "--data", data]))
        {
            await server.WaitAsync(async () => (await TracksAsync(server)).Length >= 20, "20 tracks");
            string[] before = await TracksAsync(server);

            // in the file: a source goes, another comes, and a rule that everything in the air meets
            string ais = $"\"file:{simulation}/ais-1.nmea?name=ais-1&speed=5\"";
            await ReplaceAsync(file, $"{{\n  \"sources\": [{adsb}, {ais}],\n  \"rules\": [{{\"name\": \"aircraft\", \"domain\": \"air\"}}]\n}}\n");
            await server.WaitAsync(async () => (await SourcesAsync(server)).SequenceEqual(["adsb-1", "ais-1"]), "the sources to follow the file");
            Assert.NotEmpty((await TracksAsync(server)).Intersect(before));
            JsonElement alert = default;
            await server.WaitAsync(async () => (alert = (await server.GetAsync("/api/v1/picture")).GetProperty("alerts").EnumerateArray().FirstOrDefault(IsOfRule)).ValueKind == JsonValueKind.Object, "an alert of the rule");
            Assert.Equal(("rule", "aircraft", "caution"), (alert.GetProperty("kind").GetString(), alert.GetProperty("rule").GetString(), alert.GetProperty("severity").GetString()));

            // over the interface: the rule goes
            Assert.Equal(HttpStatusCode.OK, (await SendAsync(server, HttpMethod.Delete, "/rules?name=aircraft", null)).Status);
            await server.WaitAsync(async () => !(await server.GetAsync("/api/v1/alerts")).GetProperty("alerts").EnumerateArray().Any(IsOfRule), "the alerts to clear");
            health = await server.HealthAsync();
            Assert.Equal(0, await server.StopAsync());
        }

        long tick = health.GetProperty("tick").GetInt64();
        (int exitCode, _, string errors) = await AtalayaProcess.RunAsync("replay", data, "--speed", "max", "--stats", "--to", DateTime.UnixEpoch.AddMilliseconds((tick + 2) * 100 - 1).ToString("O"));
        Assert.Equal(0, exitCode);
        using JsonDocument statistics = JsonDocument.Parse(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]);
        Assert.Equal(health.GetProperty("picture_hash").GetString(), statistics.RootElement.GetProperty("picture_hash").GetString());
        string audit = await File.ReadAllTextAsync(Path.Combine(data, "audit.jsonl"), TestContext.Current.CancellationToken);
        Assert.Contains("\"user\":\"file\",\"action\":\"configuration.reload\",\"detail\":\"source ais-1 added; source radar-1 removed; rule aircraft added\"", audit, StringComparison.Ordinal);
        Assert.Contains("\"action\":\"rule.remove\",\"detail\":\"rule aircraft removed\"", audit, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DetectorsChangeAtOnceAndTheReplayIsTheSame()
    {
        using TemporaryFolder folder = new();
        string simulation = folder.File("strait"), data = folder.File("data"), file = folder.File("a.json");
        Assert.Equal(0, (await AtalayaProcess.RunAsync("simulate", "strait", "--output", simulation, "--duration", "240")).ExitCode);
        await File.WriteAllTextAsync(file, $"{{\n  \"sources\": [\"file:{simulation}/ais-1.nmea?name=ais-1&speed=10\"]\n}}\n", TestContext.Current.CancellationToken);

        JsonElement health;
        await using (AtalayaProcess server = await AtalayaProcess.ServeAsync(["run", "--config", file, "--data", data]))
        {
            await server.WaitAsync(async () => (await TracksAsync(server)).Length >= 10, "10 tracks");
            Assert.Equal(0, await OutliersAsync(server));

            // ships of this sea go faster than 5 kn: now each is beyond what ships do
            (HttpStatusCode status, JsonElement body) = await SendAsync(server, HttpMethod.Put, "/integrity/outlier", "{\"duration_s\":0,\"ship_speed_kn\":5,\"craft_speed_kn\":5}");
            Assert.True(status == HttpStatusCode.OK, body.ToString());
            JsonElement outlier = body.GetProperty("detectors").EnumerateArray().Single(detector => detector.GetProperty("name").GetString() == "outlier");
            Assert.Equal((true, true), (outlier.GetProperty("enabled").GetBoolean(), outlier.GetProperty("changed").GetBoolean()));
            await server.WaitAsync(async () => await OutliersAsync(server) > 0, "an alert");

            // switched off, they are gone and none comes
            Assert.Equal(HttpStatusCode.OK, (await SendAsync(server, HttpMethod.Put, "/integrity/outlier", "{\"enabled\":false,\"duration_s\":0,\"ship_speed_kn\":5,\"craft_speed_kn\":5}")).Status);
            await server.WaitAsync(async () => await OutliersAsync(server) == 0, "the alerts to end");
            (status, body) = await SendAsync(server, HttpMethod.Put, "/integrity/outlier", "{\"duration_s\":0,\n\"ship_speed_kn\":1}");
            Assert.Equal((HttpStatusCode.BadRequest, "ship_speed_kn"), (status, body.GetProperty("key").GetString()));
            Assert.Equal("\"ship_speed_kn\" must be a number from 5 to 200", body.GetProperty("error").GetString());
            health = await server.HealthAsync();
            Assert.Equal(0, await server.StopAsync());
        }

        long tick = health.GetProperty("tick").GetInt64();
        (int exitCode, _, string errors) = await AtalayaProcess.RunAsync("replay", data, "--speed", "max", "--stats", "--to", DateTime.UnixEpoch.AddMilliseconds((tick + 2) * 100 - 1).ToString("O"));
        Assert.Equal(0, exitCode);
        using JsonDocument statistics = JsonDocument.Parse(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]);
        Assert.Equal(health.GetProperty("picture_hash").GetString(), statistics.RootElement.GetProperty("picture_hash").GetString());
        string audit = await File.ReadAllTextAsync(Path.Combine(data, "audit.jsonl"), TestContext.Current.CancellationToken);
        Assert.Contains("\"action\":\"detector.change\",\"detail\":\"detector outlier on, duration_s 0, ship_speed_kn 5, craft_speed_kn 5\"", audit, StringComparison.Ordinal);
        Assert.Contains("\"detail\":\"detector outlier off, duration_s 0, ship_speed_kn 5, craft_speed_kn 5\"", audit, StringComparison.Ordinal);
    }

    static async Task<int> OutliersAsync(AtalayaProcess server) =>
        (await server.GetAsync("/api/v1/alerts")).GetProperty("alerts").EnumerateArray().Count(alert => alert.GetProperty("kind").GetString() == "outlier");

    [Fact]
    public async Task TheInterfaceEditsTheFileAndRefusesWhatIsWrongOrOutdated()
    {
        using TemporaryFolder folder = new();
        string file = folder.File("a.json");
        await File.WriteAllTextAsync(file, "{\n  // ours\n}\n", TestContext.Current.CancellationToken);
        await using AtalayaProcess server = await AtalayaProcess.ServeAsync(["run", "--config", file, "--data", folder.File("data")]);
        string version = (await server.GetAsync("/api/v1/configuration")).GetProperty("version").GetString()!;

        (HttpStatusCode status, JsonElement body) = await SendAsync(server, HttpMethod.Post, "/sources", "\"beast+tcp://127.0.0.1:1\"", version);
        Assert.True(status == HttpStatusCode.OK, body.ToString());
        Assert.Equal("beast-1", body.GetProperty("sources")[0].GetProperty("name").GetString());
        await server.WaitAsync(async () => (await SourcesAsync(server)).SequenceEqual(["beast-1"]), "the source");
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await SendAsync(server, HttpMethod.Post, "/sources", "\"sbs+tcp://127.0.0.1:1\"", version)).Status);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(server, HttpMethod.Post, "/areas", "{\"name\":\"port\",\"center\":[10.6,-61.5],\"radius_m\":2000}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(server, HttpMethod.Put, "/areas?name=port", "{\"name\":\"port\",\"center\":[10.6,-61.5],\"radius_m\":3000}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(server, HttpMethod.Put, "/site", "[10.65,-61.5,40]")).Status);
        string text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal("{\n  // ours\n  \"sources\": [\n    { \"name\": \"beast-1\", \"uri\": \"beast+tcp://127.0.0.1:1\" }\n  ],\n  \"areas\": [\n    { \"name\": \"port\", \"center\": [10.6, -61.5], \"radius_m\": 3000 }\n  ],\n  \"site\": [10.65, -61.5, 40]\n}\n", text);

        (status, body) = await SendAsync(server, HttpMethod.Put, "", "{\n\"sectors\": 3,\n\"lisen\": 1}");
        Assert.Equal((HttpStatusCode.BadRequest, 3), (status, body.GetProperty("line").GetInt32()));
        Assert.Contains("did you mean \"listen\"", body.GetProperty("error").GetString(), StringComparison.Ordinal);
        (status, body) = await SendAsync(server, HttpMethod.Post, "/check", "{\"sectors\": 3}");
        Assert.Equal("sectors", body.GetProperty("needs_restart")[0].GetString());
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(server, HttpMethod.Delete, "/rules?name=none", null)).Status);

        await ReplaceAsync(file, "{\n\"sources\": [\n");
        await server.WaitAsync(async () => (await server.GetAsync("/api/v1/configuration")).TryGetProperty("fault", out _), "the fault to be shown");
        Assert.Equal(["beast-1"], await SourcesAsync(server));
        await server.WaitAsync(() => Task.FromResult(server.Errors.Contains("is not in force", StringComparison.Ordinal)), "the fault to be logged");
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", (await server.GetAsync("/schema/atalaya.json")).GetProperty("$schema").GetString());
    }
}
