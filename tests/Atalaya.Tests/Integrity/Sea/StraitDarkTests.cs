using Atalaya.Core.State;
using Atalaya.Integrity.Alerts;
using Atalaya.Pipeline;
using Atalaya.Tests.Pipeline;

namespace Atalaya.Tests.Integrity.Sea;

/// <summary>Both boats of the strait that switch AIS off are found, nobody else is accused, and a replay from a checkpoint says the same.</summary>
public sealed class StraitDarkTests
{
    static readonly StraitLog Log = StraitLog.Create(690);

    [Fact]
    public void BothDarkBoatsAreFoundAndAReplayFindsThem()
    {
        StraitLog.CheckpointTaker taker = new(everyTicks: 3300);
        Flow full = new() { Observer = taker };
        Log.Feed(full);
        Alert[] silent = [.. full.Alerts.Active.Where(alert => alert.Kind == AlertKind.AisSilence)];
        Assert.Equal(2, full.Alerts.RaisedCounts[AlertKind.AisSilence]);
        Assert.All(silent, alert => Assert.Equal((Verdict.Dark, AlertSeverity.Caution), (alert.Statement.Verdict, alert.Severity)));
        Assert.All(full.Alerts.Active.Where(alert => alert.Statement.Identity.Mmsi != 0), alert => Assert.NotEqual(Verdict.Spoofed, alert.Statement.Verdict));

        Flow resumed = new(new FlowOptions { Sectors = 5, Threads = 2 });
        StateReader reader = new(taker.Taken[0].State);
        resumed.Load(ref reader);
        Log.Feed(resumed, (int)taker.Taken[0].Next.Offset);
        Assert.Equal(full.PictureHash, resumed.PictureHash);
    }
}
