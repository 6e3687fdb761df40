namespace Atalaya.Server.Security;

/// <summary>What a password must be: long, not common, not the name. No rule on which kinds of characters (NIST SP 800-63B, ASVS V2.1).</summary>
static class PasswordRules
{
    public const int MinLength = 12, MaxLength = 128;

    /// <summary>Why a password is refused, as a sentence; null if it is good.</summary>
    public static string? Fault(string password, string user)
    {
        int length = password.EnumerateRunes().Count();
        if (length < MinLength) return $"the password is too short: {length} characters of at least {MinLength}; a few words that do not belong together are easy to remember";
        if (length > MaxLength) return $"the password is too long: {length} characters of at most {MaxLength}";
        if (password.Any(char.IsControl)) return "the password has a control character in it";
        return CommonPasswords.Contains(password, user) ? "this password is among the first that others would try: take words that do not belong together" : null;
    }
}
