using Atalaya.Core.Time;

namespace Atalaya.Recording.Segments;

/// <summary>What closes a sealed segment.</summary>
/// <param name="Chain">SHA-256 over all uncompressed bytes.</param>
sealed record SealedEnd(long LengthBytes, Instant LastTime, byte[] Chain);
