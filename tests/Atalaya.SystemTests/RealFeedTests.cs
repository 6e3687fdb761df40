using System.Text.Json;

namespace Atalaya.SystemTests;

/// <summary>Real bytes over a loopback socket: `run` decodes them, counts them and shows tracks.</summary>
public sealed class RealFeedTests
{
    [Fact]
    public async Task RealRadarAndAisFeedsGiveTracks()
    {
        byte[] ais = await File.ReadAllBytesAsync(Repository.Data("ais/kystverket_1000lines.nm4"), TestContext.Current.CancellationToken);
        byte[] radar = await File.ReadAllBytesAsync(Repository.Data("asterix/Jahorina.raw"), TestContext.Current.CancellationToken);
        using TcpSender aisSender = new([.. ais, .. "\r\n"u8]); // the recording's last line is not ended
        using TcpSender radarSender = new(radar);
        using TemporaryFolder folder = new();
        await using AtalayaProcess server = await AtalayaProcess.ServeAsync(
        [
            "run", "--data", folder.File("data"),
            "--source", $"nmea+tcp://127.0.0.1:{aisSender.Port}?name=kystverket",
            "--source", $"asterix+tcp://127.0.0.1:{radarSender.Port}?name=jahorina&site=43.72,18.58,1900",
        ]);
        await server.WaitAsync(async () => (await Messages(server, "kystverket"), await Messages(server, "jahorina")) is ( >= 877, >= 2119), "877 AIS messages and 2,119 ASTERIX records");
        Assert.Equal(877, await Messages(server, "kystverket"));
        Assert.Equal(2119, await Messages(server, "jahorina"));
        foreach (string identity in (string[])["mmsi", "address"])
            await server.WaitAsync(async () => (await Tracks(server)).Any(track => track.TryGetProperty(identity, out _)), $"a track with {identity}");
        Assert.Equal(0, await server.StopAsync());
    }

    static async Task<IEnumerable<JsonElement>> Tracks(AtalayaProcess server) =>
        (await server.GetAsync("/api/v1/tracks?status=tentative,confirmed,coasting")).GetProperty("tracks").EnumerateArray();

    static async Task<long> Messages(AtalayaProcess server, string name)
    {
        JsonElement sources = (await server.GetAsync("/api/v1/sources")).GetProperty("sources");
        return sources.EnumerateArray().Single(source => source.GetProperty("name").GetString() == name).GetProperty("messages").GetInt64();
    }
}
