using System.Globalization;
using System.Text.Json;
using Atalaya.Core.Time;
using Atalaya.Formats.Ais;
using Atalaya.Formats.Framing;

namespace Atalaya.SystemTests.Simulation;

/// <summary><c>atalaya simulate FILE</c>: attacks injected into a recording by the program itself.</summary>
public sealed class SimulateAttacksTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ARecordedDirectoryComesOutWithItsAttacksAndLabels()
    {
        await Run("simulate", "strait", "--output", _folder.File("plain"), "--duration", "100");
        string errors = await Inject("attacked", """
            "recording": "plain",
            "attacks": [
              { "kind": "step", "target": "any_aircraft_seen_by_radar", "start_s": 40, "duration_s": 30, "distance_m": 2000 },
              { "kind": "ghost", "count": 2, "key": "4b1000", "start_s": 50, "transmitter": { "lat": 10.66, "lon": -61.5 } },
            ]
            """);
        Assert.Contains("attack 1 (step): 1 object, ", errors, StringComparison.Ordinal);
        Assert.Contains("attack 2 (ghost): 2 objects, ", errors, StringComparison.Ordinal);

        string[] plain = Names("plain"), attacked = Names("attacked");
        Assert.Equal(["label-reports.csv", "labels.csv"], attacked.Except(plain));
        Assert.Empty(plain.Except(attacked));
        foreach (string name in plain) Assert.Equal(name is not ("adsb-1.beast" or "adsb-2.beast"), Same("plain", "attacked", name));

        string[][] labels = [.. File.ReadAllLines(Path.Combine(_folder.File("attacked"), "labels.csv")).Skip(1).Select(row => row.Split(','))];
        Assert.Equal(["4b1000", "4b1001"], labels.Where(row => row[1] == "ghost").Select(row => row[2]).Order(StringComparer.Ordinal));
        string[] step = labels.Single(row => row[1] == "step");
        Assert.InRange(double.Parse(step[3], CultureInfo.InvariantCulture) - 1767225600, 40, 43);
        Assert.InRange(double.Parse(step[4], CultureInfo.InvariantCulture) - 1767225600, 67, 70);

        string tracks = _folder.File("tracks.csv");
        await Run("track", _folder.File("attacked"), "--output", tracks);
        Assert.Contains(",4b1000,", await File.ReadAllTextAsync(tracks, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.DoesNotContain("spoofed,4b1000", await File.ReadAllTextAsync(Path.Combine(_folder.File("attacked"), "truth.csv"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AScenarioByNameGivesEqualBytesForEqualSeeds()
    {
        const string description = """ "recording": "strait", "attacks": [ { "kind": "drift", "target": "any_vessel", "start_s": 20 }, { "kind": "jamming", "source": { "lat": 10.6, "lon": -61.7 }, "start_s": 25 } ] """;
        await Inject("one", description, "--duration", "40");
        await Inject("two", description, "--duration", "40");
        await Inject("three", description, "--duration", "40", "--seed", "9");
        Assert.All(Names("one"), name => Assert.True(Same("one", "two", name), name));
        Assert.False(Same("one", "three", "labels.csv"));
        using JsonDocument sources = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder.File("one"), "sources.json"), TestContext.Current.CancellationToken));
        Assert.Equal(7, sources.RootElement.GetProperty("sources").GetArrayLength());
    }

    /// <summary>A log keeps what no format tells, the receive times: it comes out as captures that decode to the same.</summary>
    [Fact]
    public async Task ARecordedLogComesOutAsCaptures()
    {
        await Run("simulate", "strait", "--output", _folder.File("plain"), "--duration", "30");
        SplitLog.Write(_folder.File("plain"), _folder.File("log"));
        await Inject("attacked", """ "recording": "log", "attacks": [ { "kind": "silence", "target": "any_aircraft", "start_s": 15 } ] """);
        Assert.Equal(["adsb-1.pcap", "ais-1.pcap", "label-reports.csv", "labels.csv", "sources.json"], Names("attacked"));
        Assert.Equal(Messages(Path.Combine(_folder.File("plain"), "ais-1.nmea")), Messages(Path.Combine(_folder.File("attacked"), "ais-1.pcap")));
        long frames = await Records(Path.Combine(_folder.File("plain"), "adsb-1.beast")), left = await Records(Path.Combine(_folder.File("attacked"), "adsb-1.pcap"));
        string[] label = (await File.ReadAllLinesAsync(Path.Combine(_folder.File("attacked"), "labels.csv"), TestContext.Current.CancellationToken))[1].Split(',');
        Assert.Equal("silence", label[1]);
        // The pace of this log is not that of the scenario: a message that was repeated may count once.
        long silenced = long.Parse(label[5], CultureInfo.InvariantCulture);
        Assert.InRange(frames - left, silenced, silenced + 5);
    }

    [Fact]
    public async Task ARecordingWithoutTimesIsRefused()
    {
        await Run("simulate", "strait", "--output", _folder.File("plain"), "--duration", "3");
        File.Move(Path.Combine(_folder.File("plain"), "adsb-1.beast"), _folder.File("alone.beast"));
        await File.WriteAllTextAsync(_folder.File("alone.json"), """{ "recording": "alone.beast", "attacks": [ { "kind": "step" } ] }""", TestContext.Current.CancellationToken);
        var (code, _, errors) = await AtalayaProcess.RunAsync("simulate", _folder.File("alone.json"), "--output", _folder.File("x"));
        Assert.Equal(1, code);
        Assert.Contains("the recording tells no times", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsWrongEndsTheCommandInOneLine()
    {
        await File.WriteAllTextAsync(_folder.File("bad.json"), """{ "recording": "nowhere", "attacks": [] }""", TestContext.Current.CancellationToken);
        var (code, _, errors) = await AtalayaProcess.RunAsync("simulate", _folder.File("bad.json"), "--output", _folder.File("x"));
        Assert.Equal(1, code);
        Assert.Contains("nowhere: no such file or directory", errors, StringComparison.Ordinal);
        await Run("simulate", "strait", "--output", _folder.File("plain"), "--duration", "3");
        await File.WriteAllTextAsync(_folder.File("same.json"), """{ "recording": "plain", "attacks": [] }""", TestContext.Current.CancellationToken);
        (code, _, errors) = await AtalayaProcess.RunAsync("simulate", _folder.File("same.json"), "--output", _folder.File("plain"));
        Assert.Equal(1, code);
        Assert.Contains("would be overwritten", errors, StringComparison.Ordinal);
    }

    string[] Names(string directory) => [.. Directory.GetFiles(_folder.File(directory)).Select(Path.GetFileName).Order(StringComparer.Ordinal)!];

    bool Same(string one, string other, string name) => File.ReadAllBytes(Path.Combine(_folder.File(one), name)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(_folder.File(other), name)));

    async Task<string> Inject(string output, string content, params string[] options)
    {
        string file = _folder.File(output + ".json");
        await File.WriteAllTextAsync(file, "{" + content + "}", TestContext.Current.CancellationToken);
        return await Run(["simulate", file, "--output", _folder.File(output), .. options]);
    }

    static int Messages(string file)
    {
        int count = 0;
        AisMessageReader reader = new(datagrams: true, (in AisBits _, in AisOrigin _) => count++);
        ReadOnlySpan<byte> bytes = File.ReadAllBytes(file);
        PcapReader pcap = new();
        if (file.EndsWith(".nmea", StringComparison.Ordinal)) reader.Feed(bytes, Instant.UnixEpoch);
        else
            while (pcap.TryRead(ref bytes, out PcapDatagram datagram)) reader.Feed(datagram.Payload, datagram.Time!.Value);
        Assert.True(count > 100);
        return count;
    }

    static async Task<long> Records(string file)
    {
        string errors = await Run("decode", file, "--output", "none", "--stats");
        using JsonDocument statistics = JsonDocument.Parse(errors.TrimEnd().Split('\n')[^1]);
        Assert.Equal(0, statistics.RootElement.GetProperty("errors").GetInt64());
        return statistics.RootElement.GetProperty("records").GetInt64();
    }

    static async Task<string> Run(params string[] arguments)
    {
        var (code, _, errors) = await AtalayaProcess.RunAsync(arguments);
        Assert.True(code == 0, errors);
        return errors;
    }
}
