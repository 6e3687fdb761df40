using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Atalaya.SystemTests.Outputs;

/// <summary>Independent programs read what we write, and see what we see: gpsdecode (package gpsd-clients) and dump1090-mutability.</summary>
public sealed class OutputPeerTests
{
    static async Task<AtalayaProcess> DemoAsync(string output)
    {
        AtalayaProcess server = await AtalayaProcess.ServeAsync(["demo", "--output", output]);
        await server.WaitAsync(async () => (await Output(server)).TryGetProperty("port", out _), "the output to listen");
        return server;
    }

    static async Task<JsonElement> Output(AtalayaProcess server) => (await server.GetAsync("/api/v1/outputs")).GetProperty("outputs")[0];

    static async Task<TcpClient> ConnectAsync(int port)
    {
        TcpClient client = new();
        await client.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
        return client;
    }

    [Fact]
    public async Task GpsdecodeReadsEveryAisMessage()
    {
        string program = Repository.Program("gpsdecode", "gpsd-clients");
        await using AtalayaProcess server = await DemoAsync("nmea+tcp://127.0.0.1:0?simulated=1");
        using TcpClient client = await ConnectAsync((await Output(server)).GetProperty("port").GetInt32());
        using StreamReader reader = new(client.GetStream());
        List<string> lines = [];
        int messages = 0;
        while (messages < 60)
        {
            string[] fields = ((await reader.ReadLineAsync(TestContext.Current.CancellationToken))!).Split(',');
            lines.Add(string.Join(',', fields));
            if (fields[1] == fields[2]) messages++; // its last part
        }

        string decoded = await DecodeAsync(program, string.Join("\r\n", lines) + "\r\n");
        JsonElement[] records = [.. decoded.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(messages, records.Count(record => record.GetProperty("class").GetString() == "AIS"));
        HashSet<long> ours = [.. (await server.GetAsync("/api/v1/tracks?status=tentative,confirmed,coasting")).GetProperty("tracks").EnumerateArray()
            .Where(track => track.TryGetProperty("mmsi", out _)).Select(track => track.GetProperty("mmsi").GetInt64())];
        Assert.InRange(records.Select(record => record.GetProperty("mmsi").GetInt64()).Count(ours.Contains), messages * 9 / 10, messages); // base stations have no track
    }

    /// <summary>-s: both parts of message 24 as they come.</summary>
    static async Task<string> DecodeAsync(string program, string input)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, ["-s"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        return await output.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Dump1090SeesTheSameAircraftInTheSamePlaces()
    {
        string program = Repository.Program("dump1090-mutability", "dump1090-mutability");
        using TemporaryFolder folder = new();
        await using AtalayaProcess server = await DemoAsync("beast+tcp://127.0.0.1:0?simulated=1");
        int input = FreePort.Next();
        using Process reader = Process.Start(new ProcessStartInfo(program,
        [
            "--net-only", "--quiet", "--net-bind-address", "127.0.0.1", "--net-bi-port", $"{input}", "--net-ri-port", "0", "--net-ro-port", "0", "--net-sbs-port", "0", "--net-bo-port", "0",
            "--write-json", folder.Path,
        ])
        { RedirectStandardOutput = true, RedirectStandardError = true })!;
        try
        {
            using TcpClient from = await ConnectAsync((await Output(server)).GetProperty("port").GetInt32());
            using TcpClient to = await ConnectWhenReadyAsync(input);
            using CancellationTokenSource stop = new();
            Task relaying = from.GetStream().CopyToAsync(to.GetStream(), stop.Token);
            Dictionary<string, JsonElement> theirs = [];
            await server.WaitAsync(async () => (theirs = await AircraftAsync(folder.File("aircraft.json"))).Values.Count(HasPosition) >= 25, "dump1090 to place 25 aircraft", TimeSpan.FromSeconds(40));
            Dictionary<string, JsonElement> ours = (await server.GetAsync("/data/aircraft.json")).GetProperty("aircraft").EnumerateArray()
                .ToDictionary(one => one.GetProperty("hex").GetString()!);
            await stop.CancelAsync();
            await relaying.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            Assert.InRange(theirs.Keys.Count(ours.ContainsKey), theirs.Count - 3, theirs.Count); // one may be new here, and one only a moment old there
            foreach ((string hex, JsonElement one) in theirs.Where(each => HasPosition(each.Value) && ours.TryGetValue(each.Key, out JsonElement mine) && HasPosition(mine)))
                Assert.InRange(Math.Abs(one.GetProperty("lat").GetDouble() - ours[hex].GetProperty("lat").GetDouble()), 0, 0.05); // 3 NM in the seconds between
        }
        finally
        {
            reader.Kill();
            await reader.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    static bool HasPosition(JsonElement aircraft) => aircraft.TryGetProperty("lat", out _);

    static async Task<TcpClient> ConnectWhenReadyAsync(int port)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                return await ConnectAsync(port);
            }
            catch (SocketException) when (attempt < 300)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
        }
    }

    static async Task<Dictionary<string, JsonElement>> AircraftAsync(string path)
    {
        if (!File.Exists(path)) return [];
        using JsonDocument document = JsonDocument.Parse(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
        return document.RootElement.GetProperty("aircraft").EnumerateArray().ToDictionary(one => one.GetProperty("hex").GetString()!, one => one.Clone());
    }
}
