using Atalaya.Core.Identity;
using Atalaya.Formats.Records;

namespace Atalaya.Formats.Ais;

/// <summary>Mixes every field into the checksum of a run; absent values too, so that an order is kept.</summary>
readonly struct AisChecksumSink(RecordStatistics statistics) : IAisFieldSink
{
    const ulong Absent = 0xA5A5_5A5A_0F0F_F0F0;

    public void Number(ReadOnlySpan<byte> name, long? value) => statistics.Add(value is { } number ? (ulong)number : Absent);

    public void Quantity(ReadOnlySpan<byte> name, double? value, int decimals)
    {
        if (value is { } number) statistics.Add(number);
        else statistics.Add(Absent);
    }

    public void Flag(ReadOnlySpan<byte> name, bool value) => statistics.Add(value ? 1ul : 0ul);

    public void Text(ReadOnlySpan<byte> name, PackedText value)
    {
        statistics.Add((ulong)(value.Bits >> 64));
        statistics.Add((ulong)value.Bits);
    }

    public void Text(ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> value)
    {
        ulong sum = (ulong)value.Length;
        foreach (byte character in value) sum = (sum << 7) ^ (sum >> 57) ^ character;
        statistics.Add(sum);
    }

    public void Data(ReadOnlySpan<byte> name, in AisBits bits, int start, int length)
    {
        statistics.Add((ulong)length);
        for (int end = start + length; start < end; start += 32) statistics.Add(bits.UnsignedBits(start, Math.Min(32, end - start)));
    }
}
