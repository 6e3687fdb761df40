using Microsoft.Extensions.Logging.Console;

namespace Atalaya.Server.Commands;

/// <summary>
/// The logger of long-running commands, on standard error with UTC times: single lines of text, or with <c>ATALAYA__LOG=json</c> an object of JSON a line.
/// </summary>
static class ConsoleLogger
{
    const string Variable = "ATALAYA__LOG";

    static bool IsJson => Environment.GetEnvironmentVariable(Variable) switch
    {
        null or "" or "text" => false,
        "json" => true,
        string other => throw new CommandFailure($"{Variable}: '{other}' is neither text nor json"),
    };

    public static ILoggerFactory Create() => LoggerFactory.Create(Configure);

    public static void Configure(ILoggingBuilder builder)
    {
        builder.ClearProviders();
        if (IsJson)
        {
            builder.AddJsonConsole(options =>
            {
                options.UseUtcTimestamp = true;
                options.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
            });
        }
        else
        {
            builder.AddSimpleConsole(options =>
            {
                options.SingleLine = true;
                options.UseUtcTimestamp = true;
                options.TimestampFormat = "yyyy-MM-ddTHH:mm:ssZ ";
            });
        }

        builder.AddFilter("Microsoft", LogLevel.Warning);
        builder.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None); // a start that fails is said once, by WebServer
        builder.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
    }

    /// <summary>Says that the program serves: a plain line for people, a message like the others for programs.</summary>
    public static void Announce(ILogger logger, string text)
    {
        if (IsJson) Live.Log.Serving(logger, text);
        else Console.Error.WriteLine(text);
    }
}
