using System.Runtime.CompilerServices;
using Atalaya.Core.Identity;

namespace Atalaya.Formats.Asterix.Categories;

/// <summary>Sums the values of a typed record as <see cref="AsterixChecksum"/> does.</summary>
struct ChecksumSink() : IAsterixSink
{
    ulong _sum = AsterixChecksum.Start;

    public readonly ulong Sum => _sum;

    public readonly void BeginNode(int node) { }
    public readonly void EndNode(int node) { }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Unsigned(int element, ulong raw, ulong value) => AsterixChecksum.Mix(ref _sum, value + (uint)element);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Signed(int element, ulong raw, long value) => AsterixChecksum.Mix(ref _sum, (ulong)value + (uint)element);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Quantity(int element, ulong raw, double value) => AsterixChecksum.Mix(ref _sum, BitConverter.DoubleToUInt64Bits(value) + (uint)element);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Text(int element, ulong raw, PackedText value) => AsterixChecksum.Mix(ref _sum, raw + (uint)element);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Ascii(int element, ulong raw, ReadOnlySpan<byte> value) => AsterixChecksum.Mix(ref _sum, raw + (uint)element);

    public void Octets(int element, ReadOnlySpan<byte> content) => AsterixChecksum.Add(ref _sum, element, content);
}
