using System.Text.Json;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Server.Configuration;

/// <summary>The words that name kinds and changes of alerts.</summary>
static class AlertWords
{
    public static IReadOnlyList<string> Kinds { get; } = [.. Enum.GetValues<AlertKind>().Select(Of)];
    public static IReadOnlyList<string> Changes { get; } = [.. Enum.GetNames<AlertChangeKind>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)];

    public static string Of(AlertKind kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());
}
