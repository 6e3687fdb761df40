using System.Buffers.Binary;
using Atalaya.Core.Time;

namespace Atalaya.Recording.Segments;

/// <summary>The first 80 bytes of a segment (docs/formats/log.md).</summary>
/// <param name="PreviousChain">SHA-256 over all uncompressed bytes of the segment before; zeros for the first.</param>
/// <param name="Created">Receive time of the segment's first frame.</param>
sealed record SegmentHeader(uint Segment, Guid RecordingId, Instant Created, byte[] PreviousChain)
{
    public const int Length = 80;
    public const uint FormatVersion = 1;
    public const int HashLength = 32;
    const int ChecksumOffset = 76;

    static ReadOnlySpan<byte> Magic => "ATLYLOG\n"u8;

    public void Write(Span<byte> destination)
    {
        destination[..Length].Clear();
        Magic.CopyTo(destination);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[8..], FormatVersion);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[12..], Segment);
        RecordingId.TryWriteBytes(destination[16..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt64LittleEndian(destination[32..], Created.UnixNanoseconds);
        PreviousChain.CopyTo(destination[40..]);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[ChecksumOffset..], Crc32C.Compute(destination[..ChecksumOffset]));
    }

    /// <summary>Reads a header; <paramref name="problem"/> says why there is none.</summary>
    public static SegmentHeader? Read(ReadOnlySpan<byte> bytes, uint segment, out LogProblemReason problem)
    {
        problem = LogProblemReason.DamagedHeader;
        if (bytes.Length < Length || !bytes.StartsWith(Magic)) return null;
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[ChecksumOffset..]) != Crc32C.Compute(bytes[..ChecksumOffset])) return null;
        problem = LogProblemReason.UnknownVersion;
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]) != FormatVersion) return null;
        problem = LogProblemReason.WrongSegment;
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]) != segment) return null;
        problem = default;
        return new SegmentHeader(
            segment,
            new Guid(bytes.Slice(16, 16), bigEndian: true),
            new Instant(BinaryPrimitives.ReadInt64LittleEndian(bytes[32..])),
            bytes.Slice(40, HashLength).ToArray());
    }
}
