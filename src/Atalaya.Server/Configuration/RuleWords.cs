using Atalaya.Core.Reports;
using Atalaya.Integrity.Alerts;
using Atalaya.Integrity.Rules;

namespace Atalaya.Server.Configuration;

/// <summary>The words that rules use for the values of enums: their names in lower case.</summary>
static class RuleWords
{
    public static IReadOnlyList<string> When { get; } = Of<RuleMoment>();
    public static IReadOnlyList<string> Domains { get; } = Of<Domain>();
    public static IReadOnlyList<string> Sides { get; } = Of<LineSide>();
    public static IReadOnlyList<string> Severities { get; } = Of<AlertSeverity>();

    public static T Parse<T>(string word) where T : struct, Enum => Enum.Parse<T>(word, ignoreCase: true);

    public static string Of<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    static string[] Of<T>() where T : struct, Enum => [.. Enum.GetValues<T>().Select(Of)];
}
