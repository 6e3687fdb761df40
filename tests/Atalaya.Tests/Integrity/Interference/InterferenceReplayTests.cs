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
        Assert.Equal(Saved(full), Saved(resumed));
    }

    static byte[] Saved(Flow flow)
    {
        StateWriter writer = new();
        flow.Integrity.Save(writer);
        return writer.Written.ToArray();
    }
}
