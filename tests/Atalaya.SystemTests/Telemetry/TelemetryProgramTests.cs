using System.Buffers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Atalaya.Core.Time;
using Atalaya.Formats.Ais;
using Atalaya.Formats.Ais.Messages;

namespace Atalaya.SystemTests.Telemetry;

/// <summary>Metrics and logs of the whole program.</summary>
public sealed partial class TelemetryProgramTests
{
    static readonly string[] JsonLog = ["env", "ATALAYA__LOG=json"];

    [GeneratedRegex(@"^# TYPE (atalaya_\w+) ", RegexOptions.Multiline)]
    private static partial Regex FamilyPattern();

    [GeneratedRegex(@"^\| `(atalaya_\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex RowPattern();

    /// <summary>Vessels with the time of their station, then a line that is damaged.</summary>
    static string WriteSource(TemporaryFolder folder)
    {
        ArrayBufferWriter<byte> lines = new();
        NmeaSentenceWriter sentences = new() { Station = "quay" };
        byte[] bits = new byte[64];
        for (uint i = 0; i < 5; i++)
        {
            AisBitWriter writer = new(bits);
            new StaticAndVoyageData { Mmsi = 257742000 + i }.Encode(ref writer);
            sentences.Write(bits, writer.Length, 'A', Instant.FromDateTime(DateTime.UtcNow), lines);
        }

        lines.Write("!AIVDM,1,1,,B,15IRR;P04csV@0v5woPnbEKn0H00,0*00\r\n"u8);
        File.WriteAllBytes(folder.File("quay.nmea"), lines.WrittenSpan.ToArray());
        return $"file:{folder.File("quay.nmea")}?format=nmea&name=quay&speed=max";
    }

    /// <summary>Then there is something to go on from.</summary>
    static Task WaitForTickAsync(AtalayaProcess server) => server.WaitAsync(async () => (await server.HealthAsync()).GetProperty("time").GetDouble() > 1e9, "the first tick");

    [Fact]
    public async Task TheDocumentListsExactlyTheMetrics()
    {
        using TemporaryFolder folder = new();
        string[] arguments = ["run", "--data", folder.File("data"), "--source", WriteSource(folder), "--output", "nmea+tcp://127.0.0.1:0"];
        await using (AtalayaProcess first = await AtalayaProcess.ServeAsync(arguments))
        {
            await WaitForTickAsync(first);
            await first.StopAsync(); // leaves a checkpoint
        }

        await using AtalayaProcess server = await AtalayaProcess.ServeAsync(arguments);
        string document = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs/metrics.md"), TestContext.Current.CancellationToken), metrics = "";
        string[] documented = [.. RowPattern().Matches(document).Select(match => match.Groups[1].Value).Order()];
        await server.WaitAsync(async () =>
        {
            metrics = await server.GetTextAsync("/metrics");
            return metrics.Contains("atalaya_source_rejected_total{", StringComparison.Ordinal) && documented.All(name => metrics.Contains($"# TYPE {name} ", StringComparison.Ordinal));
        }, $"the damaged line to be counted, and each of {string.Join(", ", documented)}");
        Assert.Equal(documented, FamilyPattern().Matches(metrics).Select(match => match.Groups[1].Value).Distinct().Order());
        Assert.Contains("service_name=\"atalaya\"", metrics);
    }

    [Fact]
    public async Task MessagesAreJsonLinesWhenAsked()
    {
        using TemporaryFolder folder = new();
        await using AtalayaProcess server = await AtalayaProcess.ServeAsync(["run", "--data", folder.File("data"), "--source", WriteSource(folder)], wrapper: JsonLog);
        await WaitForTickAsync(server);
        await server.KillAsync();
        await using AtalayaProcess again = await AtalayaProcess.ServeAsync(["run", "--data", folder.File("data"), "--source", WriteSource(folder)], wrapper: JsonLog);
        Assert.Equal(0, await again.StopAsync());
        JsonElement[] messages = [.. again.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Contains(messages, message => message.GetProperty("EventId").GetInt32() == 6);
        JsonElement serving = messages.Single(message => message.GetProperty("EventId").GetInt32() == 10);
        Assert.Contains($"open {again.Url}", serving.GetProperty("Message").GetString());
        Assert.Equal("Information", serving.GetProperty("LogLevel").GetString());
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", serving.GetProperty("Timestamp").GetString());
    }
}
