using System.Text.Json.Serialization;

namespace Atalaya.Server.Security;

// The JSON of sign-in, users and keys.

sealed record LoginRequest(string User, string Password);

sealed record PasswordRequest(string Current, string New);

sealed record NewUserRequest(string Name, Role Role, string Password);

/// <summary>What to change; absent = stays.</summary>
sealed record UserChangeRequest(Role? Role, string? Password);

sealed record NewKeyRequest(string Name, Role Role);

/// <summary>Who the caller is; without user and role: nobody.</summary>
sealed record SessionResponse
{
    public string? User { get; init; }
    public Role? Role { get; init; }

    /// <summary>local, guest, session or key.</summary>
    public string? Kind { get; init; }

    /// <summary>False = this machine itself is admin.</summary>
    public required bool UsersExist { get; init; }

    /// <summary>Started with --insecure and reachable by others.</summary>
    public required bool Insecure { get; init; }
    public required bool Encrypted { get; init; }

    /// <summary>When the session ends however much it is used.</summary>
    public string? Ends { get; init; }
}

sealed record SessionRow(string Id, string Opened, string LastUsed, string? Address, string? Client, bool Current);

sealed record SessionsResponse(SessionRow[] Sessions);

sealed record UserRow(string Name, Role Role, string Created, string? LastLogin, int Sessions);

sealed record KeyRow(string Name, Role Role, string Created, string CreatedBy, string? LastUsed);

sealed record UsersResponse(UserRow[] Users, KeyRow[] Keys);

/// <summary>The only time that the key itself is told.</summary>
sealed record NewKeyResponse(string Name, Role Role, string Key);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(LoginRequest))]
[JsonSerializable(typeof(PasswordRequest))]
[JsonSerializable(typeof(NewUserRequest))]
[JsonSerializable(typeof(UserChangeRequest))]
[JsonSerializable(typeof(NewKeyRequest))]
[JsonSerializable(typeof(SessionResponse))]
[JsonSerializable(typeof(SessionsResponse))]
[JsonSerializable(typeof(UsersResponse))]
[JsonSerializable(typeof(NewKeyResponse))]
sealed partial class SecurityJson : JsonSerializerContext;
