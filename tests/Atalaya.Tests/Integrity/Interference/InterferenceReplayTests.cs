using Atalaya.Core.Frames;
using Atalaya.Core.State;
using Atalaya.Integrity.Alerts;
using Atalaya.Integrity.Interference;
using Atalaya.Pipeline;
using Atalaya.Tests.Pipeline;

namespace Atalaya.Tests.Integrity.Interference;

/// <summary>The strait's jammer, on from second 90.</summary>
public sealed class InterferenceReplayTests
{
    [Fact]
    public void TheJammedStraitIsOutlinedInTimeAndReplaysFromACheckpointAmidTheJamming()
    {
        StraitLog log = StraitLog.Create(190);
        StraitLog.CheckpointTaker taker = new(1500);
        Flow full = new(new FlowOptions { Sectors = 1 }) { Observer = taker };
        log.Feed(full);
        Alert alert = Assert.Single(full.Alerts.Active, alert => alert.Kind == AlertKind.GnssInterference);
        Assert.InRange(alert.Raised.SecondsSince(log.Entries[0].Time), 90, 270);
        InterferenceRegion region = Assert.Single(full.Integrity.Interference.Regions);
        Assert.NotNull(region.Source);

        (LogPosition next, byte[] state) = Assert.Single(taker.Taken);
        Flow resumed = new(new FlowOptions { Sectors = 16, Threads = 2 });
        StateReader reader = new(state);
        resumed.Load(ref reader);
        log.Feed(resumed, (int)next.Offset);
        Assert.Equal(full.PictureHash, resumed.PictureHash);
        for (int i = 0; i < full.Integrity.Detectors.Count; i++)
            Assert.True(Saved(full, i).AsSpan().SequenceEqual(Saved(resumed, i)), full.Integrity.Detectors[i].Name);
    }

    /// <summary>What a detector remembers, slot by slot.</summary>
    static byte[] Saved(Flow flow, int detector)
    {
        StateWriter writer = new();
        flow.Integrity.Detectors[detector].Save(writer, flow.Integrity.Slots);
        return writer.Written.ToArray();
    }
}
