namespace Atalaya.Server.Setup;

/// <summary>What a source brought in the last minute, or since it began if nobody looked before.</summary>
sealed record RecentCounts(long Messages, long Reports, long Duplicates, long Bytes, long Dropped, IReadOnlyDictionary<string, long> RejectedByReason)
{
    public static RecentCounts None { get; } = new(0, 0, 0, 0, 0, new Dictionary<string, long>());

    public long Rejected => RejectedByReason.Values.Sum();

    public RecentCounts Since(RecentCounts before) => new(
        Messages - before.Messages,
        Reports - before.Reports,
        Duplicates - before.Duplicates,
        Bytes - before.Bytes,
        Dropped - before.Dropped,
        RejectedByReason.ToDictionary(pair => pair.Key, pair => pair.Value - before.RejectedByReason.GetValueOrDefault(pair.Key)));
}
