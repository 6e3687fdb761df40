using System.Globalization;
using System.Text;

namespace Atalaya.Scenarios.Attacks.Rewriting;

/// <summary>Where the fields of a VDM or VDO sentence stand in its line.</summary>
readonly struct SentenceFields
{
    const int TalkerLength = 6, FieldsBeforePayload = 4;

    /// <summary>Of the exclamation mark, and of the star before the checksum.</summary>
    public int Start { get; private init; }

    public int Star { get; private init; }
    public Range Payload { get; private init; }
    public int Total { get; private init; }
    public int Number { get; private init; }
    public byte Sequence { get; private init; }
    public int FillBits { get; private init; }

    /// <summary>False for a line without a whole sentence, or with a wrong checksum.</summary>
    public static bool TryFind(ReadOnlySpan<byte> line, out SentenceFields fields)
    {
        fields = default;
        int start = line.IndexOf((byte)'!');
        if (start < 0 || line.Length - start < TalkerLength || !IsVdm(line.Slice(start + 3, 3))) return false;
        Span<int> commas = stackalloc int[FieldsBeforePayload + 2];
        int at = start;
        for (int i = 0; i < commas.Length; i++)
        {
            int found = line[(at + 1)..].IndexOf((byte)',');
            if (found < 0) return false;
            commas[i] = at += 1 + found;
        }

        int star = line[at..].IndexOf((byte)'*') + at;
        if (star != at + 2 || star + 2 >= line.Length || !HasSum(line, start, star)) return false;
        int total = line[commas[0] + 1] - '0', number = line[commas[1] + 1] - '0', fill = line[at + 1] - '0';
        if (total is < 1 or > 9 || number < 1 || number > total || fill is < 0 or > 5) return false;
        fields = new SentenceFields
        {
            Start = start,
            Star = star,
            Payload = (commas[4] + 1)..commas[5],
            Total = total,
            Number = number,
            Sequence = line[commas[2] + 1],
            FillBits = fill,
        };
        return true;
    }

    /// <summary>Tag <c>s</c> of the tag block before a sentence; null = there is none.</summary>
    public static string? StationOf(ReadOnlySpan<byte> line)
    {
        if (line.IsEmpty || line[0] != '\\') return null;
        int end = line[1..].IndexOf((byte)'*');
        int at = end < 0 ? -1 : line[1..(end + 1)].IndexOf("s:"u8);
        if (at < 0) return null;
        ReadOnlySpan<byte> value = line[(at + 3)..(end + 1)];
        int comma = value.IndexOf((byte)',');
        return Encoding.ASCII.GetString(comma < 0 ? value : value[..comma]);
    }

    static bool IsVdm(ReadOnlySpan<byte> name) => name[..2].SequenceEqual("VD"u8) && name[2] is (byte)'M' or (byte)'O';

    static bool HasSum(ReadOnlySpan<byte> line, int start, int star)
    {
        int sum = 0;
        foreach (byte character in line[(start + 1)..star]) sum ^= character;
        return byte.TryParse(line.Slice(star + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte stated) && stated == sum;
    }
}
