using Microsoft.Extensions.Logging.Console;

namespace Atalaya.Server.Commands;

/// <summary>The logger of long-running commands: single lines on standard error, UTC.</summary>
static class ConsoleLogger
{
    public static ILoggerFactory Create() => LoggerFactory.Create(Configure);

    public static void Configure(ILoggingBuilder builder)
    {
        builder.ClearProviders();
        builder.AddSimpleConsole(options =>
        {
            options.SingleLine = true;
            options.UseUtcTimestamp = true;
            options.TimestampFormat = "yyyy-MM-ddTHH:mm:ssZ ";
        });
        builder.AddFilter("Microsoft", LogLevel.Warning);
        builder.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None); // a start that fails is said once, by WebServer
        builder.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
