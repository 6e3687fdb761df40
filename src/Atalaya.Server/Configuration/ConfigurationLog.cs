namespace Atalaya.Server.Configuration;

/// <summary>The messages of the configuration.</summary>
static partial class ConfigurationLog
{
    [LoggerMessage(501, LogLevel.Information, "Configuration: {Difference}")]
    public static partial void Changed(ILogger logger, string difference);

    [LoggerMessage(502, LogLevel.Error, "The changed configuration is not in force, the one before it is: {Fault}")]
    public static partial void NotInForce(ILogger logger, string fault);

    [LoggerMessage(503, LogLevel.Warning, "Takes effect at the next start: {Keys}")]
    public static partial void NeedsRestart(ILogger logger, string keys);
}
