using System.Buffers;
using System.Buffers.Binary;

namespace Atalaya.Core.State;

/// <summary>Writes state as little-endian bytes, the same on every machine; each part begins with a tag and a version (see <see cref="StateReader"/>).</summary>
public sealed class StateWriter
{
    readonly ArrayBufferWriter<byte> _buffer = new();

    public ReadOnlySpan<byte> Written => _buffer.WrittenSpan;
    public ReadOnlyMemory<byte> WrittenMemory => _buffer.WrittenMemory;

    public void Clear() => _buffer.ResetWrittenCount();

    /// <summary>Opens a part: four ASCII characters and the version of its layout.</summary>
    public void Tag(string fourCharacters, int version)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(fourCharacters.Length, 4);
        foreach (char character in fourCharacters) Write((byte)character);
        Write(version);
    }

    public void Write(byte value) => Take(1)[0] = value;
    public void Write(bool value) => Write(value ? (byte)1 : (byte)0);
    public void Write(ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(Take(2), value);
    public void Write(int value) => BinaryPrimitives.WriteInt32LittleEndian(Take(4), value);
    public void Write(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Take(4), value);
    public void Write(long value) => BinaryPrimitives.WriteInt64LittleEndian(Take(8), value);
    public void Write(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Take(8), value);
    public void Write(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Take(8), value);

    public void Write(ReadOnlySpan<byte> bytes)
    {
        Write(bytes.Length);
        bytes.CopyTo(Take(bytes.Length));
    }

    public void Write(string text) => Write(System.Text.Encoding.UTF8.GetBytes(text));

    Span<byte> Take(int count)
    {
        Span<byte> span = _buffer.GetSpan(count)[..count];
        _buffer.Advance(count);
        return span;
    }
}
