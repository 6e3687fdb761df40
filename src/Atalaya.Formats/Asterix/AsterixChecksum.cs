using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Atalaya.Formats.Asterix;

/// <summary>The sum over the typed values of one record; the same whether or not they are printed.</summary>
static class AsterixChecksum
{
    public const ulong Start = 0x9E37_79B9_7F4A_7C15;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(ref ulong sum, in AsterixElement element, ulong raw)
    {
        ulong value = element.Form switch
        {
            AsterixForm.Quantity or AsterixForm.SignedQuantity => BitConverter.DoubleToUInt64Bits(element.Value(raw)),
            AsterixForm.Signed => (ulong)element.SignExtend(raw),
            _ => raw,
        };
        Mix(ref sum, value + element.Index);
    }

    public static void Add(ref ulong sum, in AsterixElement element, ReadOnlySpan<byte> octets) => Add(ref sum, element.Index, octets);

    public static void Add(ref ulong sum, int element, ReadOnlySpan<byte> octets)
    {
        Mix(ref sum, (ulong)octets.Length << 32 | (uint)element);
        for (; octets.Length >= 8; octets = octets[8..]) Mix(ref sum, BinaryPrimitives.ReadUInt64LittleEndian(octets));
        foreach (byte octet in octets) Mix(ref sum, octet);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Mix(ref ulong sum, ulong value) => sum = (BitOperations.RotateLeft(sum, 5) ^ value) * 0x2127_599B_F432_5C37;
}
