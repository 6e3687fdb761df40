using Atalaya.Core.Time;

namespace Atalaya.Recording.Checkpoints;

/// <summary>
/// Which checkpoints stay for replay: dense where people look most, ever thinner towards the past, and never more bytes than allowed.
/// A replay of any moment begins at the one before it.
/// </summary>
public sealed record CheckpointSchedule
{
    /// <summary>Ages in seconds up to which checkpoints may stand this close, in seconds; beyond the last the last spacing holds.</summary>
    static readonly (double AgeSeconds, double SpacingSeconds)[] Steps = [(3600, 0), (86_400, 300), (7 * 86_400, 900), (double.PositiveInfinity, 1800)];

    public long MaxBytes { get; init; } = 1L << 30;

    public const int DefaultNewest = 3;

    /// <summary>The newest that stay whatever they take: a restart begins with them.</summary>
    public int Newest { get; init; } = DefaultNewest;

    /// <param name="newestFirst">All checkpoints.</param>
    /// <returns>Those to delete.</returns>
    public IReadOnlyList<CheckpointEntry> Surplus(IReadOnlyList<CheckpointEntry> newestFirst)
    {
        if (newestFirst.Count <= Newest) return [];
        List<CheckpointEntry> kept = [.. newestFirst], surplus = [];
        Instant now = newestFirst[0].Info.Tick.End;
        for (int i = kept.Count - 2; i >= Newest; i--)
        {
            if (Span(kept, i) > Spacing(now.SecondsSince(kept[i].Info.Tick.End))) continue;
            surplus.Add(kept[i]);
            kept.RemoveAt(i);
        }

        long bytes = kept.Sum(entry => entry.LengthBytes);
        while (bytes > MaxBytes && kept.Count > Newest)
        {
            int least = LeastMissed(kept, now);
            bytes -= kept[least].LengthBytes;
            surplus.Add(kept[least]);
            kept.RemoveAt(least);
        }

        return surplus;
    }

    /// <summary>What would lie between its neighbours if this one went.</summary>
    static double Span(List<CheckpointEntry> entries, int index) => entries[index - 1].Info.Tick.End.SecondsSince(entries[index + 1].Info.Tick.End);

    static double Spacing(double ageSeconds)
    {
        foreach ((double age, double spacing) in Steps)
            if (ageSeconds <= age) return spacing;
        return Steps[^1].SpacingSeconds;
    }

    /// <summary>The one that leaves the smallest hole for its age; the oldest of all has nothing before it to begin from, and goes last.</summary>
    int LeastMissed(List<CheckpointEntry> kept, Instant now)
    {
        int least = kept.Count - 1;
        double smallest = double.PositiveInfinity;
        for (int i = kept.Count - 2; i >= Newest; i--)
        {
            double hole = Span(kept, i) / (1 + now.SecondsSince(kept[i].Info.Tick.End));
            if (hole >= smallest) continue;
            smallest = hole;
            least = i;
        }

        return least;
    }
}
