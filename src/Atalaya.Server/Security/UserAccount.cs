namespace Atalaya.Server.Security;

/// <summary>A person who signs in.</summary>
sealed record UserAccount
{
    public required string Name { get; init; }
    public required Role Role { get; init; }

    /// <summary>As <see cref="PasswordHash"/> writes it.</summary>
    public required string Password { get; init; }

    /// <summary>Random, new with every change of password or role: a session opened under another is over.</summary>
    public required string Stamp { get; init; }

    /// <summary>UTC, ISO 8601.</summary>
    public required string Created { get; init; }

    public string? LastLogin { get; init; }
}
