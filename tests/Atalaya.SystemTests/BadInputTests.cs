using System.Net;
using System.Net.Sockets;

namespace Atalaya.SystemTests;

/// <summary>Every mistake gets one clear line on standard error that says what to do.</summary>
public sealed class BadInputTests
{
    [Theory]
    [InlineData(1, "no such file", "decode", "/nowhere/file.raw")]
    [InlineData(2, "--format", "decode", "x", "--format", "nonsense")]
    [InlineData(2, "nonsense", "nonsense")]
    [InlineData(2, "--nonsense", "decode", "x", "--nonsense")]
    [InlineData(2, "--speed", "replay", "/nowhere", "--speed", "fast")]
    [InlineData(1, "no recording", "replay", "/nowhere")]
    [InlineData(1, "no recording", "verify", "/nowhere")]
    [InlineData(1, "--insecure", "run", "--listen", "0.0.0.0:8099")]
    [InlineData(2, "127.0.0.1:8080", "run", "--listen", "8080")]
    [InlineData(1, "unknown format 'bost'", "run", "--source", "bost+tcp://127.0.0.1:1")]
    [InlineData(1, "not built yet", "run", "--source", "sbs+tcp://127.0.0.1:30003")]
    [InlineData(1, "latitude", "run", "--source", "beast+tcp://127.0.0.1:1?site=100,0")]
    [InlineData(1, "no scenario 'nowhere'", "simulate", "nowhere", "--output", "/tmp/atalaya-none")]
    [InlineData(2, ".csv", "track", "x", "--output", "tracks.txt")]
    [InlineData(1, "no such configuration file", "run", "--config", "/nowhere/atalaya.json")]
    public async Task AMistakeGetsOneClearLine(int exitCode, string expected, params string[] arguments)
    {
        (int actual, string output, string errors) = await AtalayaProcess.RunAsync(arguments);
        Assert.Equal(exitCode, actual);
        Assert.Empty(output);
        Assert.Contains(expected, errors, StringComparison.Ordinal);
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task AnUnknownFormatIsSaid()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("strange.bin");
        await File.WriteAllTextAsync(path, "this is no sensor data at all\n", TestContext.Current.CancellationToken);
        (int exitCode, _, string errors) = await AtalayaProcess.RunAsync("decode", path);
        Assert.Equal(1, exitCode);
        Assert.Contains("format not recognised", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARecordingWithoutDateNeedsAStart()
    {
        using TemporaryFolder folder = new();
        Assert.Equal(0, (await AtalayaProcess.RunAsync("simulate", "strait", "--output", folder.Path, "--duration", "5")).ExitCode);
        File.Delete(folder.File("sources.json"));
        (int exitCode, _, string errors) = await AtalayaProcess.RunAsync("track", folder.File("adsb-1.beast"), "--output", folder.File("tracks.csv"));
        Assert.Equal(1, exitCode);
        Assert.Contains("start=", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWrongKeyIsSaidWithFileLineAndTheNearestOne()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("atalaya.json");
        await File.WriteAllTextAsync(path, "{\n  // my receiver\n  \"sources\": [ { \"uri\": \"beast+tcp://127.0.0.1:30005\", \"nmae\": \"roof\" } ]\n}\n", TestContext.Current.CancellationToken);
        (int exitCode, _, string errors) = await AtalayaProcess.RunAsync("run", "--config", path);
        Assert.Equal(1, exitCode);
        Assert.Contains("atalaya.json:3: unknown key \"nmae\"; did you mean \"name\"?", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APortInUseIsSaid()
    {
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;
        using TemporaryFolder folder = new();
        (int exitCode, _, string errors) = await AtalayaProcess.RunAsync("run", "--listen", $"127.0.0.1:{port}", "--data", folder.File("data"));
        Assert.Equal(1, exitCode);
        Assert.Contains($"port {port} is in use", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARefusedConnectionIsShownAtTheSource()
    {
        using TemporaryFolder folder = new();
        int nobody = AtalayaProcess.FreePort();
        await using AtalayaProcess server = await AtalayaProcess.ServeAsync(["run", "--source", $"beast+tcp://127.0.0.1:{nobody}", "--data", folder.File("data")]);
        await server.WaitAsync(async () => (await server.GetAsync("/api/v1/sources")).GetProperty("sources")[0].GetProperty("state").GetString() == "failed", "the source to fail");
        string? detail = (await server.GetAsync("/api/v1/sources")).GetProperty("sources")[0].GetProperty("detail").GetString();
        Assert.Contains("refused the connection", detail, StringComparison.Ordinal);
        Assert.Equal(0, await server.StopAsync());
    }
}
