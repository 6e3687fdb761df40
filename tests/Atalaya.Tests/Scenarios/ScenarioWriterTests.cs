using System.Globalization;
using System.Text.Json;
using Atalaya.Core.Time;
using Atalaya.Formats.ModeS.Framing;
using Atalaya.Scenarios;

namespace Atalaya.Tests.Scenarios;

public sealed class ScenarioWriterTests : IDisposable
{
    readonly string _directory = Directory.CreateTempSubdirectory("atalaya-scenario-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void WritesTheFilesOfTheContractAndNothingElse()
    {
        ScenarioWriteResult result = Write();
        string[] names = [.. Directory.GetFiles(_directory).Select(Path.GetFileName).Order(StringComparer.Ordinal)!];
        Assert.Equal(["adsb-1.beast", "adsb-2.beast", "ais-1.nmea", "coast-1.ast", "radar-1.ast", "radar-2.ast", "sources.json", "system-1.ast", "truth.csv"], names);
        long bytes = names.Where(name => name is not ("sources.json" or "truth.csv")).Sum(name => new FileInfo(Path.Combine(_directory, name)).Length);
        Assert.Equal(result.Bytes, bytes);
    }

    [Fact]
    public void TruthHasARowForEachObjectAndSecond()
    {
        Write();
        string[] rows = File.ReadAllLines(Path.Combine(_directory, "truth.csv"));
        Assert.Equal("time_s,id,lat,lon,alt_m,ve,vn,address,mmsi,kind,notes", rows[0]);
        string[][] fields = [.. rows.Skip(1).Select(row => row.Split(','))];
        Assert.All(fields, row => Assert.Equal(11, row.Length));
        Assert.Equal(20, fields.Select(row => row[0]).Distinct().Count());
        Assert.Equal("1767225600", fields[0][0]);
        Assert.Equal(7 + 215, fields.Count(row => row[0] == "1767225600"));
        Assert.Equal(["aircraft", "drone", "fixed", "helicopter", "sensor", "vessel"], fields.Select(row => row[9]).Distinct().Order(StringComparer.Ordinal));
        Assert.All(fields, row => Assert.InRange(double.Parse(row[2], CultureInfo.InvariantCulture), 7, 14));
    }

    [Fact]
    public void SourcesTellWhereAndWhenButNotTheBias()
    {
        Write();
        string text = File.ReadAllText(Path.Combine(_directory, "sources.json"));
        Assert.DoesNotContain("bias", text, StringComparison.OrdinalIgnoreCase);
        using JsonDocument json = JsonDocument.Parse(text);
        JsonElement[] sources = [.. json.RootElement.GetProperty("sources").EnumerateArray()];
        Assert.Equal(["asterix", "beast", "nmea", "asterix", "asterix", "beast", "asterix"], sources.Select(source => source.GetProperty("format").GetString()));
        Assert.All(sources, source => Assert.True(source.GetProperty("simulated").GetBoolean()));
        Assert.Equal(60, sources[0].GetProperty("range_sigma_m").GetDouble());
        Assert.Equal("2026-01-01T00:00:00.000Z", sources[0].GetProperty("start").GetString());
        Assert.Equal(10.687, sources[0].GetProperty("site").GetProperty("lat").GetDouble());
    }

    /// <summary>A Beast file is dated by the time of its first counter.</summary>
    [Fact]
    public void TheStartOfTheBeastFileIsThatOfItsFirstCounter()
    {
        Write();
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(Path.Combine(_directory, "sources.json")));
        DateTime start = json.RootElement.GetProperty("sources")[1].GetProperty("start").GetDateTime().ToUniversalTime();
        ReadOnlySpan<byte> bytes = File.ReadAllBytes(Path.Combine(_directory, "adsb-1.beast"));
        new BeastReader().Read(ref bytes, out ReceivedFrame frame);
        double counter = frame.Ticks!.Value / 12e6;
        Assert.Equal(counter, Instant.FromDateTime(start).SecondsSince(ScenarioOptions.FixedEpoch), 0.0011);
    }

    ScenarioWriteResult Write() =>
        ScenarioWriter.Write(Scenario.Create("strait", new ScenarioOptions { DurationSeconds = 20 })!, _directory);
}
