using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Atalaya.Formats.Asterix;

namespace Atalaya.SystemTests.Survival;

/// <summary>Sources that flood, stall, send garbage, hang up or have a wrong clock, beside a good one: the good one loses nothing, and its tracks stay where the vessels are.</summary>
public sealed class HostileNeighboursTests(ITestOutputHelper output)
{
    const int Rounds = 30;
    const double Day = 86_400;

    static readonly byte[] Noise = MakeNoise();

    [Fact]
    public async Task AGoodSourceIsNotHarmedByItsNeighbours()
    {
        using TemporaryFolder folder = new();
        string simulation = folder.File("strait"), data = folder.File("data");
        Assert.Equal(0, (await AtalayaProcess.RunAsync("simulate", "strait", "--output", simulation, "--duration", "30")).ExitCode);
        using TrickleSender flood = TrickleSender.Flood(File.ReadAllBytes(Path.Combine(simulation, "adsb-1.beast")));
        using TrickleSender garbage = TrickleSender.Flood(Noise);
        using TrickleSender stalled = new(async (stream, stop) =>
        {
            await stream.WriteAsync(new byte[] { 0x1A, 0x33, 0 }, stop);
            await Task.Delay(Timeout.Infinite, stop);
        });
        using TrickleSender hangingUp = new((_, _) => Task.CompletedTask);
        using TrickleSender slowClock = WrongClock(_ => -Day), jumpingClock = WrongClock(round => (round % 3 - 1) * Day);
        int good = FreePort.Next(), datagrams = FreePort.Next(), radar = FreePort.Next();
        string[] sources =
        [
            $"nmea+tcp://127.0.0.1:{slowClock.Port}?name=slow-clock", $"nmea+tcp://127.0.0.1:{jumpingClock.Port}?name=jumping-clock",
            $"nmea+udp://127.0.0.1:{good}?name=good", $"beast+tcp://127.0.0.1:{flood.Port}?name=flood", $"asterix+tcp://127.0.0.1:{garbage.Port}?name=garbage",
            $"nmea+tcp://127.0.0.1:{garbage.Port}?name=garbage-nmea", $"beast+tcp://127.0.0.1:{stalled.Port}?name=stalled", $"sbs+tcp://127.0.0.1:{hangingUp.Port}?name=hanging-up",
            $"asterix+udp://127.0.0.1:{datagrams}?name=datagrams", $"asterix+udp://127.0.0.1:{radar}?name=radar&site=0.1,0,50",
        ];
        await using AtalayaProcess server = await AtalayaProcess.ServeAsync(["run", "--data", data, .. sources.SelectMany(source => (string[])["--source", source])]);
        await server.WaitAsync(async () => (await SourceAsync(server, "flood")).GetProperty("messages").GetInt64() > 1000, "the flood");

        using CancellationTokenSource stop = new();
        Task noise = FloodDatagramsAsync(datagrams, stop.Token), jumping = RadarAsync(radar, stop.Token);
        int sent = await new Vessels().SendAsync(good, Rounds, TestContext.Current.CancellationToken);
        double last = Vessels.Now.UnixSeconds;
        await server.WaitAsync(async () => (await SourceAsync(server, "good")).GetProperty("messages").GetInt64() >= sent, $"all {sent} messages of the good source");
        double asked = Vessels.Now.UnixSeconds;
        JsonElement tracks = await server.GetAsync("/api/v1/tracks");
        JsonElement health = await server.HealthAsync();
        await stop.CancelAsync();
        await Task.WhenAll(noise, jumping);

        await Report(server, health);
        JsonElement source = await SourceAsync(server, "good");
        Assert.Equal(sent, source.GetProperty("messages").GetInt64());
        Assert.Equal(0, source.GetProperty("dropped").GetInt64());
        AssertTracks(tracks, asked, last);
        await server.KillAsync();
        Assert.Equal(health.GetProperty("picture_hash").GetString(), Recorded.PictureHashes(data)[health.GetProperty("tick").GetInt64()]);
    }

    /// <summary>Each vessel once, fresh, and where it is.</summary>
    static void AssertTracks(JsonElement tracks, double asked, double lastSent)
    {
        double now = tracks.GetProperty("time").GetDouble();
        Assert.InRange(now, asked - 10, Vessels.Now.UnixSeconds + 1);
        List<JsonElement> vessels = [.. tracks.GetProperty("tracks").EnumerateArray().Where(track => track.TryGetProperty("mmsi", out _))];
        Assert.Equal(Vessels.Count, vessels.Count);
        foreach (JsonElement track in vessels)
        {
            uint mmsi = track.GetProperty("mmsi").GetUInt32();
            Assert.Equal("confirmed", track.GetProperty("status").GetString());
            Assert.InRange(now - track.GetProperty("time").GetDouble(), -1, 5 + Math.Max(0, now - lastSent));
            Assert.InRange(Vessels.MetersFromTruth(mmsi, track.GetProperty("time").GetDouble(), track.GetProperty("lat").GetDouble(), track.GetProperty("lon").GetDouble()), 0, 50);
        }
    }

    async Task Report(AtalayaProcess server, JsonElement health)
    {
        foreach (JsonElement source in (await server.GetAsync("/api/v1/sources")).GetProperty("sources").EnumerateArray())
            output.WriteLine($"{source.GetProperty("name")}: {source.GetProperty("messages")} messages, {source.GetProperty("bytes")} bytes, {source.GetProperty("dropped")} dropped");
        string anonymous = File.ReadLines($"/proc/{server.Id}/status").First(line => line.StartsWith("RssAnon", StringComparison.Ordinal));
        output.WriteLine($"{anonymous}, {health.GetProperty("tracks")} tracks");
        Assert.InRange(long.Parse(anonymous.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture), 1, 800 << 10);
    }

    static async Task<JsonElement> SourceAsync(AtalayaProcess server, string name) =>
        (await server.GetAsync("/api/v1/sources")).GetProperty("sources").EnumerateArray().First(source => source.GetProperty("name").GetString() == name);

    /// <summary>Hears the good source's vessels, and stamps what it hears with times a day off.</summary>
    static TrickleSender WrongClock(Func<int, double> errorSeconds) => new(async (stream, stop) =>
    {
        Vessels vessels = new();
        for (int round = 0; ; round++)
        {
            for (int vessel = 0; vessel < Vessels.Count; vessel++) await stream.WriteAsync(vessels.Sentence(vessel, Vessels.Transmission, errorSeconds(round)), stop);
            await Task.Delay(50, stop);
        }
    });

    static async Task FloodDatagramsAsync(int port, CancellationToken stop)
    {
        using UdpClient socket = new();
        IPEndPoint to = new(IPAddress.Loopback, port);
        for (int i = 0; !stop.IsCancellationRequested; i = (i + 1) % 64)
        {
            for (int j = 0; j < 64; j++) await socket.SendAsync(Noise.AsMemory(i * 1000, 1400), to, CancellationToken.None);
            await Task.Delay(2, CancellationToken.None);
        }
    }

    /// <summary>A radar whose time of day jumps by half a day with each plot, the farthest that a time of day can be wrong.</summary>
    static async Task RadarAsync(int port, CancellationToken stop)
    {
        using UdpClient socket = new();
        AsterixRecordBuilder plot = new(AsterixCatalog.Default[48]!);
        AsterixBlockBuilder block = new(48);
        for (int i = 0; !stop.IsCancellationRequested; i++)
        {
            double ofDay = (Vessels.Now.UnixSeconds + i % 2 * Day / 2) % Day;
            plot.Clear().Set("010/SAC", 1).Set("010/SIC", 1).Set("140", ofDay).Set("020/TYP", 5).Set("040/RHO", 20).Set("040/THETA", 90).SetRaw("220", 0x400001);
            block.Clear();
            Assert.True(block.TryAdd(plot));
            await socket.SendAsync(block.Block.ToArray(), new IPEndPoint(IPAddress.Loopback, port), CancellationToken.None);
            await Task.Delay(100, CancellationToken.None);
        }
    }

    static byte[] MakeNoise()
    {
        byte[] noise = new byte[1 << 17];
        new Random(11).NextBytes(noise);
        return noise;
    }
}
