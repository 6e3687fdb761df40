namespace Atalaya.Server.Security;

/// <summary>The rule for names of users and keys; they are compared without regard to case.</summary>
static class AccountName
{
    public const int MaxLength = 64;
    public const string Rule = "a name has 1 to 64 letters a to z, digits and . _ - @, and begins with a letter or digit";

    /// <summary>What the audit log calls people without an account.</summary>
    static readonly string[] Reserved = [Caller.LocalName, Caller.GuestName, "nobody"];

    public static string? Fault(string? name)
    {
        if (string.IsNullOrEmpty(name) || name.Length > MaxLength || !char.IsAsciiLetterOrDigit(name[0]) || !name.All(IsAllowed)) return Rule;
        return Reserved.Contains(name, StringComparer.OrdinalIgnoreCase) ? $"the name '{name}' has a meaning of its own: choose another" : null;
    }

    static bool IsAllowed(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-' or '@';
}
