using Atalaya.Core.Identity;

namespace Atalaya.Formats.Asterix.Categories;

/// <summary>
/// Receives the values of a typed record in wire order: bits as sent, right-aligned, and the value as its property gives it. Numbers of
/// elements and nodes are those of <see cref="AsterixCategory"/>.
/// </summary>
public interface IAsterixSink
{
    /// <summary>An item, a part of a compound or one repetition begins.</summary>
    void BeginNode(int node);

    void EndNode(int node);

    /// <summary>Tables, unsigned numbers, raw bits and octal codes.</summary>
    void Unsigned(int element, ulong raw, ulong value);

    void Signed(int element, ulong raw, long value);

    /// <summary>A number in the standard's unit.</summary>
    void Quantity(int element, ulong raw, double value);

    /// <summary>6-bit characters.</summary>
    void Text(int element, ulong raw, PackedText value);

    /// <summary>8-bit characters, without the blanks at the end.</summary>
    void Ascii(int element, ulong raw, ReadOnlySpan<byte> value);

    /// <summary>An element of more than 64 bits, or the content of an explicit item.</summary>
    void Octets(int element, ReadOnlySpan<byte> content);
}
