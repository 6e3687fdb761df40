using System.Buffers.Binary;
using Atalaya.Core.Frames;
using Atalaya.Core.Time;

namespace Atalaya.Recording.Segments;

/// <summary>A record whose checksum fits, seen in a reader's window.</summary>
readonly ref struct LogRecord(uint segment, uint offset, ReadOnlySpan<byte> bytes)
{
    readonly ReadOnlySpan<byte> _bytes = bytes;

    public LogPosition Position => new(segment, offset);
    public int TotalLength => _bytes.Length;
    public bool IsSeal => _bytes[4] == RecordLayout.SealKind;
    public FrameKind Kind => (FrameKind)_bytes[4];
    public SourceId Source => new(BinaryPrimitives.ReadUInt16LittleEndian(_bytes[6..]));
    public Instant ReceiveTime => new(BinaryPrimitives.ReadInt64LittleEndian(_bytes[8..]));
    public ReadOnlySpan<byte> Payload => _bytes[RecordLayout.HeaderLength..^sizeof(uint)];
    public Frame ToFrame() => new(Kind, Source, ReceiveTime, Position, Payload);
}
