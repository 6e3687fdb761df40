using Atalaya.Core.Time;

namespace Atalaya.Formats.Framing;

/// <summary>Date and time as recorders write them: six numbers, whatever stands between.</summary>
static class WallTime
{
    const int Parts = 6;

    /// <summary>
    /// Year first if the first number is above 31; else day, month, year where the first cannot be a month, else month, day, year.
    /// Years of two digits from 70 on are of the last century.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out Instant time)
    {
        Span<int> numbers = stackalloc int[Parts];
        time = default;
        if (!TryNumbers(text, numbers)) return false;
        (int year, int month, int day) = numbers[0] switch
        {
            > 31 => (numbers[0], numbers[1], numbers[2]),
            > 12 => (numbers[2], numbers[1], numbers[0]),
            _ => (numbers[2], numbers[0], numbers[1]),
        };
        if (year < 100) year += year >= 70 ? 1900 : 2000;
        return TryMake(year, month, day, numbers[3], numbers[4], numbers[5], out time);
    }

    public static bool TryMake(int year, int month, int day, int hour, int minute, int second, out Instant time)
    {
        time = default;
        if (year is < 1970 or > 2200 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59) return false;
        time = Instant.FromDateTime(new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc));
        return true;
    }

    static bool TryNumbers(ReadOnlySpan<byte> text, Span<int> numbers)
    {
        int count = 0;
        bool inNumber = false;
        foreach (byte character in text)
        {
            bool isDigit = character is >= (byte)'0' and <= (byte)'9';
            if (isDigit && !inNumber && ++count > numbers.Length) return true;
            if (isDigit)
            {
                if (numbers[count - 1] > 9999) return false;
                numbers[count - 1] = numbers[count - 1] * 10 + character - '0';
            }

            inNumber = isDigit;
        }

        return count == numbers.Length;
    }
}
