namespace Atalaya.Server.Security;

/// <summary>The messages of who comes in.</summary>
static partial class SecurityLog
{
    [LoggerMessage(200, LogLevel.Error, "The users cannot be read, those known stay: {Reason}")]
    public static partial void UsersUnreadable(ILogger logger, string reason);

    [LoggerMessage(201, LogLevel.Warning, "The time of a login or of a key's use could not be noted: {Reason}")]
    public static partial void NotNoted(ILogger logger, string reason);

    [LoggerMessage(202, LogLevel.Error, "{Path} states no role and is refused: this is a fault of Atalaya")]
    public static partial void NoRole(ILogger logger, string path);

    [LoggerMessage(203, LogLevel.Warning, "TLS: {Problem}")]
    public static partial void CertificateProblem(ILogger logger, string problem);

    [LoggerMessage(204, LogLevel.Information, "TLS: the certificate was read again, good until {End}")]
    public static partial void CertificateRead(ILogger logger, string end);
}
