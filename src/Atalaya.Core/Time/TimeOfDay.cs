namespace Atalaya.Core.Time;

/// <summary>Times of day as ASTERIX sends them: elapsed since the last UTC midnight in 1/128 s (e.g. I048/140, I062/070), without a date.</summary>
public static class TimeOfDay
{
    /// <summary>1/128 s is a whole number of nanoseconds.</summary>
    public const long NanosecondsPerRawUnit = Instant.NanosecondsPerSecond / 128;

    const long HalfDay = Instant.NanosecondsPerDay / 2;

    /// <summary>Nanoseconds since midnight from a count of 1/128 s; false for a day or more.</summary>
    public static bool TryFromRaw128(uint raw, out long nanosecondOfDay)
    {
        nanosecondOfDay = raw * NanosecondsPerRawUnit;
        return nanosecondOfDay < Instant.NanosecondsPerDay;
    }

    /// <summary>Nanoseconds since midnight from seconds; false for negative values, a day or more, and NaN.</summary>
    public static bool TryFromSeconds(double secondsOfDay, out long nanosecondOfDay)
    {
        bool valid = secondsOfDay is >= 0 and < 86_400;
        nanosecondOfDay = valid ? (long)Math.Round(secondsOfDay * Instant.NanosecondsPerSecond) : 0;
        return valid && nanosecondOfDay < Instant.NanosecondsPerDay;
    }

    /// <summary>The instant with this time of day that lies nearest to the receive time, from 12 h before it up to, but not, 12 h after.</summary>
    public static Instant Nearest(long nanosecondOfDay, Instant receiveTime)
    {
        long ahead = nanosecondOfDay - receiveTime.NanosecondOfDay;
        if (ahead >= HalfDay) ahead -= Instant.NanosecondsPerDay;
        else if (ahead < -HalfDay) ahead += Instant.NanosecondsPerDay;
        return receiveTime.PlusNanoseconds(ahead);
    }

    /// <summary><see cref="Nearest"/> from seconds; false if they are no time of day: use the receive time and flag it.</summary>
    public static bool TryNearest(double secondsOfDay, Instant receiveTime, out Instant time)
    {
        bool valid = TryFromSeconds(secondsOfDay, out long nanosecondOfDay);
        time = valid ? Nearest(nanosecondOfDay, receiveTime) : receiveTime;
        return valid;
    }

    /// <summary><see cref="Nearest"/> from a count of 1/128 s; false if it is no time of day: use the receive time and flag it.</summary>
    public static bool TryNearestRaw128(uint raw, Instant receiveTime, out Instant time)
    {
        bool valid = TryFromRaw128(raw, out long nanosecondOfDay);
        time = valid ? Nearest(nanosecondOfDay, receiveTime) : receiveTime;
        return valid;
    }

    /// <summary>The first instant with this time of day at or after another.</summary>
    public static Instant FirstFrom(Instant earliest, long nanosecondOfDay)
    {
        long ahead = nanosecondOfDay - earliest.NanosecondOfDay;
        return earliest.PlusNanoseconds(ahead < 0 ? ahead + Instant.NanosecondsPerDay : ahead);
    }
}
