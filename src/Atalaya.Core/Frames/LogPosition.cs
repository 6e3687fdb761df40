using System.Globalization;

namespace Atalaya.Core.Frames;

/// <summary>Where a frame stands in the log: segment number and byte offset of the frame in the uncompressed segment.</summary>
public readonly record struct LogPosition(uint Segment, uint Offset) : IComparable<LogPosition>
{
    public int CompareTo(LogPosition other)
    {
        int bySegment = Segment.CompareTo(other.Segment);
        return bySegment != 0 ? bySegment : Offset.CompareTo(other.Offset);
    }

    public static bool operator <(LogPosition left, LogPosition right) => left.CompareTo(right) < 0;
    public static bool operator >(LogPosition left, LogPosition right) => left.CompareTo(right) > 0;
    public static bool operator <=(LogPosition left, LogPosition right) => left.CompareTo(right) <= 0;
    public static bool operator >=(LogPosition left, LogPosition right) => left.CompareTo(right) >= 0;

    public override string ToString() => FormattableString.Invariant($"{Segment}:{Offset}");

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static bool TryParse(string text, out LogPosition position)
    {
        position = default;
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || !uint.TryParse(text.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out uint segment)
            || !uint.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out uint offset)) return false;
        position = new LogPosition(segment, offset);
        return true;
    }
}
