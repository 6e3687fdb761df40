using System.Text.Json;
using System.Text.Json.Serialization;

namespace Atalaya.Server.Security;

/// <summary>What people did: one line of JSON an action, appended to <c>audit.jsonl</c> beside the recording. Never secrets.</summary>
sealed class AuditLog(string? directory, ILogger logger)
{
    public const string FileName = "audit.jsonl";

    readonly Lock _lock = new();

    /// <summary>What the caller of a request did.</summary>
    public void Write(HttpContext context, string action, string? detail = null) =>
        Write(Caller.Of(context)?.Name ?? "nobody", context.Connection.RemoteIpAddress?.ToString(), action, detail);

    /// <param name="user">Who: a user, a key, or <c>local</c> where there are no users.</param>
    /// <param name="from">The address it came from.</param>
    /// <param name="action">What, as <c>subject.verb</c>: <c>source.add</c>, <c>login.refused</c>.</param>
    public void Write(string user, string? from, string action, string? detail = null)
    {
        AuditEntry entry = new(Clock.Now.ToString(), user, from, action, detail);
        if (directory is null) return;
        try
        {
            lock (_lock)
            {
                Directory.CreateDirectory(directory); // the first to be done may be the set-up
                using FileStream file = new(Path.Combine(directory, FileName), Options());
                file.Write([.. JsonSerializer.SerializeToUtf8Bytes(entry, AuditJson.Default.AuditEntry), (byte)'\n']);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Live.Log.AuditFailed(logger, exception.Message);
        }
    }

    static FileStreamOptions Options()
    {
        FileStreamOptions options = new() { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.ReadWrite, BufferSize = 0 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}

/// <summary>A line of the audit log.</summary>
sealed record AuditEntry(string Time, string User, string? From, string Action, string? Detail);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AuditEntry))]
sealed partial class AuditJson : JsonSerializerContext;
