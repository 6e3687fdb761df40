using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Atalaya.Server.Alerts;
using Atalaya.Server.Delivery;
using MQTTnet.Server;

namespace Atalaya.SystemTests.Delivery;

/// <summary>Mail and MQTT against servers of the test's own.</summary>
public sealed class ChannelTests
{
    static readonly DeliveryMessage Message = new("abc:7", "raised", 1000, new AlertRow
    {
        Id = 3,
        Kind = "position_contradicted",
        Severity = "alarm",
        State = "active",
        Callsign = "BWA420",
        Verdict = "spoofed",
        Confidence = 0.97,
        Alternative = "fault",
        Lat = 10.5,
        Lon = -61.5,
        RaisedTime = 1000,
        UpdatedTime = 1000,
        Evidence = [new EvidenceRow("sensor_distance", 2013.5, 400, 3, "radar-1", null)],
    });

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AMailSaysWhatWhoAndWhy()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        Task<List<string>> received = ReceiveMailAsync(listener);
        await using MailChannel channel = new(new Uri($"smtp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"), "atalaya@example.org", "watch@example.org", null);
        await channel.SendAsync(Message, Stop);
        List<string> lines = await received;
        Assert.Contains("MAIL FROM:<atalaya@example.org>", lines);
        Assert.Contains("RCPT TO:<watch@example.org>", lines);
        Assert.Contains("Subject: [Atalaya] ALARM raised: BWA420 position contradicted", lines);
        Assert.Contains("verdict: spoofed", lines);
        Assert.Contains("evidence: sensor distance 2013.5 (limit 400), 3 samples", lines);
    }

    /// <summary>The least that a mail server must say (RFC 5321).</summary>
    static async Task<List<string>> ReceiveMailAsync(TcpListener listener)
    {
        List<string> lines = [];
        using TcpClient client = await listener.AcceptTcpClientAsync(Stop);
        using StreamReader reader = new(client.GetStream());
        await using StreamWriter writer = new(client.GetStream()) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 test");
        for (bool isData = false; await reader.ReadLineAsync(Stop) is { } line;)
        {
            lines.Add(line);
            if (isData && line != ".") continue;
            isData = line == "DATA";
            await writer.WriteLineAsync(isData ? "354 go on" : line == "QUIT" ? "221 bye" : "250 ok");
            if (line == "QUIT") break;
        }

        return lines;
    }

    [Fact]
    public async Task AMessageIsPublishedUnderItsTopicAndAgainAfterTheBrokerWasAway()
    {
        int port = FreePort.Next();
        await using MqttChannel channel = new(new Uri($"mqtt://127.0.0.1:{port}/atalaya/alerts"), null);
        await Assert.ThrowsAnyAsync<Exception>(() => channel.SendAsync(Message, Stop));
        TaskCompletionSource<(string Topic, byte[] Payload)> published = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using MqttServer broker = new MqttServerFactory().CreateMqttServer(new MqttServerOptionsBuilder().WithDefaultEndpoint().WithDefaultEndpointPort(port).WithDefaultEndpointBoundIPAddress(IPAddress.Loopback).WithDefaultEndpointBoundIPV6Address(IPAddress.None).Build());
        broker.InterceptingPublishAsync += context =>
        {
            published.TrySetResult((context.ApplicationMessage.Topic, System.Buffers.BuffersExtensions.ToArray(context.ApplicationMessage.Payload)));
            return Task.CompletedTask;
        };
        await broker.StartAsync();
        await channel.SendAsync(Message, Stop);
        (string topic, byte[] payload) = await published.Task.WaitAsync(TimeSpan.FromSeconds(60), Stop);
        using JsonDocument document = JsonDocument.Parse(payload);
        Assert.Equal(("atalaya/alerts", "abc:7", "BWA420"), (topic, document.RootElement.GetProperty("id").GetString(), document.RootElement.GetProperty("alert").GetProperty("callsign").GetString()));
        await broker.StopAsync();
    }
}
