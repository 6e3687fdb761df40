using System.Buffers.Binary;

namespace Atalaya.Scenarios.Sensors;

/// <summary>Appends big-endian numbers.</summary>
ref struct ByteWriter(Span<byte> bytes)
{
    readonly Span<byte> _bytes = bytes;

    public int Length { get; private set; }

    public void Skip(int count) => Length += count;

    public void Byte(int value) => _bytes[Length++] = (byte)value;

    public void UInt16(int value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(_bytes[Length..], (ushort)value);
        Length += 2;
    }

    public void UInt24(int value)
    {
        Byte(value >> 16);
        UInt16(value);
    }
}
