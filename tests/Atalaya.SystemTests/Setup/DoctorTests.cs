namespace Atalaya.SystemTests.Setup;

/// <summary>`atalaya doctor` as a user runs it.</summary>
public sealed class DoctorTests
{
    static async Task<(int ExitCode, string Output)> RunAsync(TemporaryFolder folder, string configuration)
    {
        await File.WriteAllTextAsync(folder.File("atalaya.json"), configuration, TestContext.Current.CancellationToken);
        (int exitCode, string output, string errors) = await AtalayaProcess.RunAsync("doctor", "--config", folder.File("atalaya.json"));
        Assert.Equal("", errors);
        return (exitCode, output);
    }

    static string Configuration(TemporaryFolder folder, params string[] sources) =>
        $$"""{ "listen": "127.0.0.1:{{FreePort.Next()}}", "data": "{{folder.File("data")}}", "sources": [{{string.Join(",", sources.Select(source => $"\"{source}\""))}}] }""";

    [Fact]
    public async Task AReceiverInOrderIsGood()
    {
        using TemporaryFolder folder = new();
        using ScenarioSender receiver = new("adsb-1");
        (int exitCode, string output) = await RunAsync(folder, Configuration(folder, $"beast+tcp://127.0.0.1:{receiver.Port}?name=roof&site=10.668,-61.515,110"));
        Assert.Matches(@"✓ good  roof +Beast: \d+ messages .*; \d+ objects, [1-9]\d* with position", output);
        Assert.Contains("All is well.", output, StringComparison.Ordinal);
        Assert.Equal(0, exitCode);
    }

    [Fact]
    public async Task AWrongSiteAndARefusedPortAreNamedWithTheMending()
    {
        using TemporaryFolder folder = new();
        using ScenarioSender receiver = new("adsb-1");
        int nobody = FreePort.Next();
        (int exitCode, string output) = await RunAsync(folder, Configuration(folder, $"beast+tcp://127.0.0.1:{receiver.Port}?name=roof&site=10.668,61.515,110", $"sbs+tcp://127.0.0.1:{nobody}?name=old"));
        Assert.Matches(@"! mend  roof +Decoded positions lie 1\d{4} km from your site 10\.668, 61\.515: is the sign of the longitude right\?\n +→ With 10\.668, -61\.515 they would lie \d+ km away\.", output);
        Assert.Contains($"127.0.0.1:{nobody} refused the connection", output, StringComparison.Ordinal);
        Assert.Contains("2 things must be mended.", output, StringComparison.Ordinal);
        Assert.Equal(1, exitCode);
    }

    [Fact]
    public async Task AnotherFormatThanConfiguredIsNamed()
    {
        using TemporaryFolder folder = new();
        using ScenarioSender receiver = new("adsb-1");
        (int exitCode, string output) = await RunAsync(folder, Configuration(folder, $"sbs+tcp://127.0.0.1:{receiver.Port}?name=roof"));
        Assert.Contains($"Use beast+tcp://127.0.0.1:{receiver.Port} as the address of the source.", output, StringComparison.Ordinal);
        Assert.Equal(1, exitCode);
    }

    [Fact]
    public async Task ABrokenConfigurationIsToldWithItsLine()
    {
        using TemporaryFolder folder = new();
        (int exitCode, string output) = await RunAsync(folder, "{\n  \"sorces\": []\n}");
        Assert.Matches(@"! mend  configuration +.*atalaya\.json:2: unknown key ""sorces""; did you mean ""sources""\?", output);
        Assert.Equal(1, exitCode);
    }

    [Fact]
    public async Task ARunningServerIsAskedInsteadOfOpeningItsPorts()
    {
        using TemporaryFolder folder = new();
        using ScenarioSender receiver = new("adsb-1");
        int port = FreePort.Next(), nobody = FreePort.Next();
        string configuration = $$"""{ "listen": "127.0.0.1:{{port}}", "data": "{{folder.File("data")}}", "sources": ["beast+tcp://127.0.0.1:{{receiver.Port}}?name=roof", "sbs+tcp://127.0.0.1:{{nobody}}?name=old"] }""";
        await File.WriteAllTextAsync(folder.File("atalaya.json"), configuration, TestContext.Current.CancellationToken);
        await using AtalayaProcess server = await AtalayaProcess.ServeAsync(["run", "--config", folder.File("atalaya.json")], port);
        await server.WaitAsync(async () => (await server.GetAsync("/api/v1/sources")).GetProperty("sources") is var sources && sources[0].GetProperty("messages").GetInt64() > 0 && !sources[0].TryGetProperty("advice", out _) && sources[1].TryGetProperty("advice", out _)
            && (await server.GetAsync("/api/v1/tracks")).GetProperty("tracks").EnumerateArray().Any(track => track.TryGetProperty("lat", out _)), "positions of the one and a fault of the other");
        (int exitCode, string output, _) = await AtalayaProcess.RunAsync("doctor", "--config", folder.File("atalaya.json"));
        Assert.Contains("a server is writing it now", output, StringComparison.Ordinal);
        Assert.Matches(@"✓ good  roof +Beast: \d+ messages", output);
        Assert.Contains($"127.0.0.1:{nobody} refused the connection", output, StringComparison.Ordinal);
        Assert.Equal(1, exitCode);
        Assert.Equal(0, await server.StopAsync());
    }

    [Fact]
    public async Task WithoutSourcesAReceiverIsFoundAndItsSourceLinePrinted()
    {
        using TemporaryFolder folder = new();
        using ScenarioSender receiver = new("adsb-1");
        await File.WriteAllTextAsync(folder.File("atalaya.json"), Configuration(folder), TestContext.Current.CancellationToken);
        (int exitCode, string output, _) = await AtalayaProcess.RunAsync("doctor", "--config", folder.File("atalaya.json"), "--host", $"127.0.0.1:{receiver.Port}");
        Assert.Contains($"--source \"beast+tcp://127.0.0.1:{receiver.Port}\"", output, StringComparison.Ordinal);
        Assert.Equal(0, exitCode);
    }
}
