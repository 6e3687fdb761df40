using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Fusion;
using Atalaya.Fusion.Sources;

namespace Atalaya.Tests.Fusion.Sources;

public sealed class SourceTableTests
{
    static readonly SourceId Radar = new(7);

    [Fact]
    public void TheTurnIsTheMedianIntervalThoughPlotsAreMissed()
    {
        SourceTable table = new(new TrackerOptions());
        Random random = new(41);
        for (int i = 0; i < 500; i++) table.LearnInterval(Radar, (random.NextDouble() < 0.7 ? 4.8 : random.NextDouble() < 0.7 ? 9.6 : 14.4) + 0.02 * random.NextDouble());
        Assert.Equal(4.8, table.PeriodOf(table.Get(Radar)), 0.3);
    }

    [Fact]
    public void AStatedTurnIsNotLearned()
    {
        SourceTable table = new(new TrackerOptions());
        table.Apply(new ServiceReport { Source = Radar, Kind = ServiceReportKind.NorthMarker, AntennaPeriod = 4, Latitude = double.NaN, Longitude = double.NaN, Height = double.NaN });
        for (int i = 0; i < 100; i++) table.LearnInterval(Radar, 10);
        Assert.Equal(4, table.PeriodOf(table.Get(Radar)));
        Assert.Equal(2, SourceTable.SameTurnSeconds(table.Get(Radar)));
    }

    [Fact]
    public void AConfiguredSiteIsNotReplacedByTheSensors()
    {
        SourceTable table = new(new TrackerOptions());
        ServiceReport said = new() { Source = Radar, Kind = ServiceReportKind.Site, Latitude = 0.5, Longitude = 0.1, Height = 10, AntennaPeriod = double.NaN };
        table.Apply(said);
        Assert.Equal(0.5, table.Get(Radar).Frame.Origin.Latitude);
        table.SetSite(new SourceSite(Radar, "r") { Position = new(0.6, 0.1, 0) });
        table.Apply(said);
        Assert.Equal(0.6, table.Get(Radar).Frame.Origin.Latitude);
    }
}
