using System.Runtime.CompilerServices;
using Atalaya.Core.Identity;

namespace Atalaya.Formats.Asterix.Categories;

/// <summary>Passes the values of a typed record on to what takes the values of the table-driven engine.</summary>
readonly ref struct VisitorSink<TVisitor>(AsterixElement[] elements, ref TVisitor visitor) : IAsterixSink
    where TVisitor : struct, IAsterixVisitor
{
    readonly AsterixElement[] _elements = elements;
    readonly ref TVisitor _visitor = ref visitor;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void BeginNode(int node) => _visitor.BeginNode(node);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void EndNode(int node) => _visitor.EndNode(node);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Unsigned(int element, ulong raw, ulong value) => _visitor.Element(_elements[element], raw);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Signed(int element, ulong raw, long value) => _visitor.Element(_elements[element], raw);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Quantity(int element, ulong raw, double value) => _visitor.Element(_elements[element], raw);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Text(int element, ulong raw, PackedText value) => _visitor.Element(_elements[element], raw);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Ascii(int element, ulong raw, ReadOnlySpan<byte> value) => _visitor.Element(_elements[element], raw);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Octets(int element, ReadOnlySpan<byte> content) => _visitor.Octets(_elements[element], content);
}
