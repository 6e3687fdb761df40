using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Atalaya.Formats.ModeS;
using Atalaya.Formats.ModeS.Framing;
using Atalaya.Formats.ModeS.Messages;

namespace Atalaya.SystemTests.Outputs;

/// <summary>Bytes of a receiver go in by TCP and come out again by TCP and UDP, through the whole program.</summary>
public sealed class OutputProgramTests
{
    static readonly byte[] Sentence = "!AIVDM,1,1,,B,15IRR;P04csV@0v5woPnbEKn0H00,0*2E\r\n"u8.ToArray();

    static byte[] Frames(int count)
    {
        byte[] buffer = new byte[BeastWriter.MaxLength];
        MemoryStream bytes = new();
        for (int i = 0; i < count; i++)
        {
            ulong message = new AirbornePosition(11, 0, false, 1000, false, new CprCode((i & 1) != 0, (uint)(5000 + i), 7000)).Encode();
            bytes.Write(buffer, 0, BeastWriter.Write(buffer, ModeSFrame.ExtendedSquitter(0x4840D6, message), (ulong)i * 1000, 77));
        }

        return bytes.ToArray();
    }

    [Fact]
    public async Task WhatComesInGoesOut()
    {
        byte[] frames = Frames(500);
        using GatedSender beast = new(frames), ais = new(Sentence);
        using UdpClient plotter = new(new IPEndPoint(IPAddress.Loopback, 0));
        using TemporaryFolder folder = new();
        await using AtalayaProcess server = await AtalayaProcess.ServeAsync(
        [
            "run", "--data", folder.File("data"),
            "--source", $"beast+tcp://127.0.0.1:{beast.Port}?name=roof", "--source", $"nmea+tcp://127.0.0.1:{ais.Port}?name=quay",
            "--output", "beast+tcp://127.0.0.1:0?name=feeder", "--output", "sbs+tcp://127.0.0.1:0?name=base", "--output", "beast+tcp://127.0.0.1:0?name=mistyped&sources=rooof",
            "--output", $"nmea+udp://127.0.0.1:{((IPEndPoint)plotter.Client.LocalEndPoint!).Port}?name=plotter",
        ]);
        await server.WaitAsync(async () => (await Output(server, "base")).TryGetProperty("port", out _) && (await Output(server, "feeder")).TryGetProperty("port", out _), "the outputs to listen");
        using TcpClient feeder = await ConnectAsync(await Output(server, "feeder"));
        using TcpClient lines = await ConnectAsync(await Output(server, "base"));
        await server.WaitAsync(async () => (await Output(server, "feeder")).GetProperty("clients").GetInt32() + (await Output(server, "base")).GetProperty("clients").GetInt32() == 2, "both to be welcomed");
        beast.Open();
        ais.Open();

        byte[] got = new byte[frames.Length];
        await feeder.GetStream().ReadExactlyAsync(got, TestContext.Current.CancellationToken);
        Assert.Equal(frames, got);
        using StreamReader reader = new(lines.GetStream());
        for (int i = 0; i < 500; i++) Assert.StartsWith("MSG,3,1,1,4840D6,1,20", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
        UdpReceiveResult datagram = await plotter.ReceiveAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Encoding.ASCII.GetString(Sentence), Encoding.ASCII.GetString(datagram.Buffer));

        JsonElement output = await Output(server, "feeder");
        Assert.Equal((500, "listening", "roof"), (output.GetProperty("messages").GetInt32(), output.GetProperty("state").GetString(), output.GetProperty("sources")[0].GetString()));
        Assert.Equal("rooof", (await Output(server, "mistyped")).GetProperty("missing_sources")[0].GetString());
        await server.WaitAsync(async () => (await server.GetAsync("/data/aircraft.json")).GetProperty("now").GetDouble() > 1.7e9, "the aircraft of a tick");
        Assert.False((await server.GetAsync("/data/receiver.json")).TryGetProperty("lat", out _)); // no site was given
        JsonElement vessels = await server.GetAsync("/geojson");
        Assert.Equal("FeatureCollection", vessels.GetProperty("type").GetString());
        Assert.Equal("FeatureCollection", (await server.GetAsync("/tracks.geojson")).GetProperty("type").GetString());
        Assert.Equal(0, await server.StopAsync());
    }

    [Theory]
    [InlineData("beast+tcp://0.0.0.0:0", "allow=192.168.1.0/24")]
    [InlineData("nmea+udp://192.168.1.255:10110", "allow=192.168.1.0/24")]
    [InlineData("best+tcp://127.0.0.1", "did you mean beast?")]
    public async Task AnOutputThatOthersCouldReachUnaskedIsRefused(string output, string reason)
    {
        using TemporaryFolder folder = new();
        (int exitCode, _, string errors) = await AtalayaProcess.RunAsync("run", "--data", folder.File("data"), "--listen", "127.0.0.1:0", "--output", output);
        Assert.Equal(1, exitCode);
        Assert.Contains(reason, Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }

    static async Task<JsonElement> Output(AtalayaProcess server, string name) =>
        (await server.GetAsync("/api/v1/outputs")).GetProperty("outputs").EnumerateArray().Single(output => output.GetProperty("name").GetString() == name);

    static async Task<TcpClient> ConnectAsync(JsonElement output)
    {
        TcpClient client = new();
        await client.ConnectAsync(IPAddress.Loopback, output.GetProperty("port").GetInt32(), TestContext.Current.CancellationToken);
        return client;
    }
}
