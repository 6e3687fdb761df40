using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Recording.Checkpoints;
using Atalaya.Recording.Reading;
using Atalaya.Recording.Writing;
using Atalaya.Server.Archive;
using Atalaya.Server.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace Atalaya.SystemTests.Archive;

public sealed class RetentionTests
{
    static readonly RetentionSettings NoLimit = new() { LogDays = null, LogBytes = null, ArchiveDays = null, ArchiveBytes = null };

    static string[] DaysOf(string recording) => [.. ArchiveRetention.ByDay(ArchiveFiles.DirectoryOf(recording)).Select(day => day.Day.ToString()[..10])];

    static async Task WriteDaysAsync(string recording, int days) =>
        await ArchiveBench.WriteAsync(recording, [.. Enumerable.Range(0, days).Select(day => (Tick[])[new Tick(ArchiveBench.Noon.Number + day * 864_000L)])]);

    /// <summary>A log of about ten segments of 1 MB, an hour apart; returns the position of each frame.</summary>
    static List<LogPosition> WriteLog(string recording)
    {
        using LogWriter log = LogWriter.Open(recording, Guid.NewGuid(), new LogWriterOptions { SegmentBytes = 1 << 20, Schedule = action => action() });
        List<LogPosition> positions = [];
        byte[] payload = new byte[1 << 19];
        Random.Shared.NextBytes(payload);
        for (int i = 0; i < 20; i++)
        {
            log.TryAppend(FrameKind.SensorData, new SourceId(1), ArchiveBench.Noon.Start.PlusSeconds(3600 * i), payload, out LogPosition position, out _);
            positions.Add(position);
        }

        return positions;
    }

    static RetentionKeeper Keeper(string recording, CheckpointStore checkpoints) =>
        new(recording, () => NoLimit, checkpoints, () => ArchiveBench.Noon.Start.PlusSeconds(3600 * 19), NullLogger.Instance);

    [Fact]
    public async Task TheOldestDaysOfTheArchiveGoByAgeAndBySize()
    {
        using TemporaryFolder folder = new();
        await WriteDaysAsync(folder.Path, 5);
        string archive = ArchiveFiles.DirectoryOf(folder.Path);
        Instant now = new Tick(ArchiveBench.Noon.Number + 4 * 864_000L).End;
        long oneDay = ArchiveRetention.ByDay(archive).First().Bytes;
        Assert.Equal((0, 0), ArchiveRetention.Apply(archive, null, null, now, 0));
        Assert.Equal(1, ArchiveRetention.Apply(archive, null, 3, now, 0).Days);
        Assert.Equal(["2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27"], DaysOf(folder.Path));
        Assert.Equal(1, ArchiveRetention.Apply(archive, oneDay * 7 / 2, null, now, 0).Days);
        Assert.Equal(1, ArchiveRetention.Apply(archive, null, null, now, shortBytes: 1).Days);
        Assert.Equal(1, ArchiveRetention.Apply(archive, 0, 0, now, long.MaxValue).Days); // the newest day stays
        Assert.Equal(["2026-11-27"], DaysOf(folder.Path));
    }

    [Fact]
    public void TheLogGoesUpToWhatTheNextStartNeedsAndItsCheckpointsWithIt()
    {
        using TemporaryFolder folder = new();
        List<LogPosition> positions = WriteLog(folder.Path);
        CheckpointStore checkpoints = new(folder.Path);
        RetentionKeeper keeper = Keeper(folder.Path, checkpoints);
        uint last = positions[^1].Segment;
        keeper.Apply(NoLimit with { LogBytes = 0 }, 0);
        Assert.Equal(1u, LogExtent.Of(folder.Path).FirstSegment); // no checkpoint yet: the start needs it all

        for (int i = 4; i <= 12; i += 4) checkpoints.Write(new CheckpointInfo("build", positions[i], new Tick(i), new byte[32]), "state"u8);
        CompleteMark.Write(ArchiveFiles.DirectoryOf(folder.Path), new Tick(8));
        keeper.Apply(NoLimit with { LogDays = 17.5 / 24 }, 0);
        Assert.Equal(2u, LogExtent.Of(folder.Path).FirstSegment);
        keeper.Apply(NoLimit with { LogBytes = 0 }, 0);
        Assert.Equal(positions[8].Segment, LogExtent.Of(folder.Path).FirstSegment); // the archive lags behind the newest checkpoint
        Assert.Equal(2, checkpoints.Entries().Count);

        CompleteMark.Write(ArchiveFiles.DirectoryOf(folder.Path), new Tick(12));
        keeper.Apply(NoLimit, shortBytes: 1);
        Assert.Equal(positions[8].Segment + 1, LogExtent.Of(folder.Path).FirstSegment); // a little too little free: one segment
        keeper.Apply(NoLimit, shortBytes: long.MaxValue);
        Assert.Equal(positions[12].Segment, LogExtent.Of(folder.Path).FirstSegment);
        Assert.True(keeper.RemovedBytes > (last / 3) << 20);
    }

    [Fact]
    public void AFloorIsKeptFree()
    {
        Assert.Equal(1L << 30, RetentionKeeper.FloorBytes(1L << 40));
        Assert.Equal((16L << 20) / 100 * 5, RetentionKeeper.FloorBytes(16L << 20));
    }
}
