using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Atalaya.Server.Replay;

namespace Atalaya.SystemTests.Replay;

public sealed class ReplayApiTests
{
    static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(20) };

    [Theory]
    [InlineData("""{"at":1795404335.5,"speed":10,"paused":true}""", true)]
    [InlineData("""{}""", true)]
    [InlineData("""[]""", false)]
    [InlineData("""{"at":"2026-01-01"}""", false)]
    [InlineData("""{"at":-1}""", false)]
    [InlineData("""{"at":1e300}""", false)]
    [InlineData("""{"speed":0}""", false)]
    [InlineData("""{"speed":601}""", false)]
    [InlineData("""{"paused":1}""", false)]
    [InlineData("""{"spede":1}""", false)]
    public void AWishIsReadStrictly(string json, bool isGood)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        Assert.Equal(isGood, ReplayApi.TryRead(document.RootElement, out ReplayRequest request, out string problem));
        Assert.True(isGood || problem.Length > 10);
        if (json.Contains("1795404335.5", StringComparison.Ordinal)) Assert.Equal(new ReplayRequest(1795404335.5, 10, true), request);
    }

    /// <summary>The way of a page: what there is, a moment of it, another, and back.</summary>
    [Fact]
    public async Task AnotherMomentIsShownBesideTheLivePicture()
    {
        await using AtalayaProcess server = await AtalayaProcess.ServeAsync(["demo"]);
        double begin = 0;
        await server.WaitAsync(
            async () =>
            {
                JsonElement health = await server.HealthAsync();
                begin = health.GetProperty("time").GetDouble();
                return health.GetProperty("tracks").GetInt32() > 0;
            },
            "the first tracks");
        await server.WaitAsync(async () => (await server.HealthAsync()).GetProperty("time").GetDouble() > begin + 6, "six seconds of picture");
        JsonElement timeline = await server.GetAsync("/api/v1/recording/timeline");
        Assert.True(timeline.GetProperty("live").GetBoolean());
        Assert.InRange(timeline.GetProperty("last_time").GetDouble() - timeline.GetProperty("first_time").GetDouble(), 5, 300);

        JsonElement replay = await AskAsync(server, HttpMethod.Post, "replays", new { at = begin + 3, speed = 1, paused = true }, HttpStatusCode.Created);
        string id = replay.GetProperty("id").GetString()!;
        await PausedAtAsync(server, id, begin + 3);
        JsonElement then = await server.GetAsync($"/api/v1/health?replay={id}"), now = await server.HealthAsync();
        Assert.Equal(("replay", "live"), (then.GetProperty("mode").GetString(), now.GetProperty("mode").GetString()));
        Assert.True(then.GetProperty("tick").GetInt64() < now.GetProperty("tick").GetInt64());
        string track = (await server.GetAsync($"/api/v1/tracks?replay={id}&limit=1")).GetProperty("tracks")[0].GetProperty("track_id").GetString()!;
        Assert.NotEqual(0, (await server.GetAsync($"/api/v1/tracks/{track}/reports?replay={id}")).GetProperty("reports").GetArrayLength());

        await AskAsync(server, HttpMethod.Patch, $"replays/{id}", new { at = begin + 2 }, HttpStatusCode.OK);
        await PausedAtAsync(server, id, begin + 2);
        await AskAsync(server, HttpMethod.Patch, $"replays/{id}", new { speed = 60, paused = false }, HttpStatusCode.OK);
        await server.WaitAsync(async () => (await server.GetAsync($"/api/v1/replays/{id}")).GetProperty("state").GetString() == "at_end", "the newest that is recorded");
        await server.WaitAsync(async () => Math.Abs((await server.HealthAsync()).GetProperty("time").GetDouble() - (await server.GetAsync($"/api/v1/health?replay={id}")).GetProperty("time").GetDouble()) <= 5, "the replay to be as far as the live picture");

        await AskAsync(server, HttpMethod.Delete, $"replays/{id}", null, HttpStatusCode.NoContent);
        await AskAsync(server, HttpMethod.Get, $"tracks?replay={id}", null, HttpStatusCode.Gone);
        await AskAsync(server, HttpMethod.Patch, $"replays/{id}", new { at = begin }, HttpStatusCode.Gone);
        await AskAsync(server, HttpMethod.Patch, "replays/main", new { at = begin }, HttpStatusCode.Gone);
        await AskAsync(server, HttpMethod.Post, "replays", new { speed = 2 }, HttpStatusCode.BadRequest);
        Assert.Equal(0, await server.StopAsync());
    }

    static Task PausedAtAsync(AtalayaProcess server, string id, double time) => server.WaitAsync(async () =>
    {
        JsonElement state = await server.GetAsync($"/api/v1/replays/{id}");
        return state.GetProperty("state").GetString() == "paused" && state.TryGetProperty("time", out JsonElement shown) && Math.Abs(shown.GetDouble() - time) < 0.15;
    }, $"the moment {time}");

    static async Task<JsonElement> AskAsync(AtalayaProcess server, HttpMethod method, string path, object? body, HttpStatusCode expected)
    {
        using HttpRequestMessage request = new(method, $"{server.Url}/api/v1/{path}") { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("Origin", server.Url);
        using HttpResponseMessage response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == expected, $"{method} {path}: {response.StatusCode} {text}");
        if ((int)response.StatusCode >= 400) Assert.Contains("error", text, StringComparison.Ordinal);
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }
}
