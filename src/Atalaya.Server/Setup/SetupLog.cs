namespace Atalaya.Server.Setup;

/// <summary>The messages of the set-up.</summary>
static partial class SetupLog
{
    [LoggerMessage(60, LogLevel.Error, "The sources configured cannot be started ({Reason}): the demo goes on")]
    public static partial void DemoGoesOn(ILogger logger, string reason);
}
