using System.Buffers.Binary;
using Atalaya.Core.Time;

namespace Atalaya.Recording.Segments;

/// <summary>
/// What stands between the zstd frames of a sealed segment: skippable frames of zstd (RFC 8878 section 3.1.2), so that any zstd tool unpacks the file.
/// Each block is led by a block record; an end record closes the file.
/// </summary>
static class SealedLayout
{
    public const int BlockRecordLength = 44;
    public const int EndRecordLength = 68;
    public const int TargetBlockLength = 1 << 20;
    public const int MaxBlockLength = 32 << 20;
    const uint BlockMagic = 0x184D2A5A;
    const uint EndMagic = 0x184D2A5B;
    const int PrefixLength = 8;

    public static void WriteBlock(Span<byte> destination, uint segment, in SealedBlock block)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(destination, BlockMagic);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[4..], BlockRecordLength - PrefixLength);
        "blk1"u8.CopyTo(destination[8..]);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[12..], segment);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[16..], (uint)block.Offset);
        BinaryPrimitives.WriteInt32LittleEndian(destination[20..], block.LengthBytes);
        BinaryPrimitives.WriteInt32LittleEndian(destination[24..], block.CompressedLengthBytes);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[28..], block.Checksum);
        BinaryPrimitives.WriteInt64LittleEndian(destination[32..], block.FirstTime.UnixNanoseconds);
        WriteChecksum(destination, BlockRecordLength);
    }

    /// <summary>Reads a block record that stands at <paramref name="filePosition"/>.</summary>
    public static bool TryReadBlock(ReadOnlySpan<byte> bytes, uint segment, long filePosition, out SealedBlock block)
    {
        block = default;
        if (!IsRecord(bytes, BlockMagic, BlockRecordLength, "blk1"u8, segment)) return false;
        block = new SealedBlock(
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[16..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[20..]),
            filePosition + BlockRecordLength,
            BinaryPrimitives.ReadInt32LittleEndian(bytes[24..]),
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[28..]),
            new Instant(BinaryPrimitives.ReadInt64LittleEndian(bytes[32..])));
        return block.LengthBytes is > 0 and <= MaxBlockLength && block.CompressedLengthBytes is > 0 and <= 2 * MaxBlockLength;
    }

    public static void WriteEnd(Span<byte> destination, uint segment, SealedEnd end)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(destination, EndMagic);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[4..], EndRecordLength - PrefixLength);
        "end1"u8.CopyTo(destination[8..]);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[12..], segment);
        BinaryPrimitives.WriteInt64LittleEndian(destination[16..], end.LengthBytes);
        BinaryPrimitives.WriteInt64LittleEndian(destination[24..], end.LastTime.UnixNanoseconds);
        end.Chain.CopyTo(destination[32..]);
        WriteChecksum(destination, EndRecordLength);
    }

    public static SealedEnd? ReadEnd(ReadOnlySpan<byte> bytes, uint segment)
    {
        if (!IsRecord(bytes, EndMagic, EndRecordLength, "end1"u8, segment)) return null;
        return new SealedEnd(
            BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]),
            new Instant(BinaryPrimitives.ReadInt64LittleEndian(bytes[24..])),
            bytes.Slice(32, SegmentHeader.HashLength).ToArray());
    }

    static void WriteChecksum(Span<byte> destination, int length) =>
        BinaryPrimitives.WriteUInt32LittleEndian(destination[(length - 4)..], Crc32C.Compute(destination[..(length - 4)]));

    static bool IsRecord(ReadOnlySpan<byte> bytes, uint magic, int length, ReadOnlySpan<byte> name, uint segment) =>
        bytes.Length >= length
        && BinaryPrimitives.ReadUInt32LittleEndian(bytes) == magic
        && BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) == length - PrefixLength
        && bytes[PrefixLength..].StartsWith(name)
        && BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]) == segment
        && BinaryPrimitives.ReadUInt32LittleEndian(bytes[(length - 4)..]) == Crc32C.Compute(bytes[..(length - 4)]);
}
