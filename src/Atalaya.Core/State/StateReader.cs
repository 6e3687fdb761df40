using System.Buffers.Binary;

namespace Atalaya.Core.State;

/// <summary>Reads what <see cref="StateWriter"/> wrote; throws <see cref="InvalidDataException"/> on anything else, never reads past the end.</summary>
public ref struct StateReader(ReadOnlySpan<byte> bytes)
{
    ReadOnlySpan<byte> _rest = bytes;

    public readonly int Remaining => _rest.Length;

    /// <summary>Checks the tag of a part and returns its version, at most <paramref name="newestVersion"/>.</summary>
    public int Tag(string fourCharacters, int newestVersion)
    {
        ReadOnlySpan<byte> tag = Take(4);
        for (int i = 0; i < 4; i++)
            if (tag[i] != fourCharacters[i]) throw new InvalidDataException($"state: expected part '{fourCharacters}'");
        int version = ReadInt32();
        if (version < 1 || version > newestVersion) throw new InvalidDataException($"state: part '{fourCharacters}' has version {version}, this build reads up to {newestVersion}");
        return version;
    }

    public byte ReadByte() => Take(1)[0];

    public bool ReadBoolean()
    {
        byte value = ReadByte();
        return value <= 1 ? value == 1 : throw new InvalidDataException("state: neither true nor false");
    }

    public ushort ReadUInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));
    public int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));
    public uint ReadUInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));
    public long ReadInt64() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));
    public ulong ReadUInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));
    public double ReadDouble() => BinaryPrimitives.ReadDoubleLittleEndian(Take(8));

    /// <summary>A count of entries that must each take at least <paramref name="bytesEach"/> of what remains.</summary>
    public int ReadCount(int bytesEach)
    {
        int count = ReadInt32();
        if (count < 0 || (long)count * bytesEach > _rest.Length) throw new InvalidDataException("state: a count exceeds the data");
        return count;
    }

    public ReadOnlySpan<byte> ReadBytes() => Take(ReadInt32());

    public string ReadString() => System.Text.Encoding.UTF8.GetString(ReadBytes());

    ReadOnlySpan<byte> Take(int count)
    {
        if ((uint)count > (uint)_rest.Length) throw new InvalidDataException("state: ends early");
        ReadOnlySpan<byte> taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
