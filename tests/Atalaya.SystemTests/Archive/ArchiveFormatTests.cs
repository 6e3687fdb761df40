using System.Text.RegularExpressions;
using Atalaya.Core.Time;
using Atalaya.Server.Archive;
using Microsoft.Extensions.Logging.Abstractions;

namespace Atalaya.SystemTests.Archive;

/// <summary>Columns and types are a promise: docs/formats/archive.md is the golden file.</summary>
public sealed partial class ArchiveFormatTests
{
    static readonly Tick[][] TwoFiles = [[ArchiveBench.Noon], [new Tick(ArchiveBench.Noon.Number + 10)]];

    [GeneratedRegex(@"^\| `(\w+)` \| ([A-Z ]+) \|", RegexOptions.Multiline)]
    private static partial Regex ColumnRow { get; }

    static List<string> Documented(string table)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, "docs/formats/archive.md"));
        int start = text.IndexOf($"\n## {table}\n", StringComparison.Ordinal);
        string section = text[start..text.IndexOf("\n## ", start + 4, StringComparison.Ordinal)];
        return [.. ColumnRow.Matches(section).Select(match => $"{match.Groups[1]}|{match.Groups[2]}")];
    }

    static List<string> Found(string recording, string table) => ArchiveBench.Read($"SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM {ArchiveBench.From(recording, table)})");

    [Fact]
    public async Task FilesHaveTheDocumentedColumnsAndTypes()
    {
        using TemporaryFolder folder = new();
        await ArchiveBench.WriteAsync(folder.Path, TwoFiles);
        foreach (string table in ArchiveFiles.Tables) Assert.Equal(Documented(table), Found(folder.Path, table));
    }

    [Fact]
    public async Task MergedFilesHaveThemToo()
    {
        using TemporaryFolder folder = new();
        await ArchiveBench.WriteAsync(folder.Path, TwoFiles);
        new ArchiveMerger(ArchiveFiles.DirectoryOf(folder.Path), NullLogger.Instance).Run(new Tick(ArchiveBench.Noon.Number + 36_000));
        foreach (string table in ArchiveFiles.Tables)
        {
            Assert.Single(ArchiveBench.FilesOf(folder.Path, table));
            Assert.Equal(Documented(table), Found(folder.Path, table));
        }
    }

    [Fact]
    public void TheViewsOfAnEmptyArchiveHaveThemToo()
    {
        foreach (string table in ArchiveFiles.Tables)
            Assert.Equal(Documented(table), ArchiveSchema.Columns(table).Select(column => $"{column.Name}|{column.SqlType}"));
    }

    [Fact]
    public async Task ValuesAreInTheUnitsOfTheNames()
    {
        using TemporaryFolder folder = new();
        await ArchiveBench.WriteAsync(folder.Path, [[ArchiveBench.Noon]]);
        string track = Assert.Single(ArchiveBench.Read($"SELECT track_id, status, round(lat, 4), round(lon, 4), ground_speed_mps, round(track_deg, 2), alt_m, alt_datum, address, mmsi, callsign, CAST(day AS VARCHAR) FROM {ArchiveBench.From(folder.Path, "tracks")}"));
        Assert.Equal("0000000000000007|confirmed|11.4592|-63.0254|50|53.13|3000|pressure|4840d6||KLM1023|2026-11-23", track);
        string report = Assert.Single(ArchiveBench.Read($"SELECT source, hearers, measurement, range_m, round(azimuth_deg, 9), elevation_deg, lat, flags, epoch_ms(receive_time) FROM {ArchiveBench.From(folder.Path, "reports")}"));
        Assert.Equal($"radar-1|radar-1|polar|10000|90||||{ArchiveBench.Noon.Start.UnixMilliseconds}", report);
        Assert.Equal("raised|emergency|radar-1|80", Assert.Single(ArchiveBench.Read($"SELECT event, kind, source, log_offset FROM {ArchiveBench.From(folder.Path, "alerts")}")));
    }
}
