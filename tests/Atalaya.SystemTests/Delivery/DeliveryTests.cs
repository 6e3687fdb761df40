using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Atalaya.Server.Delivery;

namespace Atalaya.SystemTests.Delivery;

/// <summary>Alerts on their way out of a running program, with receivers that are away for a while.</summary>
public sealed class DeliveryTests
{
    static readonly byte[] Secret = "not told"u8.ToArray();

    /// <summary>A receiver of webhooks that can be away.</summary>
    sealed class Hook : IDisposable
    {
        readonly HttpListener _listener = new();

        public Hook()
        {
            _listener.Prefixes.Add($"http://127.0.0.1:{Port}/");
            _listener.Start();
            _ = Task.Run(RunAsync);
        }

        public int Port { get; } = FreePort.Next();
        public volatile bool IsAway;
        public ConcurrentQueue<JsonElement> Received { get; } = [];
        public ConcurrentQueue<bool> Signed { get; } = [];

        async Task RunAsync()
        {
            while (_listener.IsListening)
            {
                HttpListenerContext context = await _listener.GetContextAsync();
                using MemoryStream body = new();
                await context.Request.InputStream.CopyToAsync(body);
                if (!IsAway)
                {
                    Signed.Enqueue(context.Request.Headers["X-Atalaya-Signature"] == "sha256=" + WebhookChannel.Sign(Secret, context.Request.Headers["X-Atalaya-Timestamp"]!, body.ToArray()));
                    Received.Enqueue(JsonDocument.Parse(body.ToArray()).RootElement.Clone());
                }

                context.Response.StatusCode = IsAway ? 503 : 204;
                context.Response.Close();
            }
        }

        public void Dispose() => _listener.Close();
    }

    [Fact]
    public async Task WhatAReceiverMissedComesAfterARestartOnceAndInOrder()
    {
        using TemporaryFolder folder = new();
        using Hook hook = new();
        string simulation = folder.File("strait"), file = folder.File("a.json"), secret = folder.File("secret"), data = folder.File("data");
        Assert.Equal(0, (await AtalayaProcess.RunAsync("simulate", "strait", "--output", simulation, "--duration", "60")).ExitCode);
        await File.WriteAllBytesAsync(secret, Secret, TestContext.Current.CancellationToken);
        string adsb = $"\"file:{simulation}/adsb-1.beast?name=adsb-1&speed=5&start=2026-01-01T00:00:00Z\"";
        string receiver = $"{{\"name\": \"hook\", \"to\": \"http://127.0.0.1:{hook.Port}/alerts\", \"secret\": \"file:{secret}\", \"changes\": [\"raised\"]}}";
        await File.WriteAllTextAsync(file, $"{{\"sources\": [{adsb}], \"rules\": [{{\"name\": \"aircraft\", \"domain\": \"air\"}}], \"notify\": [{receiver}]}}", TestContext.Current.CancellationToken);
        string[] run = ["run", "--config", file, "--data", data];
        hook.IsAway = true;
        await using (AtalayaProcess first = await AtalayaProcess.ServeAsync(run))
        {
            await first.WaitAsync(async () => (await RowAsync(first)) is { } row && row.GetProperty("waiting").GetInt32() >= 3 && row.TryGetProperty("fault", out _), "alerts to wait");
            await first.KillAsync();
        }

        using (HttpClient http = new()) // what the killed program sent at the end has been refused before this
        using (HttpResponseMessage refused = await http.PostAsync(new Uri($"http://127.0.0.1:{hook.Port}/alerts"), null, TestContext.Current.CancellationToken))
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Empty(hook.Received);
        hook.IsAway = false;
        await using AtalayaProcess second = await AtalayaProcess.ServeAsync(run);
        await second.WaitAsync(() => Task.FromResult(hook.Received.Count >= 3), "what waited");
        await second.WaitAsync(async () => (await RowAsync(second)) is { } row && row.GetProperty("waiting").GetInt32() == 0 && !row.TryGetProperty("fault", out _), "nothing to wait");
        Assert.All(hook.Signed, Assert.True);
        string[] ids = [.. hook.Received.Select(message => message.GetProperty("id").GetString()!)];
        Assert.Equal(ids.Distinct().Count(), ids.Length);
        long[] sequences = [.. ids.Select(id => long.Parse(id.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(sequences.Order(), sequences);
        Assert.All(hook.Received, message => Assert.Contains(message.GetProperty("alert").GetProperty("kind").GetString(), (string[])["rule", "too_many"]));
    }

    static async Task<JsonElement?> RowAsync(AtalayaProcess server) => (await server.GetAsync("/api/v1/deliveries")).GetProperty("deliveries").EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Object } row ? row : null;
}
