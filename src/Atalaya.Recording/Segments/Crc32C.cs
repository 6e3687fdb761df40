using System.Buffers.Binary;
using System.Numerics;

namespace Atalaya.Recording.Segments;

/// <summary>CRC-32C (Castagnoli, polynomial 0x1EDC6F41 reflected, as in RFC 3720 appendix B.4). The framework uses the processor's instruction where there is one.</summary>
static class Crc32C
{
    public const uint Start = 0xFFFF_FFFF;

    public static uint Compute(ReadOnlySpan<byte> bytes) => ~Append(Start, bytes);

    /// <summary>Continues a running (not yet inverted) checksum.</summary>
    public static uint Append(uint running, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= sizeof(ulong))
        {
            running = BitOperations.Crc32C(running, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (byte value in bytes) running = BitOperations.Crc32C(running, value);
        return running;
    }
}
