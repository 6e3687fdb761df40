using System.Buffers;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Atalaya.Core.Time;
using Atalaya.Formats.Framing;

namespace Atalaya.SystemTests.Outputs.Asterix;

/// <summary>The program sends its tracks; another Atalaya and tshark take them in.</summary>
public sealed class TrackOutputProgramTests
{
    const string Group = "239.255.62.65";

    static async Task<JsonElement> OutputAsync(AtalayaProcess server) => (await server.GetAsync("/api/v1/outputs")).GetProperty("outputs")[0];

    static async Task<JsonElement[]> TracksAsync(AtalayaProcess server) => [.. (await server.GetAsync("/api/v1/tracks")).GetProperty("tracks").EnumerateArray()];

    static bool IsOwn(JsonElement track) => !track.TryGetProperty("system_track", out _) && track.TryGetProperty("lat", out _);

    [Fact]
    public async Task AnotherAtalayaTakesThemInOverMulticast()
    {
        using TemporaryFolder folder = new();
        int port = FreePort.Next();
        await using AtalayaProcess receiver = await AtalayaProcess.ServeAsync(["run", "--data", folder.File("data"), "--source", $"asterix+udp://{Group}:{port}?interface=127.0.0.1&name=neighbour"]);
        await using AtalayaProcess sender = await AtalayaProcess.ServeAsync(["demo", "--output", $"asterix+udp://{Group}:{port}?interface=127.0.0.1&sac=25&sic=11&status=1&sensors=adsb-1:25/40"]);
        await sender.WaitAsync(async () => (await OutputAsync(sender)).GetProperty("tracks").GetInt32() > 100, "a hundred tracks to be sent");
        JsonElement[] sent = [], got = [];
        await sender.WaitAsync(async () =>
        {
            sent = [.. (await TracksAsync(sender)).Where(IsOwn)];
            got = await TracksAsync(receiver);
            return got.Length >= sent.Length * 9 / 10;
        }, "the receiver to have nine of ten");

        Assert.All(got, track => Assert.StartsWith("25/11:", track.GetProperty("system_track").GetString()));
        Dictionary<string, JsonElement> byAddress = sent.Where(track => track.TryGetProperty("address", out _)).ToDictionary(track => track.GetProperty("address").GetString()!);
        (JsonElement Theirs, JsonElement Ours)[] both = [.. got.Where(track => track.TryGetProperty("address", out JsonElement address) && byAddress.ContainsKey(address.GetString()!))
            .Select(track => (track, byAddress[track.GetProperty("address").GetString()!]))];
        Assert.InRange(both.Length, 20, int.MaxValue);
        Assert.All(both, pair => Assert.InRange(Meters(pair.Theirs, pair.Ours), 0, 5000)); // one is asked after the other
        (string Theirs, string Ours)[] callsigns = [.. both.Where(pair => pair.Theirs.TryGetProperty("callsign", out _)).Select(pair => (pair.Theirs.GetProperty("callsign").GetString()!, pair.Ours.GetProperty("callsign").GetString()!))];
        Assert.InRange(callsigns.Length, 10, int.MaxValue);
        Assert.All(callsigns, pair => Assert.Equal(pair.Ours, pair.Theirs));

        Assert.Equal(0, (await SourceAsync(receiver)).GetProperty("rejected").GetInt64());
        await receiver.WaitAsync(async () => Sensors(await SourceAsync(receiver)) == "25/40 96/1 96/2 96/3", "the sensors of the sender");
        Assert.Equal(0, await sender.StopAsync());
        Assert.Equal(0, await receiver.StopAsync());
    }

    static async Task<JsonElement> SourceAsync(AtalayaProcess server) => (await server.GetAsync("/api/v1/sources")).GetProperty("sources")[0];

    /// <summary>Those that a system reports on.</summary>
    static string Sensors(JsonElement source) => !source.TryGetProperty("sensors", out JsonElement sensors) ? "" : string.Join(' ', sensors.EnumerateArray()
        .Where(sensor => sensor.TryGetProperty("reported_by", out _)).Select(sensor => $"{sensor.GetProperty("sac")}/{sensor.GetProperty("sic")}").Order(StringComparer.Ordinal));

    static double Meters(JsonElement one, JsonElement other)
    {
        double north = (one.GetProperty("lat").GetDouble() - other.GetProperty("lat").GetDouble()) * 111_000, east = (one.GetProperty("lon").GetDouble() - other.GetProperty("lon").GetDouble()) * 109_000;
        return Math.Sqrt(north * north + east * east);
    }

    [Fact]
    public async Task TsharkReadsThemWithoutAWarning()
    {
        string program = Repository.Program("tshark", "tshark");
        using TemporaryFolder folder = new();
        await using AtalayaProcess sender = await AtalayaProcess.ServeAsync(["demo", "--output", "asterix+tcp://127.0.0.1:0?sac=25&sic=10&center=10.6,-61.9&status=1"]);
        await sender.WaitAsync(async () => (await OutputAsync(sender)) is var output && output.TryGetProperty("port", out _) && output.GetProperty("tracks").GetInt32() > 100, "a hundred tracks to be sent");
        List<byte[]> blocks = await ReadAsync((await OutputAsync(sender)).GetProperty("port").GetInt32(), 60);
        string capture = folder.File("tracks.pcap");
        ArrayBufferWriter<byte> bytes = new();
        PcapWriter pcap = new(bytes);
        foreach (byte[] block in blocks) pcap.Write(Instant.FromUnixSeconds(1_700_000_000), 0x7F000001, 0x7F000001, 8600, block);
        await File.WriteAllBytesAsync(capture, bytes.WrittenSpan.ToArray(), TestContext.Current.CancellationToken);

        Assert.Equal("", await TsharkAsync(program, capture, "-Y", "_ws.malformed || _ws.expert || !asterix"));
        foreach (byte category in (byte[])[62, 63, 65]) Assert.Contains(blocks, block => block[0] == category);
        string[] numbers = (await TsharkAsync(program, capture, "-Y", "asterix.category == 62", "-T", "fields", "-e", "asterix.062_040_VALUE")).Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(blocks.Where(block => block[0] == 62).SelectMany(Numbers).Select(number => $"0x{number:x4}"), numbers);
    }

    static List<int> Numbers(byte[] block)
    {
        List<int> numbers = [];
        ReadOnlySpan<byte> records = block.AsSpan(3);
        while (!records.IsEmpty)
        {
            Assert.True(Formats.Asterix.Categories.Cat062Record.TryRead(records, out var record, out _));
            numbers.Add(record.I040!.Value);
            records = records[record.Length..];
        }

        return numbers;
    }

    /// <summary>So many blocks of a stream.</summary>
    static async Task<List<byte[]>> ReadAsync(int port, int count)
    {
        using TcpClient client = new();
        await client.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
        NetworkStream stream = client.GetStream();
        List<byte[]> blocks = [];
        while (blocks.Count < count || blocks.All(block => block[0] != 63))
        {
            byte[] header = new byte[3];
            await stream.ReadExactlyAsync(header, TestContext.Current.CancellationToken);
            byte[] block = new byte[header[1] << 8 | header[2]];
            header.CopyTo(block, 0);
            await stream.ReadExactlyAsync(block.AsMemory(3), TestContext.Current.CancellationToken);
            blocks.Add(block);
        }

        return blocks;
    }

    static async Task<string> TsharkAsync(string program, string capture, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, ["-n", "-r", capture, "-d", "udp.port==8600,asterix", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await errors);
        return output;
    }
}
