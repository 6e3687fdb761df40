using System.Net;
using System.Net.WebSockets;
using System.Text.Json;

namespace Atalaya.SystemTests;

/// <summary>The demo as its clients see it: REST, stream, metrics, and what a foreign page is refused.</summary>
public sealed class WebInterfaceTests(WebInterfaceTests.Demo demo) : IClassFixture<WebInterfaceTests.Demo>
{
    readonly AtalayaProcess _server = demo.Server;

    [Fact]
    public async Task TheDemoShowsSixtyPositionedTracksSoon()
    {
        await _server.WaitAsync(async () => (await Tracks("")).Count(track => track.TryGetProperty("lat", out _)) >= 60, "60 positioned tracks");
        JsonElement health = default;
        await _server.WaitAsync(async () => (health = await _server.HealthAsync()).GetProperty("status").GetString() == "ok", "all to be well"); // a busy machine may be late for a while
        Assert.Equal("live", health.GetProperty("mode").GetString());
        Assert.True(health.GetProperty("simulated").GetBoolean());
    }

    [Fact]
    public async Task ATrackTellsItsSensorsAndTheFramesThatProveIt()
    {
        JsonElement row = default;
        await _server.WaitAsync(async () => (row = (await Tracks("")).FirstOrDefault(track => track.GetProperty("sources").GetArrayLength() > 1)).ValueKind == JsonValueKind.Object, "a track with several sources");
        JsonElement detail = await _server.GetAsync($"/api/v1/tracks/{row.GetProperty("track_id").GetString()}");
        Assert.True(detail.GetProperty("contributors").GetArrayLength() > 1);
        Assert.True(detail.GetProperty("provenance").GetArrayLength() > 0);
        Assert.True(detail.GetProperty("simulated").GetBoolean());
    }

    [Fact]
    public async Task TracksAreFilteredAndPaged()
    {
        await _server.WaitAsync(async () => (await Tracks("")).Count >= 60, "60 tracks");
        Assert.Empty(await Tracks("?bbox=0,40,10,50"));
        JsonElement page = await _server.GetAsync("/api/v1/tracks?limit=10");
        Assert.Equal(10, page.GetProperty("tracks").GetArrayLength());
        List<JsonElement> next = await Tracks($"?limit=10&cursor={page.GetProperty("next_cursor").GetString()}");
        Assert.DoesNotContain(next, track => track.GetProperty("track_id").GetString() == page.GetProperty("tracks")[9].GetProperty("track_id").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, await Status("/api/v1/tracks?bbox=1,2,3"));
        Assert.Equal(HttpStatusCode.BadRequest, await Status("/api/v1/tracks?status=gone"));
        Assert.Equal(HttpStatusCode.NotFound, await Status("/api/v1/tracks/ffffffffffffffff"));
    }

    [Fact]
    public async Task AForeignHostOrOriginIsRefused()
    {
        Assert.Equal(HttpStatusCode.Forbidden, await Status("/api/v1/health", ("Host", "evil.example")));
        Assert.Equal(HttpStatusCode.Forbidden, await Status("/api/v1/health", ("Origin", "http://evil.example")));
        Assert.Equal(HttpStatusCode.OK, await Status("/api/v1/health", ("Origin", _server.Url)));
        using ClientWebSocket socket = new();
        socket.Options.SetRequestHeader("Origin", "http://evil.example");
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new Uri($"ws://127.0.0.1:{_server.Port}/api/v1/stream"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task TheStreamTellsTheAlertsAsText()
    {
        using ClientWebSocket socket = new();
        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{_server.Port}/api/v1/stream"), TestContext.Current.CancellationToken);
        (WebSocketMessageType type, byte[] message) = await ReceiveAnyAsync(socket);
        while (type != WebSocketMessageType.Text) (type, message) = await ReceiveAnyAsync(socket);
        using JsonDocument text = JsonDocument.Parse(message);
        Assert.Equal("alerts", text.RootElement.GetProperty("type").GetString());
        Assert.Equal(JsonValueKind.Array, text.RootElement.GetProperty("content").GetProperty("alerts").ValueKind);
    }

    [Fact]
    public async Task TheStreamGivesASnapshotThenDeltas()
    {
        await _server.WaitAsync(async () => (await Tracks("")).Count >= 60, "60 tracks");
        using ClientWebSocket socket = new();
        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{_server.Port}/api/v1/stream"), TestContext.Current.CancellationToken);
        byte[] snapshot = await ReceiveAsync(socket);
        Assert.Equal(0x5441, BitConverter.ToUInt16(snapshot, 0));
        Assert.Equal(1, snapshot[3]);
        Assert.True(BitConverter.ToInt32(snapshot, 4) >= 60);
        byte[] delta = await ReceiveAsync(socket);
        Assert.Equal(2, delta[3]);
        await socket.SendAsync("{\"type\":\"view\",\"bbox\":[0,40,10,50]}"u8.ToArray(), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);
        byte[] elsewhere = await ReceiveAsync(socket);
        while (elsewhere[3] != 1) elsewhere = await ReceiveAsync(socket);
        Assert.True(BitConverter.ToInt32(elsewhere, 4) < 60);
    }

    [Fact]
    public async Task ASourceTellsItsClockAndWhatHasNoPosition()
    {
        // a busy machine may be late for a while
        await _server.WaitAsync(async () => await Source("radar-1") is var radar && radar.TryGetProperty("clock_offset_s", out JsonElement offset) && offset.GetDouble() is >= -2 and <= 0.1
            && radar.GetProperty("report_age_s").GetDouble() is var age && age >= -offset.GetDouble() && age <= 3 && radar.GetProperty("last_message_age_s").GetDouble() is >= 0 and <= 5, "reports of the radar, stamped and new");
        Assert.False((await Source("adsb-1")).TryGetProperty("clock_offset_s", out _));
        JsonElement ais = await Source("ais-1");
        int counted = ais.TryGetProperty("without_position_by_reason", out JsonElement reasons) ? reasons.EnumerateObject().Sum(reason => reason.Value.GetInt32()) : 0;
        Assert.Equal(ais.GetProperty("objects_without_position").GetInt32(), counted);
    }

    async Task<JsonElement> Source(string name) =>
        (await _server.GetAsync("/api/v1/sources")).GetProperty("sources").EnumerateArray().First(source => source.GetProperty("name").GetString() == name);

    [Fact]
    public async Task MetricsAndOpenApiAreServed()
    {
        foreach (string part in (string[])["atalaya_tracks", "source=\"radar-1\""])
            await _server.WaitAsync(async () => (await _server.GetTextAsync("/metrics")).Contains(part, StringComparison.Ordinal), $"{part} among the metrics");
        JsonElement openApi = await _server.GetAsync("/openapi/v1.json");
        Assert.True(openApi.GetProperty("paths").TryGetProperty("/api/v1/tracks", out _));
        Assert.True(openApi.GetProperty("paths").TryGetProperty("/api/v1/tracks/{id}/reports", out _));
    }

    async Task<List<JsonElement>> Tracks(string query) => [.. (await _server.GetAsync("/api/v1/tracks" + query)).GetProperty("tracks").EnumerateArray()];

    async Task<HttpStatusCode> Status(string path, (string Name, string Value)? header = null)
    {
        using HttpClient http = new();
        using HttpRequestMessage request = new(HttpMethod.Get, _server.Url + path);
        if (header is { } pair) request.Headers.TryAddWithoutValidation(pair.Name, pair.Value);
        using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    /// <summary>The next binary frame; texts beside them tell of alerts.</summary>
    static async Task<byte[]> ReceiveAsync(ClientWebSocket socket)
    {
        while (true)
        {
            (WebSocketMessageType type, byte[] message) = await ReceiveAnyAsync(socket);
            if (type == WebSocketMessageType.Binary) return message;
        }
    }

    static async Task<(WebSocketMessageType Type, byte[] Message)> ReceiveAnyAsync(ClientWebSocket socket)
    {
        byte[] buffer = new byte[1 << 20];
        int length = 0;
        while (true)
        {
            ValueWebSocketReceiveResult result = await socket.ReceiveAsync(buffer.AsMemory(length), TestContext.Current.CancellationToken);
            length += result.Count;
            if (result.EndOfMessage) return (result.MessageType, buffer[..length]);
        }
    }

    public sealed class Demo : IAsyncLifetime
    {
        internal AtalayaProcess Server { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Server = await AtalayaProcess.ServeAsync(["demo"]);

        public async ValueTask DisposeAsync()
        {
            Assert.Equal(0, await Server.StopAsync());
            await Server.DisposeAsync();
        }
    }
}
