namespace Atalaya.Core.Time;

/// <summary>A moment in UTC, counted in nanoseconds since 1970-01-01T00:00:00Z (no leap seconds), 1677 to 2262.</summary>
/// <remarks>Only Server reads clocks; everywhere else an instant comes in with a frame.</remarks>
public readonly record struct Instant(long UnixNanoseconds) : IComparable<Instant>
{
    public const long NanosecondsPerSecond = 1_000_000_000;
    public const long NanosecondsPerDay = 86_400 * NanosecondsPerSecond;

    public static Instant UnixEpoch => default;
    public static Instant MinValue => new(long.MinValue);
    public static Instant MaxValue => new(long.MaxValue);

    public static Instant FromUnixSeconds(double seconds) => new((long)Math.Round(seconds * NanosecondsPerSecond));
    public static Instant FromUnixMilliseconds(long milliseconds) => new(milliseconds * 1_000_000);
    public static Instant FromDateTime(DateTime utc) => new((utc - DateTime.UnixEpoch).Ticks * 100);

    /// <summary>Seconds since the Unix epoch; 2^-22 s resolution in this century, so for display and files, never for arithmetic.</summary>
    public double UnixSeconds => UnixNanoseconds / (double)NanosecondsPerSecond;

    /// <summary>Whole milliseconds since the Unix epoch, rounded down.</summary>
    public long UnixMilliseconds => FloorDivide(UnixNanoseconds, 1_000_000);

    /// <summary>Nanoseconds since the last UTC midnight, 0 to <see cref="NanosecondsPerDay"/> - 1.</summary>
    public long NanosecondOfDay
    {
        get
        {
            long remainder = UnixNanoseconds % NanosecondsPerDay;
            return remainder < 0 ? remainder + NanosecondsPerDay : remainder;
        }
    }

    /// <summary>The UTC midnight at or before this instant.</summary>
    public Instant StartOfDay => new(UnixNanoseconds - NanosecondOfDay);

    public Instant PlusNanoseconds(long nanoseconds) => new(UnixNanoseconds + nanoseconds);
    public Instant PlusSeconds(double seconds) => new(UnixNanoseconds + (long)Math.Round(seconds * NanosecondsPerSecond));
    public long NanosecondsSince(Instant earlier) => UnixNanoseconds - earlier.UnixNanoseconds;

    /// <summary>Exact for differences below 104 days (2^53 ns).</summary>
    public double SecondsSince(Instant earlier) => (UnixNanoseconds - earlier.UnixNanoseconds) / (double)NanosecondsPerSecond;

    public int CompareTo(Instant other) => UnixNanoseconds.CompareTo(other.UnixNanoseconds);
    public static bool operator <(Instant left, Instant right) => left.UnixNanoseconds < right.UnixNanoseconds;
    public static bool operator >(Instant left, Instant right) => left.UnixNanoseconds > right.UnixNanoseconds;
    public static bool operator <=(Instant left, Instant right) => left.UnixNanoseconds <= right.UnixNanoseconds;
    public static bool operator >=(Instant left, Instant right) => left.UnixNanoseconds >= right.UnixNanoseconds;

    public static Instant Max(Instant left, Instant right) => left >= right ? left : right;
    public static Instant Min(Instant left, Instant right) => left <= right ? left : right;

    /// <summary>UTC, rounded down to 100 ns.</summary>
    public DateTime ToDateTime() => DateTime.UnixEpoch.AddTicks(FloorDivide(UnixNanoseconds, 100));

    /// <summary>ISO 8601 with milliseconds, e.g. 2026-11-22T23:55:53.120Z.</summary>
    public override string ToString() => ToDateTime().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture);

    static long FloorDivide(long dividend, long divisor)
    {
        long quotient = Math.DivRem(dividend, divisor, out long remainder);
        return remainder < 0 ? quotient - 1 : quotient;
    }
}
