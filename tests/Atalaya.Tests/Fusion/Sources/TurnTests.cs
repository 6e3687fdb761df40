using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Fusion;
using Atalaya.Fusion.Sources;

namespace Atalaya.Tests.Fusion.Sources;

/// <summary>When a sensor's next plot is due: its turn, its stamps, and how long its reports are under way.</summary>
public sealed class TurnTests
{
    static readonly SourceId Radar = new(7);

    [Fact]
    public void AMissWaitsForReportsThatAreUnderWay()
    {
        SourceTable table = new(new TrackerOptions());
        table.SetModel(new SensorModel(Radar) { ScanPeriodSeconds = 2 });
        See(table, 50, 1.6);
        Assert.Equal(1.5, table.Get(Radar).DeliverySeconds, 0.01); // a tick of it is none
        Assert.Equal(4.5, SourceTable.MissTime(table.Get(Radar), Traffic.Epoch, 2).SecondsSince(Traffic.Epoch), 0.01);
        See(table, 1000, 0.05);
        Assert.InRange(table.Get(Radar).DeliverySeconds, 0, 0.01);
    }

    [Fact]
    public void OneStampForATurnIsHalfATurnLateOnceTheTurnIsKnown()
    {
        SourceTable table = new(new TrackerOptions());
        table.SetModel(new SensorModel(Radar) { StampsTurnEnd = true });
        Assert.Equal(0, table.Get(Radar).StampSeconds);
        table.SetModel(new SensorModel(Radar) { StampsTurnEnd = true, ScanPeriodSeconds = 2 });
        Assert.Equal(1, table.Get(Radar).StampSeconds);
    }

    [Theory]
    [InlineData(0.8, 1.7, 0.05, 0.5, true)] // a slow radar that sees nearly all, a fast one that sees little
    [InlineData(0.8, 4, 0.8, 2, false)]
    [InlineData(0.8, 2, 0.8, 4, true)]
    public void SilenceOfTheOneThatSeesMoreInASecondTellsMore(double detection, double period, double otherDetection, double otherPeriod, bool more) =>
        Assert.Equal(more, SourceTable.TellsMore(detection, period, otherDetection, otherPeriod));

    static void See(SourceTable table, int reports, double late)
    {
        for (int i = 0; i < reports; i++)
        {
            Instant now = Traffic.Epoch.PlusSeconds(i);
            table.See(new Report { Source = Radar, Time = now.PlusSeconds(-late), ReceiveTime = now }, now);
        }
    }
}
