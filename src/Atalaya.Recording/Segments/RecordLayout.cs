using System.Buffers.Binary;
using System.Numerics;

namespace Atalaya.Recording.Segments;

/// <summary>A record of a segment: length u32, kind u8, flags u8, source u16, receive time i64, payload, CRC-32C u32 (docs/formats/log.md).</summary>
static class RecordLayout
{
    public const int HeaderLength = 16;
    public const int Overhead = HeaderLength + sizeof(uint);
    public const int MaxPayloadLength = 16 << 20;

    /// <summary>Not a frame: the payload is the SHA-256 of all bytes of the segment before this record. Written at a clean stop.</summary>
    public const byte SealKind = 0;
    public const int SealPayloadLength = 32;

    public static int TotalLength(int payloadLength) => payloadLength + Overhead;

    public static void Write(Span<byte> destination, uint segment, uint offset, byte kind, ushort source, long receiveTimeNanoseconds, ReadOnlySpan<byte> payload)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(destination, (uint)payload.Length);
        destination[4] = kind;
        destination[5] = 0;
        BinaryPrimitives.WriteUInt16LittleEndian(destination[6..], source);
        BinaryPrimitives.WriteInt64LittleEndian(destination[8..], receiveTimeNanoseconds);
        payload.CopyTo(destination[HeaderLength..]);
        int covered = HeaderLength + payload.Length;
        BinaryPrimitives.WriteUInt32LittleEndian(destination[covered..], Checksum(segment, offset, destination[..covered]));
    }

    /// <summary>
    /// The checksum covers the place of the record too, so that a copy of a record elsewhere (a stale disk block, a log inside a payload) is not taken for one.
    /// </summary>
    public static uint Checksum(uint segment, uint offset, ReadOnlySpan<byte> headerAndPayload) =>
        ~Crc32C.Append(BitOperations.Crc32C(Crc32C.Start, segment | (ulong)offset << 32), headerAndPayload);

    /// <summary>Whether a header can belong to a record; if so, its length with header and checksum.</summary>
    public static bool TryTotalLength(ReadOnlySpan<byte> header, out int totalLength)
    {
        uint payloadLength = BinaryPrimitives.ReadUInt32LittleEndian(header);
        totalLength = 0;
        if (payloadLength > MaxPayloadLength || header[5] != 0) return false;
        if (header[4] == SealKind && payloadLength != SealPayloadLength) return false;
        totalLength = TotalLength((int)payloadLength);
        return true;
    }

    public static bool ChecksumFits(uint segment, uint offset, ReadOnlySpan<byte> record)
    {
        int covered = record.Length - sizeof(uint);
        return BinaryPrimitives.ReadUInt32LittleEndian(record[covered..]) == Checksum(segment, offset, record[..covered]);
    }
}
