using System.Globalization;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Rules;

/// <summary>On which days and at what time an area counts, UTC. A time that ends before it begins goes on into the next day.</summary>
public sealed class AreaSchedule
{
    const long MinuteNanoseconds = 60 * Instant.NanosecondsPerSecond;

    /// <summary>1970-01-01 was a Thursday.</summary>
    const int FirstDay = 3;

    readonly int _days;
    readonly long _from, _to;

    /// <summary>Monday first.</summary>
    public static IReadOnlyList<string> DayWords { get; } = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    public AreaSchedule(AlertArea area)
    {
        _days = area.Days is null ? 0x7F : area.Days.Aggregate(0, static (days, word) => days | 1 << IndexOf(word));
        _from = MinuteOf(area.FromUtc) ?? 0;
        _to = MinuteOf(area.ToUtc) ?? 24 * 60;
    }

    public bool IsAlways => _days == 0x7F && _from == 0 && _to == 24 * 60;

    public bool Holds(Instant time)
    {
        if (IsAlways) return true;
        long minute = time.NanosecondOfDay / MinuteNanoseconds;
        if (_from < _to) return IsOn(time) && minute >= _from && minute < _to;
        return (IsOn(time) && minute >= _from) || (IsOn(time.PlusNanoseconds(-Instant.NanosecondsPerDay)) && minute < _to);
    }

    bool IsOn(Instant time)
    {
        long day = (time.StartOfDay.UnixNanoseconds / Instant.NanosecondsPerDay + FirstDay) % 7;
        return (_days >> (int)(day < 0 ? day + 7 : day) & 1) != 0;
    }

    /// <summary>-1 = no day.</summary>
    internal static int IndexOf(string? word)
    {
        for (int i = 0; i < DayWords.Count; i++)
            if (DayWords[i] == word) return i;
        return -1;
    }

    /// <summary>Minutes since midnight of HH:MM, 24:00 included; null = no such time.</summary>
    public static int? MinuteOf(string? text)
    {
        if (text is not [>= '0' and <= '2', >= '0' and <= '9', ':', >= '0' and <= '5', >= '0' and <= '9']) return null;
        int minute = int.Parse(text.AsSpan(0, 2), CultureInfo.InvariantCulture) * 60 + int.Parse(text.AsSpan(3), CultureInfo.InvariantCulture);
        return minute <= 24 * 60 ? minute : null;
    }
}
