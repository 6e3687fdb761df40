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
        string[] sources = [.. names.SelectMany(name => (string[])["--source", $"nmea+udp://127.0.0.1:{AtalayaProcess.FreePort()}?name={name}"])];
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
        await SourcesAsync(data, "a");
        await Task.Delay(TimeSpan.FromSeconds(12), TestContext.Current.CancellationToken);
        await SourcesAsync(data, "a");
        System.Diagnostics.Stopwatch watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(0, (await AtalayaProcess.RunAsync("replay", data, "--speed", "1")).ExitCode);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 11);
    }
}
