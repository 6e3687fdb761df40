namespace Atalaya.Server.Commands;

/// <summary>Ends a command with one clear line on standard error: exit code 1, or 2 for wrong usage.</summary>
class CommandFailure(string message, int exitCode = 1) : Exception(message)
{
    public int ExitCode { get; } = exitCode;

    public static CommandFailure Usage(string message) => new(message, 2);
}
