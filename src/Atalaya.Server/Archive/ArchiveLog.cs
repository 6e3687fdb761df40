namespace Atalaya.Server.Archive;

/// <summary>The messages of the archive and of retention.</summary>
static partial class ArchiveLog
{
    [LoggerMessage(101, LogLevel.Error, "The archive cannot be written ({Reason}); its rows wait in memory, the recording and the picture go on")]
    public static partial void WriteFailed(ILogger logger, string reason);

    [LoggerMessage(102, LogLevel.Warning, "Files of the archive could not be merged: {Reason}")]
    public static partial void MergeFailed(ILogger logger, string reason);

    [LoggerMessage(103, LogLevel.Warning, "The archive lacks rows between {Complete} and {Checkpoint}: no checkpoint is old enough to make them again")]
    public static partial void Hole(ILogger logger, string complete, string checkpoint);

    [LoggerMessage(104, LogLevel.Warning, "Trails could not be read from the archive: {Reason}")]
    public static partial void TrailsFailed(ILogger logger, string reason);

    [LoggerMessage(105, LogLevel.Information, "Retention removed {Segments} segments of the log and {Days} days of the archive: {Bytes} bytes")]
    public static partial void Removed(ILogger logger, int segments, int days, long bytes);

    [LoggerMessage(106, LogLevel.Error, "Retention failed: {Reason}")]
    public static partial void RetentionFailed(ILogger logger, string reason);
}
