using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Recording.Checkpoints;
using Atalaya.Recording.Reading;
using Atalaya.Recording.Writing;
using Atalaya.Server.Configuration;

namespace Atalaya.Server.Archive;

/// <summary>
/// Keeps the recording and its archive within their limits, at the start and each minute. Besides the limits it keeps room on the disk: where less than
/// <see cref="FloorBytes"/> is free the oldest log goes, then the oldest days of the archive. Never removed: what the next start needs, and today.
/// </summary>
sealed class RetentionKeeper(string recording, Func<RetentionSettings> settings, CheckpointStore checkpoints, Func<Instant> newest, ILogger logger)
{
    static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    const long MostFloorBytes = 1L << 30;
    const int FloorPercent = 5;

    readonly string _archive = ArchiveFiles.DirectoryOf(recording);
    long _removedBytes;

    public RetentionSettings Settings => settings();

    /// <summary>Freed since the start.</summary>
    public long RemovedBytes => Interlocked.Read(ref _removedBytes);

    /// <summary>1 GiB, or 5 % of a disk smaller than 20 GiB.</summary>
    public static long FloorBytes(long diskBytes) => Math.Min(MostFloorBytes, diskBytes / 100 * FloorPercent);

    public async Task RunAsync(CancellationToken stop)
    {
        using PeriodicTimer timer = new(Period);
        try
        {
            do Apply();
            while (await timer.WaitForNextTickAsync(stop).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            // The program stops.
        }
    }

    public void Apply()
    {
        try
        {
            DriveInfo disk = new(Path.GetFullPath(recording));
            Apply(settings(), Math.Max(0, FloorBytes(disk.TotalSize) - disk.AvailableFreeSpace));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            ArchiveLog.RetentionFailed(logger, exception.Message);
        }
    }

    /// <param name="wanted">The limits.</param>
    /// <param name="shortBytes">What the disk has too little free.</param>
    public void Apply(RetentionSettings wanted, long shortBytes)
    {
        long bytes = LogExtent.Of(recording).Bytes;
        long limit = Math.Min(wanted.LogBytes ?? long.MaxValue, shortBytes > 0 ? bytes - shortBytes : long.MaxValue);
        (int segments, long freed) = LogRetention.Apply(recording, limit, Nanoseconds(wanted.LogDays), newest(), KeepFrom());
        if (segments > 0) RemoveCheckpoints();
        (int days, long archived) = ArchiveRetention.Apply(_archive, wanted.ArchiveBytes, wanted.ArchiveDays, newest(), Math.Max(0, shortBytes - freed));
        Interlocked.Add(ref _removedBytes, freed + archived);
        if (segments + days > 0) ArchiveLog.Removed(logger, segments, days, freed + archived);
    }

    /// <summary>Where the next start may begin to read: the newest checkpoint that the archive has caught up with, or the oldest that a start tries.</summary>
    LogPosition KeepFrom()
    {
        List<CheckpointInfo> infos = [.. checkpoints.Entries().Take(CheckpointSchedule.DefaultNewest).Select(entry => entry.Info)];
        if (infos.Count == 0) return default;
        Tick? complete = CompleteMark.Read(_archive);
        return infos.Find(info => complete is null || info.Tick <= complete)?.Position ?? infos[^1].Position;
    }

    void RemoveCheckpoints()
    {
        uint first = LogExtent.Of(recording).FirstSegment;
        foreach (CheckpointEntry entry in checkpoints.Entries())
            if (entry.Info.Position.Segment < first) File.Delete(entry.Path);
    }

    static long? Nanoseconds(double? days) => days is { } known ? (long)Math.Min(known * Instant.NanosecondsPerDay, long.MaxValue) : null;
}
