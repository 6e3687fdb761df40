using Atalaya.Core.Time;
using Atalaya.Server.Archive;
using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;

namespace Atalaya.SystemTests.Archive;

public sealed class ArchiveFilesTests
{
    [Fact]
    public void ANameSaysWhichTicksAreInTheFile() =>
        Gen.Select(Gen.Long[0, 80_000_000_000], Gen.Long[0, 500_000]).Sample((first, length) =>
        {
            string path = ArchiveFile.PathOf("/archive", "tracks", new Tick(first), new Tick(first + length));
            Assert.True(ArchiveFile.TryParse(path, out ArchiveFile? file));
            Assert.Equal((first, first + length), (file!.First.Number, file.Last.Number));
            Assert.Equal(new Tick(first).Start.StartOfDay, ArchiveFile.DayOf(Path.GetDirectoryName(path)!));
        });

    [Fact]
    public void OtherNamesAreLeftAlone()
    {
        Gen.String.Sample(name => ArchiveFile.TryParse("/archive/" + name, out ArchiveFile? file) || file is null);
        foreach (string name in (string[])["a.parquet", "20261123T1000000-.parquet", "20261123T1000001-20261123T1000000.parquet", "20261123T1000000-20261123T1000001.parquet.tmp", "20269923T1000000-20261123T1000001.parquet"])
            Assert.False(ArchiveFile.TryParse("/archive/" + name, out _), name);
    }

    [Fact]
    public async Task MergingAnHourKeepsEachRowOnceAtAnyMoment()
    {
        using TemporaryFolder folder = new();
        Tick[][] files = [.. Enumerable.Range(0, 5).Select(i => (Tick[])[new Tick(ArchiveBench.Noon.Number + 1200 * i), new Tick(ArchiveBench.Noon.Number + 1200 * i + 1199)])];
        await ArchiveBench.WriteAsync(folder.Path, files);
        string archive = ArchiveFiles.DirectoryOf(folder.Path), day = Assert.Single(ArchiveFiles.Days(archive, "tracks"));
        List<string> before = ArchiveBench.Read($"SELECT * FROM {ArchiveBench.From(folder.Path, "tracks")} ORDER BY time");
        string part = ArchiveFiles.All(day)[2].Path;
        byte[] partBytes = File.ReadAllBytes(part);

        new ArchiveMerger(archive, NullLogger.Instance).Run(new Tick(ArchiveBench.Noon.Number + 30_000));
        Assert.Equal(5, ArchiveFiles.All(day).Count); // the hour is not over
        new ArchiveMerger(archive, NullLogger.Instance).Run(new Tick(ArchiveBench.Noon.Number + 36_000));
        Assert.Equal(before, ArchiveBench.Read($"SELECT * FROM {ArchiveBench.From(folder.Path, "tracks")} ORDER BY time"));
        ArchiveFile merged = Assert.Single(ArchiveFiles.All(day));
        Assert.Equal((ArchiveBench.Noon, files[^1][^1]), (merged.First, merged.Last));

        // a crash between the rename and the deletions: readers of our list see no row twice, and the next start tidies up
        File.WriteAllBytes(part, partBytes);
        File.WriteAllText(part + ".tmp", "half");
        Assert.Equal([merged.Path], ArchiveFiles.Current(archive, "tracks").Select(file => file.Path));
        Assert.Equal(files[^1][^1], ArchiveFiles.Tidy(archive).Tracks);
        Assert.Equal([Path.GetFileName(merged.Path)], ArchiveBench.FilesOf(folder.Path, "tracks"));
    }

    [Fact]
    public async Task MidnightBeginsANewFolder()
    {
        using TemporaryFolder folder = new();
        Tick last = new(new Tick(ArchiveBench.Noon.Number + 432_000).Number - 1);
        await ArchiveBench.WriteAsync(folder.Path, [[last, last.Next]]);
        Assert.Equal(["day=2026-11-23", "day=2026-11-24"], ArchiveFiles.Days(ArchiveFiles.DirectoryOf(folder.Path), "reports").Select(Path.GetFileName));
        Assert.Equal(["2026-11-23|1", "2026-11-24|1"], ArchiveBench.Read($"SELECT CAST(day AS VARCHAR), count(*) FROM {ArchiveBench.From(folder.Path, "reports")} GROUP BY day ORDER BY day"));
    }

    [Fact]
    public async Task WhatTheArchiveHasIsNotWrittenAgain()
    {
        using TemporaryFolder folder = new();
        await ArchiveBench.WriteAsync(folder.Path, [[ArchiveBench.Noon]]);
        await ArchiveBench.WriteAsync(folder.Path, [[ArchiveBench.Noon, ArchiveBench.Noon.Next]]);
        foreach (string table in (string[])["tracks", "reports"]) Assert.Equal(["2"], ArchiveBench.Read($"SELECT count(*) FROM {ArchiveBench.From(folder.Path, table)}"));
        Assert.Equal(["raised|2"], ArchiveBench.Read($"SELECT event, count(*) FROM {ArchiveBench.From(folder.Path, "alerts")} GROUP BY event ORDER BY event DESC"));
    }
}
