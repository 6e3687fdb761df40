namespace Atalaya.Core.Time;

/// <summary>100 ms of receive time: the beat at which the picture changes. Tick n covers [n, n + 1) × 100 ms since the Unix epoch.</summary>
public readonly record struct Tick(long Number) : IComparable<Tick>
{
    public const long Nanoseconds = 100_000_000;

    public static Tick Containing(Instant time)
    {
        long number = Math.DivRem(time.UnixNanoseconds, Nanoseconds, out long remainder);
        return new Tick(remainder < 0 ? number - 1 : number);
    }

    public Instant Start => new(Number * Nanoseconds);
    public Instant End => new((Number + 1) * Nanoseconds);
    public Tick Next => new(Number + 1);

    public int CompareTo(Tick other) => Number.CompareTo(other.Number);
    public static bool operator <(Tick left, Tick right) => left.Number < right.Number;
    public static bool operator >(Tick left, Tick right) => left.Number > right.Number;
    public static bool operator <=(Tick left, Tick right) => left.Number <= right.Number;
    public static bool operator >=(Tick left, Tick right) => left.Number >= right.Number;
}
