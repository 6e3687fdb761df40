using System.Globalization;
using System.Reflection;
using Atalaya.Server.Outputs;
using Microsoft.Extensions.Logging;

namespace Atalaya.SystemTests.Telemetry;

/// <summary>docs/logs.md lists the messages of the program.</summary>
public sealed class LogDocumentTests
{
    static List<LoggerMessageAttribute> Messages() =>
    [
        .. typeof(OutputLog).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()).OfType<LoggerMessageAttribute>(),
    ];

    [Fact]
    public void EveryMessageIsListedAsItIs()
    {
        IEnumerable<string> documented = File.ReadLines(Path.Combine(Repository.Root, "docs/logs.md")).Where(line => line.Length > 2 && line.StartsWith("| ", StringComparison.Ordinal) && char.IsAsciiDigit(line[2]))
            .Select(line => string.Join('|', line.Split('|', StringSplitOptions.TrimEntries)[1..4]));
        Assert.Equal(
            Messages().OrderBy(message => message.EventId).Select(message => string.Create(CultureInfo.InvariantCulture, $"{message.EventId}|{message.Level}|{message.Message}")),
            documented);
    }

    [Fact]
    public void NoTwoMessagesShareAnId() => Assert.Equal(Messages().Count, Messages().DistinctBy(message => message.EventId).Count());
}
