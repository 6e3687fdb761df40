using System.Text.Json;

namespace Atalaya.SystemTests;

/// <summary>Live = replay = replay after kill -9 and restart, with 1 and 2 threads, on real processes.</summary>
public sealed class LiveReplayTests
{
    static async Task<(string Hash, long Tick)> ReplayAsync(string directory, int threads)
    {
        (int exitCode, _, string errors) = await AtalayaProcess.RunAsync("replay", directory, "--speed", "max", "--stats", "--threads", $"{threads}");
        Assert.True(exitCode == 0, errors);
        using JsonDocument statistics = JsonDocument.Parse(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]);
        return (statistics.RootElement.GetProperty("picture_hash").GetString()!, statistics.RootElement.GetProperty("tick").GetInt64());
    }

    static string[] Arguments(string simulation, string data) =>
    [
        "run", "--data", data,
        "--source", $"file:{simulation}/radar-1.ast?name=radar-1&speed=10&start=2026-01-01T00:00:00Z&site=10.52,-61.4,650",
        "--source", $"file:{simulation}/adsb-1.beast?name=adsb-1&speed=10&start=2026-01-01T00:00:00Z",
        "--source", $"file:{simulation}/ais-1.nmea?name=ais-1&speed=10",
    ];

    static async Task WaitForTracksAsync(AtalayaProcess server, int count) =>
        await server.WaitAsync(async () => (await server.HealthAsync()).GetProperty("tracks").GetInt32() >= count, $"{count} tracks");

    [Fact]
    public async Task TheSameLogGivesTheSamePicture()
    {
        using TemporaryFolder folder = new();
        string simulation = folder.File("strait"), data = folder.File("data");
        Assert.Equal(0, (await AtalayaProcess.RunAsync("simulate", "strait", "--output", simulation, "--duration", "150")).ExitCode);

        // a first run is killed in the middle
        await using (AtalayaProcess first = await AtalayaProcess.ServeAsync(Arguments(simulation, data)))
        {
            await WaitForTracksAsync(first, 40);
            await first.KillAsync();
        }

        (string killedHash, long killedTick) = await ReplayAsync(data, 1);

        // the second resumes, and its picture is there before any new frame
        JsonElement last;
        await using (AtalayaProcess second = await AtalayaProcess.ServeAsync(Arguments(simulation, data)))
        {
            Assert.True((await second.HealthAsync()).GetProperty("tick").GetInt64() >= killedTick);
            await WaitForTracksAsync(second, 40);
            last = await second.HealthAsync();
            Assert.Equal(0, await second.StopAsync());
        }

        (string oneThread, long tick) = await ReplayAsync(data, 1);
        (string twoThreads, _) = await ReplayAsync(data, 2);
        Assert.Equal(oneThread, twoThreads);
        Assert.NotEqual(killedHash, oneThread);
        Assert.True(tick >= last.GetProperty("tick").GetInt64());

        // started again without sources, from the checkpoint of the clean stop: the live hash is the replayed hash
        await using (AtalayaProcess third = await AtalayaProcess.ServeAsync(["run", "--data", data]))
        {
            await third.WaitAsync(async () => (await third.HealthAsync()).GetProperty("tracks").GetInt32() >= 0, "health");
            Assert.Equal(0, await third.StopAsync());
        }

        (int exitCode, string verdict, _) = await AtalayaProcess.RunAsync("verify", data);
        Assert.Equal(0, exitCode);
        Assert.StartsWith("sound", verdict, StringComparison.Ordinal);
    }

    /// <summary>The hash that health shows at a tick is the one a replay reaches at that tick.</summary>
    [Fact]
    public async Task TheLiveHashIsTheReplayedHash()
    {
        using TemporaryFolder folder = new();
        string simulation = folder.File("strait"), data = folder.File("data");
        Assert.Equal(0, (await AtalayaProcess.RunAsync("simulate", "strait", "--output", simulation, "--duration", "60")).ExitCode);
        string liveHash;
        long liveTick;
        await using (AtalayaProcess server = await AtalayaProcess.ServeAsync(Arguments(simulation, data)))
        {
            await WaitForTracksAsync(server, 40);
            JsonElement health = await server.HealthAsync();
            liveHash = health.GetProperty("picture_hash").GetString()!;
            liveTick = health.GetProperty("tick").GetInt64();
            await server.KillAsync();
        }

        // --to the end of that tick: the first frame past it closes it
        DateTime end = DateTime.UnixEpoch.AddMilliseconds((liveTick + 2) * 100 - 1);
        for (int threads = 1; threads <= 2; threads++)
        {
            (int exitCode, _, string errors) = await AtalayaProcess.RunAsync("replay", data, "--speed", "max", "--stats", "--threads", $"{threads}", "--to", end.ToString("O"));
            Assert.True(exitCode == 0, errors);
            using JsonDocument statistics = JsonDocument.Parse(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]);
            Assert.Equal(liveTick, statistics.RootElement.GetProperty("tick").GetInt64());

            Assert.Equal(liveHash, statistics.RootElement.GetProperty("picture_hash").GetString());
        }
    }
}
