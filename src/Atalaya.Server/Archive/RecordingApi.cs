using System.Globalization;
using Atalaya.Core.Time;
using Atalaya.Recording.Reading;
using Atalaya.Server.Configuration;
using Atalaya.Server.Live;
using Atalaya.Server.Security;
using Atalaya.Server.Web;

namespace Atalaya.Server.Archive;

/// <summary>GET /api/v1/recording: what is kept on disk, and the limits.</summary>
static class RecordingApi
{
    /// <summary>Walking the files has a price: it is paid at most this often.</summary>
    const double AnswerSeconds = 2;

    public static void Map(WebApplication app, ServedHosts hosts)
    {
        Lock @lock = new();
        (FlowHost? Host, Instant At, RecordingResponse? Answer) last = default;
        app.MapGet("/api/v1/recording", () =>
        {
            if (hosts.Main is not LiveHost live) return Results.Json(new ErrorResponse("nothing is being recorded: this is a replay"), WebJson.Default.ErrorResponse, statusCode: 404);
            lock (@lock)
            {
                if (last.Host != live || Clock.Now.SecondsSince(last.At) > AnswerSeconds) last = (live, Clock.Now, Describe(live));
                return Results.Json(last.Answer!, RecordingJson.Default.RecordingResponse);
            }
        }).WithSummary("What is kept of the recording and its archive, the limits, and the free disk").Produces<RecordingResponse>().Produces<ErrorResponse>(404).Needs(Role.Viewer);
    }

    static RecordingResponse Describe(LiveHost host)
    {
        RecordingState state = host.Recording;
        RetentionSettings limits = host.Retention.Settings;
        LogExtent log = LogExtent.Of(state.Directory!);
        DriveInfo disk = new(Path.GetFullPath(state.Directory!));
        return new RecordingResponse
        {
            Directory = state.Directory!,
            Problem = state.Problem,
            Log = new LogModel(log.Segments, log.Bytes, log.FirstTime?.UnixSeconds, log.FirstTime is { } first ? Math.Round(Clock.Now.SecondsSince(first) / 86_400, 3) : null, limits.LogDays, limits.LogBytes),
            Archive = host.Archive is { } archive ? Describe(archive, limits) : null,
            Disk = new DiskModel(disk.AvailableFreeSpace, disk.TotalSize, RetentionKeeper.FloorBytes(disk.TotalSize)),
            RemovedBytes = host.Retention.RemovedBytes,
        };
    }

    static ArchiveModel Describe(TrafficArchive archive, RetentionSettings limits)
    {
        List<(Instant Day, string[] Folders, long Bytes)> days = [.. ArchiveRetention.ByDay(archive.DirectoryPath)];
        return new ArchiveModel(
            days.Count, days.Sum(day => day.Bytes), days.Count > 0 ? Text(days[0].Day) : null, days.Count > 0 ? Text(days[^1].Day) : null,
            CompleteMark.Read(archive.DirectoryPath)?.End.UnixSeconds, archive.RowsWritten, archive.RowsLost, archive.Problem, limits.ArchiveDays, limits.ArchiveBytes);
    }

    static string Text(Instant day) => day.ToDateTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
