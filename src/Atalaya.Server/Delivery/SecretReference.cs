using System.Text;
using Atalaya.Server.Commands;

namespace Atalaya.Server.Delivery;

/// <summary>A secret by reference: <c>env:NAME</c> or <c>file:PATH</c>. The configuration, the recording and the pages only ever hold the reference.</summary>
static class SecretReference
{
    public static string? Fault(string text) => Parts(text) is null ? "a secret is written env:NAME or file:PATH, never as itself" : null;

    /// <summary>Null = none is asked for; throws <see cref="CommandFailure"/> where what it names is not there.</summary>
    public static byte[]? Read(string? reference)
    {
        if (reference is null) return null;
        (string kind, string name) = Parts(reference) ?? throw new CommandFailure(Fault(reference)!);
        if (kind == "env") return Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? Encoding.UTF8.GetBytes(value) : throw new CommandFailure($"the environment has no {name}");
        try
        {
            return Encoding.UTF8.GetBytes(File.ReadAllText(name).TrimEnd('\r', '\n'));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure($"the secret {reference} cannot be read: {exception.Message}");
        }
    }

    static (string Kind, string Name)? Parts(string text) =>
        text.Split(':', 2) is [("env" or "file") and var kind, { Length: > 0 } name] ? (kind, name) : null;
}
