namespace Atalaya.Formats.Records;

/// <summary>Decimal digits of whole numbers, two at a time.</summary>
static class JsonDigits
{
    public static ReadOnlySpan<ulong> PowersOfTen =>
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000,
        1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000, 10_000_000_000_000_000,
        100_000_000_000_000_000, 1_000_000_000_000_000_000,
    ];

    static ReadOnlySpan<byte> Pairs =>
        "0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849"u8 +
        "5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899"u8;

    /// <summary>Writes without leading zeros; returns the number of digits, at most 20.</summary>
    public static int Write(Span<byte> room, ulong value)
    {
        if (value < 10)
        {
            room[0] = (byte)('0' + value);
            return 1;
        }

        int count = Count(value);
        WritePadded(room[..count], value);
        return count;
    }

    /// <summary>Fills all of <paramref name="room"/>, with leading zeros.</summary>
    public static void WritePadded(Span<byte> room, ulong value)
    {
        int at = room.Length;
        while (at >= 2)
        {
            (value, ulong pair) = Math.DivRem(value, 100);
            room[at - 1] = Pairs[(int)pair * 2 + 1];
            room[at - 2] = Pairs[(int)pair * 2];
            at -= 2;
        }

        if (at == 1) room[0] = (byte)('0' + value % 10);
    }

    static int Count(ulong value)
    {
        int count = 1;
        while (count < PowersOfTen.Length && value >= PowersOfTen[count]) count++;
        return count == PowersOfTen.Length && value >= 10_000_000_000_000_000_000 ? 20 : count;
    }
}
