namespace Atalaya.Server.Configuration;

/// <summary>HTTPS by certificate files: PEM with its key in the same or another file.</summary>
sealed record TlsSettings(string Certificate, string? Key);
