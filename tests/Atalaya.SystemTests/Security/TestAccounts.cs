using Atalaya.Server.Security;

namespace Atalaya.SystemTests.Security;

/// <summary>One user and one key of each role; only admin has a password that can be typed.</summary>
static class TestAccounts
{
    public const string Password = "violet tractor umbrella";

    public static readonly Role[] Roles = [Role.Viewer, Role.Operator, Role.Admin];

    static readonly Lazy<string> Hash = new(() => PasswordHash.CreateAsync(Password).GetAwaiter().GetResult());

    public static Accounts All { get; } = new()
    {
        Users = [.. Roles.Select(static role => User(RoleText.Of(role), role))],
        Keys = [.. Roles.Select(static role => new ApiKey { Name = RoleText.Of(role) + "-key", Role = role, Hash = SecretToken.Hash(Key(role)), Created = "2026-01-01T00:00:00.000Z", CreatedBy = "admin" })],
    };

    public static string Key(Role role) => SecretToken.KeyPrefix + new string((char)('a' + (int)role), 43);

    public static UserAccount User(string name, Role role) =>
        new() { Name = name, Role = role, Password = role == Role.Admin ? Hash.Value : PasswordHash.OfNobody, Stamp = SecretToken.CreateId(), Created = "2026-01-01T00:00:00.000Z" };
}
