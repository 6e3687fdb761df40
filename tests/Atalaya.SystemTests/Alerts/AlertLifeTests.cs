using System.Net;
using System.Text;
using System.Text.Json;

namespace Atalaya.SystemTests.Alerts;

/// <summary>What operators do about alerts: in force at once, in the audit log, and in the replay.</summary>
public sealed class AlertLifeTests
{
    static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(20) };

    static async Task<HttpStatusCode> PostAsync(AtalayaProcess server, string path, string? body = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, $"{server.Url}/api/v1/alerts/{path}");
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.TryAddWithoutValidation("Origin", server.Url);
        using HttpResponseMessage response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    static async Task<JsonElement[]> AlertsAsync(AtalayaProcess server) => [.. (await server.GetAsync("/api/v1/alerts")).GetProperty("alerts").EnumerateArray()];

    [Fact]
    public async Task AnActionIsInForceAtOnceAndReplays()
    {
        using TemporaryFolder folder = new();
        string simulation = folder.File("strait"), data = folder.File("data"), file = folder.File("a.json");
        Assert.Equal(0, (await AtalayaProcess.RunAsync("simulate", "strait", "--output", simulation, "--duration", "300")).ExitCode);
        string adsb = $"\"file:{simulation}/adsb-1.beast?name=adsb-1&speed=5&start=2026-01-01T00:00:00Z\"";
        await File.WriteAllTextAsync(file, $"{{\"sources\": [{adsb}], \"rules\": [{{\"name\": \"aircraft\", \"domain\": \"air\", \"severity\": \"alarm\"}}]}}", TestContext.Current.CancellationToken);
        JsonElement health;
        await using (AtalayaProcess server = await AtalayaProcess.ServeAsync(["run", "--config", file, "--data", data]))
        {
            JsonElement[] alerts = [];
            await server.WaitAsync(async () => (alerts = await AlertsAsync(server)).Length >= 3, "three alerts");
            ulong first = alerts[0].GetProperty("id").GetUInt64(), second = alerts[1].GetProperty("id").GetUInt64();
            Assert.Equal(HttpStatusCode.NoContent, await PostAsync(server, $"{first}/acknowledge"));
            Assert.Equal(HttpStatusCode.NoContent, await PostAsync(server, $"{second}/silence", "{\"seconds\":600}"));
            await server.WaitAsync(async () => (await AlertsAsync(server)) is [{ } one, { } two, ..] && one.GetProperty("state").GetString() == "acknowledged" && two.TryGetProperty("silenced_until", out _), "both actions");
            Assert.Equal("local", (await AlertsAsync(server))[0].GetProperty("acknowledged_by").GetString());
            Assert.Equal("active", (await AlertsAsync(server))[2].GetProperty("state").GetString());
            Assert.Equal(HttpStatusCode.NotFound, await PostAsync(server, "999999/acknowledge"));
            foreach (string wrong in (string[])["{\"seconds\":-1}", "{\"seconds\":1e999}", "{", "[]"]) Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(server, $"{second}/silence", wrong));
            Assert.Equal(HttpStatusCode.NoContent, await PostAsync(server, "acknowledge"));
            await server.WaitAsync(async () => (await AlertsAsync(server)).Any(alert => alert.GetProperty("state").GetString() == "acknowledged" && alert.GetProperty("id").GetUInt64() > second), "all to be acknowledged");
            health = await server.HealthAsync();
            Assert.Equal(0, await server.StopAsync());
        }

        string audit = await File.ReadAllTextAsync(Path.Combine(data, "audit.jsonl"), TestContext.Current.CancellationToken);
        Assert.Contains("\"action\":\"alert.acknowledge\",\"detail\":\"all\"", audit, StringComparison.Ordinal);
        long tick = health.GetProperty("tick").GetInt64();
        (int exitCode, _, string errors) = await AtalayaProcess.RunAsync("replay", data, "--speed", "max", "--stats", "--to", DateTime.UnixEpoch.AddMilliseconds((tick + 2) * 100 - 1).ToString("O"));
        Assert.Equal(0, exitCode);
        using JsonDocument statistics = JsonDocument.Parse(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]);
        Assert.Equal(health.GetProperty("picture_hash").GetString(), statistics.RootElement.GetProperty("picture_hash").GetString());
    }

    [Fact]
    public async Task ARuleTriedAgainstThePastRaisesWhatItDidRaiseLive()
    {
        using TemporaryFolder folder = new();
        string simulation = folder.File("strait"), file = folder.File("a.json");
        Assert.Equal(0, (await AtalayaProcess.RunAsync("simulate", "strait", "--output", simulation, "--duration", "300")).ExitCode);
        string adsb = $"\"file:{simulation}/adsb-1.beast?name=adsb-1&speed=5&start=2026-01-01T00:00:00Z\"";
        const string Aircraft = "{\"name\": \"aircraft\", \"domain\": \"air\", \"severity\": \"alarm\", \"min_altitude_m\": 3000}";
        await File.WriteAllTextAsync(file, $"{{\"sources\": [{adsb}], \"rules\": [{Aircraft}]}}", TestContext.Current.CancellationToken);
        await using AtalayaProcess server = await AtalayaProcess.ServeAsync(["run", "--config", file, "--data", folder.File("data")]);
        await server.WaitAsync(async () => (await AlertsAsync(server)).Length >= 3, "three alerts");
        JsonElement same = await TryAsync(server, Aircraft, "?name=aircraft");
        Assert.Equal((await AlertsAsync(server)).Count(alert => alert.GetProperty("kind").GetString() == "rule" && alert.GetProperty("raised_time").GetDouble() <= same.GetProperty("to").GetDouble()), same.GetProperty("raised").GetInt32());
        Assert.NotEqual(0, same.GetProperty("raised").GetInt32());
        JsonElement none = await TryAsync(server, "{\"name\": \"new\", \"domain\": \"sea\"}", "");
        Assert.Equal(0, none.GetProperty("raised").GetInt32());
        Assert.Equal(HttpStatusCode.BadRequest, (await SendTrialAsync(server, "{\"name\": \"new\", \"when\": \"never\"}", "")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendTrialAsync(server, Aircraft, "?name=unknown")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendTrialAsync(server, "{", "")).Status);
    }

    static async Task<JsonElement> TryAsync(AtalayaProcess server, string rule, string query)
    {
        (HttpStatusCode status, JsonElement trial) = await SendTrialAsync(server, rule, query);
        Assert.Equal(HttpStatusCode.Accepted, status);
        string path = "/api/v1/rules/trials/" + trial.GetProperty("id").GetString();
        await server.WaitAsync(async () => (await server.GetAsync(path)).GetProperty("state").GetString() == "done", "the trial");
        return await server.GetAsync(path);
    }

    static async Task<(HttpStatusCode Status, JsonElement Body)> SendTrialAsync(AtalayaProcess server, string rule, string query)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, $"{server.Url}/api/v1/rules/trials{query}") { Content = new StringContent(rule, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Origin", server.Url);
        using HttpResponseMessage response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        using JsonDocument document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        return (response.StatusCode, document.RootElement.Clone());
    }
}
