using Atalaya.Core.Identity;

namespace Atalaya.Formats.Ais;

/// <summary>Appends fields to the bits of a message, highest bit first.</summary>
public ref struct AisBitWriter
{
    readonly Span<byte> _bytes;

    /// <summary>Writes into <paramref name="bytes"/>, which is cleared.</summary>
    public AisBitWriter(Span<byte> bytes)
    {
        bytes.Clear();
        _bytes = bytes;
    }

    /// <summary>The number of bits written.</summary>
    public int Length { get; private set; }

    public void Unsigned(uint value, int length)
    {
        for (int bit = length - 1; bit >= 0; bit--, Length++)
            if (((value >> bit) & 1) != 0) _bytes[Length >> 3] |= (byte)(0x80 >> (Length & 7));
    }

    public void Signed(int value, int length) => Unsigned((uint)value, length);

    public void Flag(bool value) => Unsigned(value ? 1u : 0u, 1);

    /// <summary>Writes a text padded with '@'.</summary>
    public void Text(PackedText text, int characters)
    {
        for (int i = 0; i < characters; i++) Unsigned((uint)text.CodeAt(i), 6);
    }
}
