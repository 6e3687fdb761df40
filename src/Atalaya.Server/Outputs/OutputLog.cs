namespace Atalaya.Server.Outputs;

/// <summary>The messages of the outputs.</summary>
static partial class OutputLog
{
    [LoggerMessage(301, LogLevel.Error, "The outputs stopped; the picture goes on")]
    public static partial void Stopped(ILogger logger, Exception exception);

    [LoggerMessage(302, LogLevel.Error, "A frame of {Source} could not be passed on to the outputs")]
    public static partial void FrameFailed(ILogger logger, string source, Exception exception);

    [LoggerMessage(303, LogLevel.Error, "A batch of tracks could not be sent to {Output}")]
    public static partial void BatchFailed(ILogger logger, string output, Exception exception);
}
