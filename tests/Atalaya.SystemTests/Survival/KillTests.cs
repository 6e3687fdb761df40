using System.Text.Json;
using Atalaya.Recording.Reading;

namespace Atalaya.SystemTests.Survival;

/// <summary>kill -9 at random moments of a server fed over TCP.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    const int Kills = 6;

    [Fact]
    public async Task KillsAtRandomMomentsLoseNothingThatWasLogged()
    {
        int seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        Random random = new(seed);
        using TemporaryFolder folder = new();
        string data = folder.File("data"), simulation = folder.File("strait");
        Assert.Equal(0, (await AtalayaProcess.RunAsync("simulate", "strait", "--output", simulation, "--duration", "120")).ExitCode);
        using TrickleSender radar = Sender(simulation, "radar-1.ast"), adsb = Sender(simulation, "adsb-1.beast"), ais = Sender(simulation, "ais-1.nmea");
        string[] arguments =
        [
            "run", "--data", data, "--source", $"asterix+tcp://127.0.0.1:{radar.Port}?name=radar&site=10.52,-61.4,650",
            "--source", $"beast+tcp://127.0.0.1:{adsb.Port}?name=adsb", "--source", $"nmea+tcp://127.0.0.1:{ais.Port}?name=ais",
        ];

        List<JsonElement> seen = [];
        (long Count, string Digest) kept = (0, "");
        for (int kill = 0; kill < Kills; kill++)
        {
            long before = kept.Count;
            await using AtalayaProcess server = await AtalayaProcess.ServeAsync(arguments);
            await server.WaitAsync(async () => Logged(await server.HealthAsync()) > 100, "100 frames");
            await Task.Delay(random.Next(1000), TestContext.Current.CancellationToken);
            seen.Add(await server.HealthAsync());
            await server.KillAsync();

            Assert.Equal(kept, kept.Count == 0 ? kept : Recorded.Read(data, kept.Count));
            kept = Recorded.Read(data);
            output.WriteLine($"kill {kill}: health said {Logged(seen[^1])} frames of this run, the log has {kept.Count - before}");
            Assert.True(kept.Count - before >= Logged(seen[^1]), $"frames that were logged are gone (seed {seed})");
        }

        await AssertSoundAfterCleanStop(arguments, data, kept);
        Dictionary<long, string> hashes = Recorded.PictureHashes(data);
        foreach (JsonElement health in seen) Assert.Equal(health.GetProperty("picture_hash").GetString(), hashes[health.GetProperty("tick").GetInt64()]);
    }

    static async Task AssertSoundAfterCleanStop(string[] arguments, string data, (long Count, string Digest) kept)
    {
        await using AtalayaProcess last = await AtalayaProcess.ServeAsync(arguments);
        Assert.Equal(0, await last.StopAsync());
        Assert.Equal(kept, Recorded.Read(data, kept.Count));
        LogVerification verification = LogVerifier.Verify(data);
        Assert.True(verification.IsSound, string.Join('\n', verification.Problems));
    }

    static long Logged(JsonElement health) => health.GetProperty("frames_logged").GetInt64();

    static TrickleSender Sender(string simulation, string name) => TrickleSender.Of(File.ReadAllBytes(Path.Combine(simulation, name)), 50_000);
}
