using System.Numerics;
using System.Runtime.CompilerServices;

namespace Atalaya.Formats.Asterix.Categories;

/// <summary>
/// Where items end, for the generated views. The checks are those of <see cref="AsterixWalker{TVisitor}"/>: the end, or -1 with the fault.
/// </summary>
static class AsterixMeasure
{
    /// <summary>Bit 0 of the presence bits: something is announced beyond the 63rd slot.</summary>
    const ulong Beyond = 1;

    /// <summary>Presence bits with FX; bit 63 = the first slot. Octets without a presence bit are allowed at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Presence(ReadOnlySpan<byte> data, int at, out ulong present, AsterixFaultKind atEnd, int node, ref AsterixFault fault)
    {
        present = 0;
        for (int shift = 57; shift >= 1; shift -= 7)
        {
            if ((uint)at >= (uint)data.Length) return Fail(atEnd, node, 0, ref fault);
            uint octet = data[at++];
            present |= (ulong)(octet >> 1) << shift;
            if ((octet & 1) == 0) return at;
        }

        return LongPresence(data, at, ref present, atEnd, node, ref fault);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static int LongPresence(ReadOnlySpan<byte> data, int at, ref ulong present, AsterixFaultKind atEnd, int node, ref AsterixFault fault)
    {
        while (at < data.Length)
        {
            byte octet = data[at++];
            if (octet > 1) present |= Beyond;
            if ((octet & 1) == 0) return at;
        }

        return Fail(atEnd, node, 0, ref fault);
    }

    /// <summary>Presence bits of so many octets, without FX.</summary>
    public static int Presence(ReadOnlySpan<byte> data, int at, int octets, out ulong present, int node, ref AsterixFault fault)
    {
        present = 0;
        if (at + octets > data.Length) return Fail(AsterixFaultKind.ItemPastBlock, node, 0, ref fault);
        for (int i = 0; i < octets; i++) present |= (ulong)data[at++] << (56 - 8 * i);
        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int NothingBeyond(int at, ulong spare, AsterixFaultKind kind, int node, ref AsterixFault fault) =>
        spare == 0 ? at : Fail(kind, node, BitOperations.LeadingZeroCount(spare) + 1, ref fault);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Fixed(ReadOnlySpan<byte> data, int at, int octets, int node, ref AsterixFault fault) =>
        at + octets <= data.Length ? at + octets : Fail(AsterixFaultKind.ItemPastBlock, node, 0, ref fault);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Extended(ReadOnlySpan<byte> data, int at, ReadOnlySpan<byte> parts, bool endsWithFx, int node, ref AsterixFault fault)
    {
        foreach (byte octets in parts)
        {
            at += octets;
            if (at > data.Length) return Fail(AsterixFaultKind.ItemPastBlock, node, 0, ref fault);
            if ((data[at - 1] & 1) == 0) return at;
        }

        return endsWithFx ? Fail(AsterixFaultKind.TooManyExtents, node, 0, ref fault) : at;
    }

    /// <summary>Octets of an extended item known to be sound.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ExtendedLength(ReadOnlySpan<byte> data, ReadOnlySpan<byte> parts)
    {
        int at = 0;
        foreach (byte octets in parts)
        {
            at += octets;
            if ((data[at - 1] & 1) == 0) break;
        }

        return at;
    }

    public static int Repetitive(ReadOnlySpan<byte> data, int at, int countOctets, int octets, int node, int part, ref AsterixFault fault)
    {
        if (at + countOctets > data.Length) return Fail(AsterixFaultKind.ItemPastBlock, node, 0, ref fault);
        long end = at + countOctets + (long)Count(data[at..], countOctets) * octets;
        return end <= data.Length ? (int)end : Fail(AsterixFaultKind.ItemPastBlock, part, 0, ref fault);
    }

    static uint Count(ReadOnlySpan<byte> data, int countOctets)
    {
        uint count = 0;
        foreach (byte octet in data[..countOctets]) count = count << 8 | octet;
        return count;
    }

    public static int RepetitiveFx(ReadOnlySpan<byte> data, int at, int octets, int part, ref AsterixFault fault)
    {
        do
        {
            at += octets;
            if (at > data.Length) return Fail(AsterixFaultKind.ItemPastBlock, part, 0, ref fault);
        }
        while ((data[at - 1] & 1) != 0);

        return at;
    }

    /// <summary>The repetitions of an item known to be sound.</summary>
    public static ReadOnlySpan<byte> Repetitions(ReadOnlySpan<byte> data, int countOctets, int octets) =>
        data.Slice(countOctets, (int)Count(data, countOctets) * octets);

    public static ReadOnlySpan<byte> FxRepetitions(ReadOnlySpan<byte> data, int octets)
    {
        int at = octets;
        while ((data[at - 1] & 1) != 0) at += octets;
        return data[..at];
    }

    public static int Explicit(ReadOnlySpan<byte> data, int at, int node, ref AsterixFault fault)
    {
        if (at >= data.Length) return Fail(AsterixFaultKind.ItemPastBlock, node, 0, ref fault);
        int length = data[at];
        if (length == 0) return Fail(AsterixFaultKind.ZeroLength, node, 0, ref fault);
        return at + length <= data.Length ? at + length : Fail(AsterixFaultKind.ItemPastBlock, node, 0, ref fault);
    }

    /// <summary>The content of an explicit item known to be sound.</summary>
    public static ReadOnlySpan<byte> Content(ReadOnlySpan<byte> data, int at) => data.Slice(at + 1, data[at] - 1);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Fail(AsterixFaultKind kind, int node, int detail, ref AsterixFault fault)
    {
        fault = new AsterixFault(kind, detail, 0, 1, node);
        return -1;
    }

    /// <summary>A view was asked for that is not in the record: a caller's bug.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ReadOnlySpan<byte> Absent(string item) => throw new InvalidOperationException($"{item} is not in the record; ask its Has… first");
}
