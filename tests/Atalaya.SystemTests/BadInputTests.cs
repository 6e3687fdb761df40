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
    [InlineData(1, "not built yet", "run", "--source", "rtl_tcp://127.0.0.1:1234")]
    [InlineData(1, "latitude", "run", "--source", "beast+tcp://127.0.0.1:1?site=100,0")]
    [InlineData(1, "no scenario 'nowhere'", "simulate", "nowhere", "--output", "/tmp/atalaya-none")]
    [InlineData(1, "--data is empty", "run", "--listen", "127.0.0.1:0", "--data", "")]
    [InlineData(1, "track reads files", "track", "beast+tcp://127.0.0.1:1", "--output", "/tmp/atalaya-none.csv")]
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
        await File.WriteAllTextAsync(folder.File("vessels.nmea"), "!AIVDM,1,1,,B,15M67FC000G?ufbE`FepT@3n00Sa,0*5C\n", TestContext.Current.CancellationToken);
        foreach (string recording in (string[])["adsb-1.beast", "radar-1.ast", "vessels.nmea"])
        {
            (int exitCode, _, string errors) = await AtalayaProcess.RunAsync("track", folder.File(recording), "--output", folder.File("tracks.csv"));
            Assert.Equal(1, exitCode);
            Assert.Contains("start=", errors, StringComparison.Ordinal);
        }
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
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>A file that is no capture was an unhandled exception with --format pcap.</summary>
    [Theory]
    [InlineData("decode", "{0}", "--format", "pcap")]
    [InlineData("track", "file:{0}?format=pcap", "--output", "/tmp/atalaya-none.csv")]
    public async Task WhatIsNoCaptureIsNotReadAsOne(params string[] arguments)
    {
        using TemporaryFolder folder = new();
        string path = folder.File("vessels.nmea");
        await File.WriteAllTextAsync(path, "!AIVDM,1,1,,B,15M67FC000G?ufbE`FepT@3n00Sa,0*5C\n", TestContext.Current.CancellationToken);
        (int exitCode, _, string errors) = await AtalayaProcess.RunAsync([.. arguments.Select(argument => argument.Replace("{0}", path, StringComparison.Ordinal))]);
        Assert.Equal(1, exitCode);
        Assert.Contains("is not a pcap or pcapng file", errors, StringComparison.Ordinal);
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>A feed piped in was held back until 256 KiB had come.</summary>
    [Fact]
    public async Task ALiveFeedIsDecodedAsItComes()
    {
        string sentences = string.Concat(Enumerable.Repeat("!AIVDM,1,1,,B,15M67FC000G?ufbE`FepT@3n00Sa,0*5C\n", 100));
        Assert.Contains("\"mmsi\":366053209", await AtalayaProcess.FirstLineAsync(sentences, "decode", "-"), StringComparison.Ordinal);
    }

    /// <summary>A capture cut within a packet was decoded as if it were whole.</summary>
    [Fact]
    public async Task ACutCaptureIsSaid()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("cut.pcap");
        byte[] payload = "!AIVDM,1,1,,B,15M67FC000G?ufbE`FepT@3n00Sa,0*5C\n"u8.ToArray();
        byte[] datagram = [0x45, 0, 0, (byte)(28 + payload.Length), 0, 0, 0, 0, 64, 17, 0, 0, 127, 0, 0, 1, 127, 0, 0, 1, 1, 2, 3, 4, 0, (byte)(8 + payload.Length), 0, 0, .. payload];
        byte[] packet = [0, 0, 0, 0, 0, 0, 0, 0, (byte)datagram.Length, 0, 0, 0, (byte)datagram.Length, 0, 0, 0, .. datagram];
        byte[] header = [0xD4, 0xC3, 0xB2, 0xA1, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0, 101, 0, 0, 0];
        await File.WriteAllBytesAsync(path, [.. header, .. packet, .. packet[..40]], TestContext.Current.CancellationToken);
        (int exitCode, string output, string errors) = await AtalayaProcess.RunAsync("decode", path, "--stats");
        Assert.Equal(0, exitCode);
        Assert.Contains("the capture ends within a packet", output, StringComparison.Ordinal);
        Assert.Contains("\"records\":1,", errors, StringComparison.Ordinal);
        Assert.Contains("\"errors\":1,", errors, StringComparison.Ordinal);
    }

    /// <summary>Notepad writes a byte order mark; text of another encoding was an unhandled exception; what follows the object was ignored.</summary>
    [Theory]
    [InlineData("\u00EF\u00BB\u00BF{\"lisen\":1}", "unknown key \"lisen\"")]
    [InlineData("{\"listen\":\"\u00FF\"}", "this is not UTF-8 text")]
    [InlineData("{} x", "this is not JSON")]
    public async Task AConfigurationFileOfAnyBytesGetsOneClearLine(string bytes, string expected)
    {
        using TemporaryFolder folder = new();
        string path = folder.File("atalaya.json");
        await File.WriteAllBytesAsync(path, System.Text.Encoding.Latin1.GetBytes(bytes), TestContext.Current.CancellationToken);
        (int exitCode, _, string errors) = await AtalayaProcess.RunAsync("run", "--config", path, "--data", folder.File("data"));
        Assert.Equal(1, exitCode);
        Assert.Contains(expected, errors, StringComparison.Ordinal);
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task AnUnknownSensorOfAScenarioIsSaid()
    {
        using TemporaryFolder folder = new();
        await File.WriteAllTextAsync(folder.File("scenario.json"), "{\"sensors\":[{\"id\":\"r1\"}]}", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.File("truth.csv"), "time_s\n1\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.File("detections-00.csv"), "det_id,time_s,sensor,kind,x_m,y_m\n0,1,r1,xy,1,2\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.File("detections-01.csv"), "det_id,time_s,sensor,kind,x_m,y_m\n0,1,r1,xy,1,2\n", TestContext.Current.CancellationToken);
        (int exitCode, _, string errors) = await AtalayaProcess.RunAsync("track", folder.Path, "--run", "00", "--output", folder.File("tracks.csv"), "--sensors", "r1,r9");
        Assert.Equal(1, exitCode);
        Assert.Contains("there is no sensor 'r9'; known: r1", errors, StringComparison.Ordinal);

        (exitCode, _, errors) = await AtalayaProcess.RunAsync("track", folder.Path, "--run", "all", "--output", folder.File("tracks.csv"), "--stats");
        Assert.Equal(0, exitCode);
        Assert.Equal(2, System.Text.Json.Nodes.JsonNode.Parse(errors)!["reports"]!.GetValue<int>());
    }

    /// <summary>Without a scenario.json its sensors were unknown to the tracker, which then used none of their detections.</summary>
    [Fact]
    public async Task AScenarioWithoutADescriptionIsTracked()
    {
        using TemporaryFolder folder = new();
        string rows = string.Concat(Enumerable.Range(0, 40).Select(i => $"{i},{i},lidar,xy,{i},{i * 5},{i * 2}\n"));
        await File.WriteAllTextAsync(folder.File("truth.csv"), "time_s\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"{i}\n")), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.File("detections.csv"), "det_id,time_s,sensor,kind,scan,x_m,y_m\n" + rows, TestContext.Current.CancellationToken);
        (int exitCode, _, string errors) = await AtalayaProcess.RunAsync("track", folder.Path, "--output", folder.File("tracks.csv"), "--stats");
        Assert.Equal(0, exitCode);
        Assert.Equal(1, System.Text.Json.Nodes.JsonNode.Parse(errors)!["tracks_confirmed"]!.GetValue<int>());
    }

    [Fact]
    public async Task ARefusedConnectionIsShownAtTheSource()
    {
        using TemporaryFolder folder = new();
        int nobody = FreePort.Next();
        await using AtalayaProcess server = await AtalayaProcess.ServeAsync(["run", "--source", $"beast+tcp://127.0.0.1:{nobody}", "--data", folder.File("data")]);
        string? detail = null;
        await server.WaitAsync(async () => (await server.GetAsync("/api/v1/sources")).GetProperty("sources")[0] is var source && source.GetProperty("state").GetString() == "failed" && (detail = source.GetProperty("detail").GetString()) is not null, "the source to fail");
        Assert.Contains("refused the connection", detail, StringComparison.Ordinal);
        Assert.Equal(0, await server.StopAsync());
    }
}
