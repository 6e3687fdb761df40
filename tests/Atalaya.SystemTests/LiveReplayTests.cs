using System.Text.Json;

namespace Atalaya.SystemTests;

/// <summary>Live = replay = replay after kill -9 and restart, with 1 and 2 threads, on real processes.</summary>
public sealed class LiveReplayTests
{
    static async Task<(string Hash, long Tick)> ReplayAsync(string directory, int threads, params string[] more)
    {
        (int exitCode, _, string errors) = await AtalayaProcess.RunAsync(["replay", directory, "--speed", "max", "--stats", "--threads", $"{threads}", .. more]);
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

    /// <summary>Replays up to the end of the tick that health showed, with 1 and 2 threads, and expects its hash.</summary>
    static async Task AssertReplaysToAsync(string directory, JsonElement health)
    {
        long tick = health.GetProperty("tick").GetInt64();
        DateTime end = DateTime.UnixEpoch.AddMilliseconds((tick + 2) * 100 - 1); // the first frame past the tick closes it
        for (int threads = 1; threads <= 2; threads++)
        {
            (string hash, long reached) = await ReplayAsync(directory, threads, "--to", end.ToString("O"));
            Assert.Equal(tick, reached);
            Assert.Equal(health.GetProperty("picture_hash").GetString(), hash);
        }
    }

    [Fact]
    public async Task TheLiveHashIsTheReplayedHashBeforeAndAfterKillAndRestart()
    {
        using TemporaryFolder folder = new();
        string simulation = folder.File("strait"), data = folder.File("data");
        Assert.Equal(0, (await AtalayaProcess.RunAsync("simulate", "strait", "--output", simulation, "--duration", "150")).ExitCode);

        JsonElement beforeKill;
        await using (AtalayaProcess first = await AtalayaProcess.ServeAsync(Arguments(simulation, data)))
        {
            await WaitForTracksAsync(first, 40);
            beforeKill = await first.HealthAsync();
            await first.KillAsync();
        }

        await AssertReplaysToAsync(data, beforeKill);

        // the second resumes where the first was killed; the third from the checkpoint that the second left
        JsonElement afterRestart, afterCleanStop;
        await using (AtalayaProcess second = await AtalayaProcess.ServeAsync(Arguments(simulation, data)))
        {
            await WaitForTracksAsync(second, 40);
            afterRestart = await second.HealthAsync();
            Assert.True(afterRestart.GetProperty("tick").GetInt64() > beforeKill.GetProperty("tick").GetInt64());
            Assert.Equal(0, await second.StopAsync());
        }

        await using (AtalayaProcess third = await AtalayaProcess.ServeAsync(Arguments(simulation, data)))
        {
            await WaitForTracksAsync(third, 40);
            afterCleanStop = await third.HealthAsync();
            await third.KillAsync();
        }

        Assert.NotEmpty(Directory.GetFiles(Path.Combine(data, "checkpoints")));
        Assert.NotEqual(beforeKill.GetProperty("picture_hash").GetString(), afterRestart.GetProperty("picture_hash").GetString());
        foreach (JsonElement health in (JsonElement[])[beforeKill, afterRestart, afterCleanStop]) await AssertReplaysToAsync(data, health);

        (int exitCode, string verdict, string errors) = await AtalayaProcess.RunAsync("verify", data);
        Assert.True(exitCode == 0, verdict + errors);
        Assert.StartsWith("sound", verdict, StringComparison.Ordinal);
    }
}
