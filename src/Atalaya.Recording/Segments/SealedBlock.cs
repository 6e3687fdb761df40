using Atalaya.Core.Time;

namespace Atalaya.Recording.Segments;

/// <summary>A stretch of a sealed segment that unpacks on its own.</summary>
/// <param name="Offset">Of its first byte in the uncompressed segment.</param>
/// <param name="FilePosition">Of its zstd frame in the file.</param>
/// <param name="Checksum">CRC-32C of the compressed bytes.</param>
/// <param name="FirstTime">Receive time of the first record that begins in the block; <see cref="Instant.MaxValue"/> if none does.</param>
readonly record struct SealedBlock(long Offset, int LengthBytes, long FilePosition, int CompressedLengthBytes, uint Checksum, Instant FirstTime)
{
    public long End => Offset + LengthBytes;
}
