using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Atalaya.Server.Security;

/// <summary>Random secrets of 256 bits, of which only the hash is kept. They need no slow hash: nobody can guess them.</summary>
static class SecretToken
{
    public const string KeyPrefix = "atk_";

    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string CreateKey() => KeyPrefix + Create();

    /// <summary>Equal hashes are looked up, never secrets, so that the time it takes tells nothing of them.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>A short random name without meaning, for stamps and for sessions in lists.</summary>
    public static string CreateId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
}
