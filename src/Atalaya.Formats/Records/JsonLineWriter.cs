using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Atalaya.Formats.Records;

/// <summary>
/// Builds JSON lines as UTF-8 in one growing buffer. The caller writes the punctuation; this writes values. What is written can be taken
/// back to a mark until it is flushed.
/// </summary>
public sealed class JsonLineWriter(int capacity = 1 << 16)
{
    const int FlushAt = 1 << 15;

    byte[] _buffer = new byte[capacity];

    /// <summary>Octets written and not flushed. Setting it lower takes back what follows.</summary>
    public int Length { get; set; }

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, Length);

    /// <summary>The last octet written; 0 at the start.</summary>
    public byte Last => Length > 0 ? _buffer[Length - 1] : (byte)0;

    public void Clear() => Length = 0;

    /// <summary>Room for <paramref name="count"/> octets at the end; <see cref="Length"/> does not move.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<byte> Reserve(int count)
    {
        if (_buffer.Length - Length < count) Grow(count);
        return _buffer.AsSpan(Length);
    }

    void Grow(int count) => Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, Length + count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Raw(ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(Reserve(utf8.Length));
        Length += utf8.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Raw(byte character)
    {
        Reserve(1)[0] = character;
        Length++;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Raw(in JsonPiece piece)
    {
        if (piece.IsShort) BinaryPrimitives.WriteUInt128LittleEndian(Reserve(JsonPiece.Short), piece.Head);
        else piece.Utf8.CopyTo(Reserve(piece.Length));
        Length += piece.Length;
    }

    public void Number(long value)
    {
        Span<byte> room = Reserve(20);
        int length = 0;
        ulong magnitude = (ulong)value;
        if (value < 0)
        {
            room[length++] = (byte)'-';
            magnitude = 0 - magnitude;
        }

        Length += length + JsonDigits.Write(room[length..], magnitude);
    }

    /// <summary>Writes <paramref name="scaled"/> ÷ 10^<paramref name="digits"/> exactly, without zeros at the end.</summary>
    public void Decimal(long scaled, int digits)
    {
        Span<byte> room = Reserve(40);
        int length = 0;
        ulong magnitude = (ulong)scaled;
        if (scaled < 0)
        {
            room[length++] = (byte)'-';
            magnitude = 0 - magnitude;
        }

        (ulong whole, ulong fraction) = Math.DivRem(magnitude, JsonDigits.PowersOfTen[digits]);
        length += JsonDigits.Write(room[length..], whole);
        if (fraction != 0)
        {
            room[length++] = (byte)'.';
            JsonDigits.WritePadded(room.Slice(length, digits), fraction);
            length += digits;
            while (room[length - 1] == '0') length--;
        }

        Length += length;
    }

    /// <summary>Writes the shortest text that reads back as the same number; null where JSON has none (infinity, NaN).</summary>
    public void Number(double value)
    {
        if (!double.IsFinite(value))
        {
            Raw("null"u8);
            return;
        }

        value.TryFormat(Reserve(32), out int length, default, System.Globalization.CultureInfo.InvariantCulture);
        Length += length;
    }

    /// <summary>Lower-case hexadecimal digits without quotes.</summary>
    public void Hex(ReadOnlySpan<byte> octets)
    {
        Span<byte> room = Reserve(octets.Length * 2);
        for (int i = 0; i < octets.Length; i++)
        {
            room[2 * i] = HexDigit(octets[i] >> 4);
            room[2 * i + 1] = HexDigit(octets[i] & 15);
        }

        Length += octets.Length * 2;
    }

    /// <summary>The low <paramref name="digits"/> hexadecimal digits of a number, in quotes.</summary>
    public void HexString(ulong value, int digits)
    {
        Span<byte> room = Reserve(digits + 2);
        room[0] = (byte)'"';
        for (int i = 0; i < digits; i++) room[digits - i] = HexDigit((int)(value >> (4 * i)) & 15);
        room[digits + 1] = (byte)'"';
        Length += digits + 2;
    }

    /// <summary>The low <paramref name="digits"/> octal digits of a number, in quotes.</summary>
    public void OctalString(ulong value, int digits)
    {
        Span<byte> room = Reserve(digits + 2);
        room[0] = (byte)'"';
        for (int i = 0; i < digits; i++) room[digits - i] = (byte)('0' + ((value >> (3 * i)) & 7));
        room[digits + 1] = (byte)'"';
        Length += digits + 2;
    }

    /// <summary>Text in quotes; what is not printable ASCII is escaped, an octet from 128 on as the ISO 8859-1 character.</summary>
    public void Text(ReadOnlySpan<byte> characters)
    {
        Span<byte> room = Reserve(characters.Length * 6 + 2);
        int length = 0;
        room[length++] = (byte)'"';
        foreach (byte character in characters)
        {
            if (character is >= 0x20 and < 0x7F and not (byte)'"' and not (byte)'\\')
            {
                room[length++] = character;
                continue;
            }

            room[length++] = (byte)'\\';
            if (character is (byte)'"' or (byte)'\\')
            {
                room[length++] = character;
                continue;
            }

            "u00"u8.CopyTo(room[length..]);
            room[length + 3] = HexDigit(character >> 4);
            room[length + 4] = HexDigit(character & 15);
            length += 5;
        }

        room[length++] = (byte)'"';
        Length += length;
    }

    /// <summary>Replaces the <paramref name="gap"/> octets at <paramref name="mark"/> by <paramref name="text"/>, moving what follows.</summary>
    public void CloseGap(int mark, int gap, ReadOnlySpan<byte> text)
    {
        Reserve(Math.Max(0, text.Length - gap));
        _buffer.AsSpan(mark + gap, Length - mark - gap).CopyTo(_buffer.AsSpan(mark + text.Length));
        text.CopyTo(_buffer.AsSpan(mark));
        Length += text.Length - gap;
    }

    /// <summary>Hands everything to <paramref name="output"/> once it is worth it; only between lines.</summary>
    public void FlushIfFull(IBufferWriter<byte> output)
    {
        if (Length >= FlushAt) Flush(output);
    }

    public void Flush(IBufferWriter<byte> output)
    {
        output.Write(Written);
        Length = 0;
    }

    static byte HexDigit(int value) => (byte)(value < 10 ? '0' + value : 'a' + value - 10);
}
