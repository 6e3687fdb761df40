using System.Text.Json;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Pipeline;
using Atalaya.Recording.Checkpoints;
using Atalaya.Recording.Reading;
using Atalaya.Recording.Writing;
using Atalaya.Server.Archive;
using Atalaya.Server.Configuration;
using Atalaya.Server.Inputs;
using Atalaya.Server.Live;
using Microsoft.Extensions.Logging.Abstractions;

namespace Atalaya.SystemTests.Archive;

/// <summary>After a crash at any moment the archive has the rows of a run that was never interrupted, each once, and the trails are back.</summary>
public sealed class ArchiveRestartTests
{
    static string[] Sources(string simulation) =>
    [
        $"file:{simulation}/radar-1.ast?name=radar-1&speed=20&start=2026-01-01T00:00:00Z&site=10.52,-61.4,650",
        $"file:{simulation}/adsb-1.beast?name=adsb-1&speed=20&start=2026-01-01T00:00:00Z",
        $"file:{simulation}/ais-1.nmea?name=ais-1&speed=20",
    ];

    static async Task<string> SimulateAsync(TemporaryFolder folder)
    {
        string simulation = folder.File("strait");
        Assert.Equal(0, (await AtalayaProcess.RunAsync("simulate", "strait", "--output", simulation, "--duration", "200")).ExitCode);
        return simulation;
    }

    /// <summary>What a start does before anything new comes in.</summary>
    static async Task<Tick?> ResumeAsync(string recording)
    {
        using LogWriter log = LogWriter.Open(recording, RecordingDirectory.TryReadId(recording, out Guid id) ? id : default);
        await using TrafficArchive archive = TrafficArchive.Open(recording, NullLogger.Instance);
        Tick? complete = archive.Have.Complete;
        TrafficMemory memory = new(new TrackSampling(), archive.Tap);
        Resumption.Run(recording, log.Position, new FlowOptions(), new CheckpointStore(recording), NullLogger.Instance, memory, complete);
        archive.Tap.Cut();
        return complete;
    }

    /// <summary>Copies a recording under way file by file, the log last: a state that a crash could have left.</summary>
    static void CopyRunning(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string folder in (string[])["archive", "checkpoints"])
            if (Directory.Exists(Path.Combine(from, folder)))
                foreach (string path in Directory.EnumerateFiles(Path.Combine(from, folder), "*", SearchOption.AllDirectories).OrderBy(path => path.EndsWith("complete", StringComparison.Ordinal) ? 0 : 1)) Copy(path, from, to);
        foreach (string path in Directory.EnumerateFiles(from, "*.log*")) Copy(path, from, to);
    }

    static void Copy(string path, string from, string to)
    {
        string target = Path.Combine(to, Path.GetRelativePath(from, path));
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        try
        {
            using FileStream source = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using FileStream copy = File.Create(target);
            source.CopyTo(copy);
        }
        catch (IOException)
        {
            // renamed, deleted or half written: then it was not there
        }
    }

    /// <summary>The archive as resumed and one made from the log alone have the same rows.</summary>
    static async Task AssertSameAsRebuiltAsync(string recording, string rebuilt)
    {
        Directory.CreateDirectory(rebuilt);
        foreach (string path in Directory.EnumerateFiles(recording, "*.log*")) File.Copy(path, Path.Combine(rebuilt, Path.GetFileName(path)));
        await ResumeAsync(recording);
        await ResumeAsync(rebuilt);
        foreach (string table in (string[])["tracks", "reports", "alerts"])
        {
            bool isThere = ArchiveBench.FilesOf(rebuilt, table).Count > 0;
            Assert.True(isThere || table == "alerts", $"no {table} at all");
            if (!isThere) continue;
            string has = ArchiveBench.From(recording, table), should = ArchiveBench.From(rebuilt, table);
            Assert.Empty(ArchiveBench.Read($"SELECT * FROM {should} EXCEPT ALL SELECT * FROM {has} LIMIT 3"));
            Assert.Empty(ArchiveBench.Read($"SELECT * FROM {has} EXCEPT ALL SELECT * FROM {should} LIMIT 3"));
        }
    }

    [Fact]
    public async Task ACrashAtAnyMomentLosesAndDoublesNoRow()
    {
        using TemporaryFolder folder = new();
        string simulation = await SimulateAsync(folder), data = folder.File("data");
        LiveOptions options = new()
        {
            DataDirectory = data,
            Sources = LiveSources.Create(new ServerConfiguration { Sources = [.. Sources(simulation).Select(SourceUri.Parse)] }),
            HasArchive = true,
            CheckpointSeconds = 1,
        };
        const int Crashes = 6;
        Random random = new(20261123);
        await using (LiveHost host = LiveHost.Open(options, NullLogger.Instance))
        {
            host.Start();
            for (int i = 0; i < 600 && !host.Picture.Snapshot().Tracks.Any(track => track.Status == TrackStatus.Confirmed); i++) await Task.Delay(100, TestContext.Current.CancellationToken); // a log without tracks has no archive to compare
            for (int crash = 0; crash < Crashes; crash++)
            {
                await Task.Delay(random.Next(300, 1500), TestContext.Current.CancellationToken);
                CopyRunning(data, folder.File($"crash-{crash}"));
            }
        }

        for (int crash = 0; crash < Crashes; crash++) await AssertSameAsRebuiltAsync(folder.File($"crash-{crash}"), folder.File($"rebuilt-{crash}"));
        await AssertSameAsRebuiltAsync(data, folder.File("rebuilt"));
    }

    [Fact]
    public async Task TrailsAndRowsSurviveStopAndKill()
    {
        using TemporaryFolder folder = new();
        string simulation = await SimulateAsync(folder), data = folder.File("data");
        string[] arguments = ["run", "--data", data, .. Sources(simulation).SelectMany(source => (string[])["--source", source])];
        Dictionary<string, double[]> before;
        await using (AtalayaProcess first = await AtalayaProcess.ServeAsync(arguments))
        {
            await first.WaitAsync(async () => (await TrailsAsync(first)).Values.Count(times => times.Length >= 2) > 20, "trails of two points");
            before = await TrailsAsync(first);
            Assert.Equal(0, await first.StopAsync());
        }

        await using (AtalayaProcess second = await AtalayaProcess.ServeAsync(arguments))
        {
            await WaitForAsync(second, before);
            before = await TrailsAsync(second);
            await second.KillAsync();
        }

        await using (AtalayaProcess third = await AtalayaProcess.ServeAsync(arguments))
        {
            await WaitForAsync(third, before);
            await AssertSingleTrailAsync(third);
            await third.KillAsync();
        }

        await AssertSameAsRebuiltAsync(data, folder.File("rebuilt"));
    }

    /// <summary>The times of the past positions of each track, whole tenths of Unix seconds.</summary>
    static async Task<Dictionary<string, double[]>> TrailsAsync(AtalayaProcess server)
    {
        JsonElement answer = await server.GetAsync("/api/v1/trails?minutes=180");
        double time = answer.GetProperty("time").GetDouble();
        return answer.GetProperty("trails").EnumerateArray().ToDictionary(
            trail => trail.GetProperty("track_id").GetString()!,
            trail => trail.GetProperty("age_s").EnumerateArray().Select(age => Math.Round(time - age.GetDouble(), 0)).ToArray());
    }

    /// <summary>At least half of the tracks are still in the picture, and each of them has all the positions it had.</summary>
    static async Task WaitForAsync(AtalayaProcess server, Dictionary<string, double[]> before)
    {
        await server.WaitAsync(
            async () =>
            {
                Dictionary<string, double[]> now = await TrailsAsync(server);
                string[] same = [.. before.Keys.Where(now.ContainsKey)];
                return same.Length > before.Count / 2 && same.All(id => before[id].All(time => now[id].Any(other => Math.Abs(other - time) <= 1)));
            },
            "the trails of before");
    }

    static async Task AssertSingleTrailAsync(AtalayaProcess server)
    {
        (string id, double[] times) = (await TrailsAsync(server)).First();
        JsonElement one = await server.GetAsync($"/api/v1/tracks/{id}/trail?minutes=60");
        JsonElement trail = one.GetProperty("trail");
        Assert.True(trail.GetProperty("age_s").GetArrayLength() >= times.Length);
        foreach (string column in (string[])["lat", "lon", "alt_m"]) Assert.Equal(trail.GetProperty("age_s").GetArrayLength(), trail.GetProperty(column).GetArrayLength());
        JsonElement recording = await server.GetAsync("/api/v1/recording");
        Assert.True(recording.GetProperty("archive").GetProperty("bytes").GetInt64() > 0);
        Assert.Equal(0, recording.GetProperty("archive").GetProperty("rows_lost").GetInt64());
        Assert.True(recording.GetProperty("disk").GetProperty("free_bytes").GetInt64() > 0);
    }
}
