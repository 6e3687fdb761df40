using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Recording.Segments;

namespace Atalaya.Recording.Checkpoints;

/// <summary>The header of a checkpoint file (docs/formats/log.md).</summary>
sealed record CheckpointLayout(CheckpointInfo Info, long StateLength, byte[] StateHash)
{
    public const int HeaderLength = 384;
    public const uint FormatVersion = 1;
    const int HashLength = SHA256.HashSizeInBytes;
    const int ChecksumOffset = HeaderLength - sizeof(uint);
    const int MaxBuildIdBytes = 255;

    static ReadOnlySpan<byte> Magic => "ATLYCKP\n"u8;

    public void Write(Span<byte> destination)
    {
        byte[] buildId = Encoding.UTF8.GetBytes(Info.BuildId);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(buildId.Length, MaxBuildIdBytes, nameof(Info.BuildId));
        ArgumentOutOfRangeException.ThrowIfNotEqual(Info.PictureHash.Length, HashLength, nameof(Info.PictureHash));
        destination[..HeaderLength].Clear();
        Magic.CopyTo(destination);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[8..], FormatVersion);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[12..], Info.Position.Segment);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[16..], Info.Position.Offset);
        BinaryPrimitives.WriteInt64LittleEndian(destination[24..], Info.Tick.Number);
        BinaryPrimitives.WriteInt64LittleEndian(destination[32..], StateLength);
        Info.PictureHash.CopyTo(destination[40..]);
        StateHash.CopyTo(destination[72..]);
        destination[104] = (byte)buildId.Length;
        buildId.CopyTo(destination[105..]);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[ChecksumOffset..], Crc32C.Compute(destination[..ChecksumOffset]));
    }

    public static CheckpointLayout? Read(ReadOnlySpan<byte> bytes, out string reason)
    {
        reason = "the header is damaged";
        if (bytes.Length < HeaderLength || !bytes.StartsWith(Magic)) return null;
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[ChecksumOffset..]) != Crc32C.Compute(bytes[..ChecksumOffset])) return null;
        reason = "it was written by a newer version";
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]) != FormatVersion) return null;
        reason = "";
        CheckpointInfo info = new(
            Encoding.UTF8.GetString(bytes.Slice(105, bytes[104])),
            new LogPosition(BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]), BinaryPrimitives.ReadUInt32LittleEndian(bytes[16..])),
            new Tick(BinaryPrimitives.ReadInt64LittleEndian(bytes[24..])),
            bytes.Slice(40, HashLength).ToArray());
        return new CheckpointLayout(info, BinaryPrimitives.ReadInt64LittleEndian(bytes[32..]), bytes.Slice(72, HashLength).ToArray());
    }
}
