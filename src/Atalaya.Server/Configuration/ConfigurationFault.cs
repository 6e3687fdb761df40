using Atalaya.Server.Commands;

namespace Atalaya.Server.Configuration;

/// <summary>What is wrong in a configuration, and where.</summary>
/// <param name="line">From 1; null = it is of no line.</param>
/// <param name="key">Of the value that is wrong; null = not of one.</param>
sealed class ConfigurationFault(string file, int? line, string reason, string? key = null) : CommandFailure(line is { } number ? $"{file}:{number}: {reason}" : $"{file}: {reason}")
{
    public int? Line { get; } = line;
    public string? Key { get; } = key;
    public string Reason { get; } = reason;
}
