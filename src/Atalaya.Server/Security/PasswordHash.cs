using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Konscious.Security.Cryptography;

namespace Atalaya.Server.Security;

/// <summary>
/// Argon2id (RFC 9106) in the usual text form <c>$argon2id$v=19$m=19456,t=2,p=1$SALT$HASH</c>, so that the cost can rise and old
/// hashes still be checked. Cost: OWASP's first choice, 19 MiB and two passes.
/// </summary>
sealed record PasswordHash(int MemoryKib, int Passes, int Lanes, byte[] Salt, byte[] Hash)
{
    public const int CurrentMemoryKib = 19 * 1024, CurrentPasses = 2, CurrentLanes = 1;
    const int MaxMemoryKib = 256 * 1024, MaxPasses = 16, MaxLanes = 4;

    /// <summary>Each hash takes its memory: more at once wait, so that a storm of logins cannot exhaust it.</summary>
    static readonly SemaphoreSlim Room = new(2, 2);

    /// <summary>What is checked for a user who does not exist, so that it takes as long as for one who does.</summary>
    public static string OfNobody { get; } = new PasswordHash(CurrentMemoryKib, CurrentPasses, CurrentLanes, RandomNumberGenerator.GetBytes(16), RandomNumberGenerator.GetBytes(32)).ToString();

    public static async Task<string> CreateAsync(string password)
    {
        byte[] salt = RandomNumberGenerator.GetBytes(16);
        byte[] hash = await ComputeAsync(password, CurrentMemoryKib, CurrentPasses, CurrentLanes, salt, 32).ConfigureAwait(false);
        return new PasswordHash(CurrentMemoryKib, CurrentPasses, CurrentLanes, salt, hash).ToString();
    }

    public static bool IsWellFormed(string? text) => TryParse(text, out _);

    /// <summary>False for a wrong password and for a text that is no hash.</summary>
    public static async Task<bool> VerifyAsync(string password, string text)
    {
        if (!TryParse(text, out PasswordHash hash)) return false;
        byte[] computed = await ComputeAsync(password, hash.MemoryKib, hash.Passes, hash.Lanes, hash.Salt, hash.Hash.Length).ConfigureAwait(false);
        return CryptographicOperations.FixedTimeEquals(hash.Hash, computed);
    }

    public static bool IsCheap(string text) => !TryParse(text, out PasswordHash hash) || hash.MemoryKib < CurrentMemoryKib || hash.Passes < CurrentPasses;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"$argon2id$v=19$m={MemoryKib},t={Passes},p={Lanes}${Convert.ToBase64String(Salt).TrimEnd('=')}${Convert.ToBase64String(Hash).TrimEnd('=')}");

    static async Task<byte[]> ComputeAsync(string password, int memoryKib, int passes, int lanes, byte[] salt, int length)
    {
        await Room.WaitAsync().ConfigureAwait(false);
        try
        {
            using Argon2id argon = new(Encoding.UTF8.GetBytes(password)) { Salt = salt, MemorySize = memoryKib, Iterations = passes, DegreeOfParallelism = lanes };
            return await Task.Run(() => argon.GetBytes(length)).ConfigureAwait(false);
        }
        finally
        {
            Room.Release();
        }
    }

    static bool TryParse(string? text, out PasswordHash hash)
    {
        hash = null!;
        if (text?.Split('$') is not ["", "argon2id", "v=19", var cost, var salt, var sum]) return false;
        if (cost.Split(',') is not [var memory, var passes, var lanes]) return false;
        if (!TryCost(memory, "m=", 8, MaxMemoryKib, out int memoryKib) || !TryCost(passes, "t=", 1, MaxPasses, out int passCount) || !TryCost(lanes, "p=", 1, MaxLanes, out int laneCount)) return false;
        if (!TryBytes(salt, 8, 64, out byte[] saltBytes) || !TryBytes(sum, 16, 64, out byte[] sumBytes)) return false;
        hash = new PasswordHash(memoryKib, passCount, laneCount, saltBytes, sumBytes);
        return true;
    }

    static bool TryCost(string text, string name, int least, int most, out int value)
    {
        value = 0;
        return text.StartsWith(name, StringComparison.Ordinal) && int.TryParse(text.AsSpan(name.Length), NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= least && value <= most;
    }

    static bool TryBytes(string text, int least, int most, out byte[] bytes)
    {
        Span<byte> buffer = stackalloc byte[128];
        bytes = [];
        if (text.Length > 100 || !Convert.TryFromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='), buffer, out int length) || length < least || length > most) return false;
        bytes = buffer[..length].ToArray();
        return true;
    }
}
