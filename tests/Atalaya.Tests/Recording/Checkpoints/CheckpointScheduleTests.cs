using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Recording.Checkpoints;

namespace Atalaya.Tests.Recording.Checkpoints;

public sealed class CheckpointScheduleTests
{
    const int EverySeconds = 120;

    [Fact]
    public void ADayBackAMomentIsAFewMinutesBehindACheckpoint()
    {
        List<CheckpointEntry> kept = Run(new CheckpointSchedule(), days: 3, bytes: 1);
        Assert.InRange(kept.Count, 300, 700);
        Instant now = Time(kept[0]);
        foreach ((double ageHours, double most) in new[] { (0.9, 120.0), (20, 600), (60, 1800) })
            for (int i = 1; i < kept.Count && now.SecondsSince(Time(kept[i])) < ageHours * 3600; i++)
                Assert.InRange(Time(kept[i - 1]).SecondsSince(Time(kept[i])), 1, most);
        Assert.Equal(3 * 86_400.0, now.SecondsSince(Time(kept[^1])), 3600.0);
    }

    [Fact]
    public void BytesAreBoundedAndTheHolesStayEven()
    {
        List<CheckpointEntry> kept = Run(new CheckpointSchedule { MaxBytes = 50_000 }, days: 2, bytes: 1000);
        Assert.Equal(50, kept.Count);
        Instant now = Time(kept[0]);
        for (int i = 1; i < kept.Count; i++)
        {
            double age = now.SecondsSince(Time(kept[i])), hole = Time(kept[i - 1]).SecondsSince(Time(kept[i]));
            Assert.True(hole <= Math.Max(600, 0.4 * age), $"a hole of {hole} s at an age of {age} s");
        }
    }

    [Fact]
    public void TheNewestStayWhateverTheyTake()
    {
        List<CheckpointEntry> kept = Run(new CheckpointSchedule { MaxBytes = 10 }, days: 0.1, bytes: 1000);
        Assert.Equal(3, kept.Count);
        Assert.Equal(2 * EverySeconds, Time(kept[0]).SecondsSince(Time(kept[2])));
    }

    /// <summary>A server that writes a checkpoint every two minutes for days.</summary>
    static List<CheckpointEntry> Run(CheckpointSchedule schedule, double days, long bytes)
    {
        List<CheckpointEntry> kept = [];
        for (int i = 0; i <= days * 86_400 / EverySeconds; i++)
        {
            kept.Insert(0, new CheckpointEntry($"{i}", new CheckpointInfo("test", new LogPosition(1, (uint)i), new Tick(17_900_000_000 + i * EverySeconds * 10L), []), bytes));
            HashSet<CheckpointEntry> surplus = [.. schedule.Surplus(kept)];
            kept.RemoveAll(surplus.Contains);
        }

        return kept;
    }

    static Instant Time(CheckpointEntry entry) => entry.Info.Tick.End;
}
