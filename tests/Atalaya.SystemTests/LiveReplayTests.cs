using System.Text.Json;
using Atalaya.SystemTests.Replay;

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
            long killed = beforeKill.GetProperty("tick").GetInt64(); // the tracks are back before the first tick of its own is closed
            await second.WaitAsync(async () => (await second.HealthAsync()).GetProperty("tick").GetInt64() > killed, "a tick after the restart");
            afterRestart = await second.HealthAsync();
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
        // The last kill may have cut a write in two; the next start takes such an end off.
        bool isCutAtItsEnd = verdict.Contains("torn tail", StringComparison.Ordinal) && verdict.Contains(", 1 problems,", StringComparison.Ordinal);
        Assert.True((exitCode == 0 && verdict.StartsWith("sound", StringComparison.Ordinal)) || (exitCode == 1 && isCutAtItsEnd), verdict + errors);
    }

    /// <summary>A source of standard input cannot be woken up: the clean stop waited for it and was cut short with exit code 143.</summary>
    [Fact]
    public async Task StandardInputDoesNotHoldUpTheStop()
    {
        using TemporaryFolder folder = new();
        await using AtalayaProcess server = await AtalayaProcess.ServeAsync(["run", "--data", folder.File("data"), "--source", "file:-?format=nmea"]);
        await server.WaitAsync(async () => (await server.GetAsync("/api/v1/sources")).GetProperty("sources")[0].GetProperty("state").GetString() == "connected", "the source to be read");
        Assert.Equal(0, await server.StopAsync());
    }

    /// <summary>The number of a source that is no longer configured went to the next new one, which then seemed to have heard its tracks.</summary>
    [Fact]
    public async Task ANewSourceDoesNotInheritTheTracksOfAnOldOne()
    {
        using TemporaryFolder folder = new();
        string data = folder.File("data");
        Assert.Equal([("a", 1), ("b", 2)], await SourcesAsync(data, "a", "b"));
        Assert.Equal([("a", 1)], await SourcesAsync(data, "a"));
        Assert.Equal([("a", 1), ("c", 3)], await SourcesAsync(data, "a", "c"));
        Assert.Equal([("b", 2), ("c", 3)], await SourcesAsync(data, "b", "c"));
    }

    static async Task<(string Name, int Id)[]> SourcesAsync(string data, params string[] names)
    {
        string[] sources = [.. names.SelectMany(name => (string[])["--source", $"nmea+udp://127.0.0.1:{FreePort.Next()}?name={name}"])];
        await using AtalayaProcess server = await AtalayaProcess.ServeAsync(["run", "--data", data, .. sources]);
        JsonElement list = default;
        await server.WaitAsync(async () => (list = (await server.GetAsync("/api/v1/sources")).GetProperty("sources")).GetArrayLength() == names.Length, "the sources");
        await server.StopAsync();
        return [.. list.EnumerateArray().Select(source => (source.GetProperty("name").GetString()!, source.GetProperty("id").GetInt32()))];
    }

    /// <summary>Between two runs lies a pause in the log: the replay does not sit it out.</summary>
    [Fact]
    public async Task AReplayDoesNotWaitWhereNothingRan()
    {
        using TemporaryFolder folder = new();
        string data = folder.File("data");
        using (RecordedStrait strait = new(data, checkpointSeconds: 60))
        {
            strait.WriteUntil(2);
            strait.Pause(3600);
            strait.WriteUntil(4);
        }

        Assert.Equal(0, (await AtalayaProcess.RunAsync("replay", data, "--speed", "1")).ExitCode); // it is given minutes, not the hour
    }
}
