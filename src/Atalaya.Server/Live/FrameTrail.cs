using Atalaya.Core.Frames;

namespace Atalaya.Server.Live;

/// <summary>Where the last frames of each source stand in the log: a message may begin in the frame before the one that completes it.</summary>
sealed class FrameTrail
{
    const int PositionsPerSource = 1024;

    readonly Dictionary<ushort, Ring> _rings = [];

    public void Add(SourceId source, LogPosition position)
    {
        if (!_rings.TryGetValue(source.Number, out Ring? ring)) _rings[source.Number] = ring = new Ring();
        ring.Positions[ring.Count++ % PositionsPerSource] = position;
    }

    /// <summary>The frames of a source directly before a position, oldest first, as many as are remembered.</summary>
    public LogPosition[] Before(SourceId source, LogPosition position, int count)
    {
        if (!_rings.TryGetValue(source.Number, out Ring? ring)) return [];
        long oldest = Math.Max(0, ring.Count - PositionsPerSource);
        long at = ring.Count - 1;
        while (at >= oldest && ring.Positions[at % PositionsPerSource] != position) at--;
        if (at < oldest) return [];
        long from = Math.Max(oldest, at - count);
        LogPosition[] before = new LogPosition[at - from];
        for (int i = 0; i < before.Length; i++) before[i] = ring.Positions[(from + i) % PositionsPerSource];
        return before;
    }

    /// <summary>The last frames of a source, oldest first.</summary>
    public LogPosition[] Last(SourceId source, int count)
    {
        if (!_rings.TryGetValue(source.Number, out Ring? ring)) return [];
        LogPosition[] last = new LogPosition[Math.Min(Math.Min(count, PositionsPerSource), ring.Count)];
        for (int i = 0; i < last.Length; i++) last[i] = ring.Positions[(ring.Count - last.Length + i) % PositionsPerSource];
        return last;
    }

    sealed class Ring
    {
        public readonly LogPosition[] Positions = new LogPosition[PositionsPerSource];
        public long Count;
    }
}
