using Atalaya.Core.Time;

namespace Atalaya.Server.Outputs;

/// <summary>
/// Knows the transmissions of the last moments, so that each goes out once however many receivers heard it: the first copy counts. Bounded: sets of
/// four, the oldest gives way.
/// </summary>
sealed class TransmissionWindow(long windowMs)
{
    const int Ways = 4;
    const int Sets = 1 << 13;

    readonly (ulong Hash, Instant Time)[] _entries = new (ulong, Instant)[Sets * Ways];

    /// <summary>True for the first copy of a transmission, false for those within the window after it.</summary>
    public bool IsFirst(ulong hash, Instant time)
    {
        Span<(ulong Hash, Instant Time)> set = _entries.AsSpan((int)(hash & (Sets - 1)) * Ways, Ways);
        int oldest = 0;
        for (int way = 0; way < Ways; way++)
        {
            if (set[way].Hash == hash && Math.Abs(time.NanosecondsSince(set[way].Time)) <= windowMs * 1_000_000) return false;
            if (set[way].Time < set[oldest].Time) oldest = way;
        }

        set[oldest] = (hash, time);
        return true;
    }
}
