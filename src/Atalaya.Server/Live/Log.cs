using Atalaya.Core.Frames;
using Atalaya.Recording;

namespace Atalaya.Server.Live;

/// <summary>The messages of live operation.</summary>
static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "The log ended in the middle of a write at {Position}: {Bytes} bytes cut, nothing before them is lost")]
    public static partial void TornTail(ILogger logger, LogPosition position, long bytes);

    [LoggerMessage(2, LogLevel.Critical, "The flow stopped")]
    public static partial void FlowFailed(ILogger logger, Exception exception);

    [LoggerMessage(3, LogLevel.Error, "Frames cannot be recorded ({Reason}); the picture goes on, storage is tried again each second")]
    public static partial void StorageFailed(ILogger logger, string reason);

    [LoggerMessage(4, LogLevel.Warning, "Frames are recorded again; a gap frame marks what is missing")]
    public static partial void StorageWorks(ILogger logger);

    [LoggerMessage(5, LogLevel.Warning, "A checkpoint could not be written: {Reason}")]
    public static partial void CheckpointFailed(ILogger logger, string reason);

    [LoggerMessage(6, LogLevel.Information, "Resumed from {Position} and {Frames} later frames: {Tracks} tracks")]
    public static partial void Resumed(ILogger logger, string position, long frames, int tracks);

    [LoggerMessage(8, LogLevel.Warning, "The log is damaged and was read around: {Problem}")]
    public static partial void DamagedLog(ILogger logger, LogProblem problem);

    [LoggerMessage(7, LogLevel.Warning, "A checkpoint cannot be used: {Reason}")]
    public static partial void CheckpointRefused(ILogger logger, string reason);

    [LoggerMessage(9, LogLevel.Error, "The audit log cannot be written: {Reason}")]
    public static partial void AuditFailed(ILogger logger, string reason);

    [LoggerMessage(10, LogLevel.Information, "{Text}")]
    public static partial void Serving(ILogger logger, string text);

    [LoggerMessage(41, LogLevel.Error, "The changed sources, areas and rules are not in force: {Reason}")]
    public static partial void NotReconfigured(ILogger logger, string reason);
}
