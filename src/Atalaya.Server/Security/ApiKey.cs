namespace Atalaya.Server.Security;

/// <summary>The key of a program. Only its hash is kept: it is shown once, when it is made.</summary>
sealed record ApiKey
{
    public required string Name { get; init; }
    public required Role Role { get; init; }

    /// <summary>SHA-256 of the key, hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>UTC, ISO 8601.</summary>
    public required string Created { get; init; }

    public required string CreatedBy { get; init; }

    /// <summary>To the hour.</summary>
    public string? LastUsed { get; init; }
}
