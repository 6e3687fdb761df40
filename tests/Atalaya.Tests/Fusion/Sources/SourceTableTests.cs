using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Fusion;
using Atalaya.Fusion.Sources;

namespace Atalaya.Tests.Fusion.Sources;

public sealed class SourceTableTests
{
    static readonly SourceId Radar = new(7);
    static readonly Report Plot = new() { Source = Radar };

    [Fact]
    public void TheTurnIsTheMedianIntervalThoughPlotsAreMissed()
    {
        SourceTable table = new(new TrackerOptions());
        Random random = new(41);
        for (int i = 0; i < 500; i++) table.LearnInterval(Plot, (random.NextDouble() < 0.7 ? 4.8 : random.NextDouble() < 0.7 ? 9.6 : 14.4) + 0.02 * random.NextDouble());
        Assert.Equal(4.8, table.PeriodOf(table.Get(Radar)), 0.3);
    }

    [Fact]
    public void AStatedTurnIsNotLearned()
    {
        SourceTable table = new(new TrackerOptions());
        table.Apply(new ServiceReport { Source = Radar, Kind = ServiceReportKind.NorthMarker, AntennaPeriod = 4, Latitude = double.NaN, Longitude = double.NaN, Height = double.NaN });
        for (int i = 0; i < 100; i++) table.LearnInterval(Plot, 10);
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

    [Fact]
    public void EachSensorOfOneSourceHasItsOwnSiteAndTurn()
    {
        SourceTable table = new(new TrackerOptions());
        table.SetSite(new SourceSite(Radar, "r") { RangeSigmaMeters = 33 });
        for (ushort sensor = 1; sensor <= 7; sensor++)
            table.Apply(new ServiceReport { Source = Radar, Sensor = sensor, Kind = ServiceReportKind.Site, Latitude = 0.1 * sensor, Longitude = 0.1, Height = 10, AntennaPeriod = 3 + sensor });
        for (ushort sensor = 1; sensor <= 7; sensor++)
        {
            ref readonly SourceState state = ref table.Find(new Report { Source = Radar, Sensor = sensor });
            Assert.Equal(0.1 * sensor, state.Frame.Origin.Latitude);
            Assert.Equal(3 + sensor, table.PeriodOf(state));
            Assert.Equal(33, state.RangeSigmaMeters);
        }

        Assert.False(table.Get(Radar).HasSite);
    }

    [Fact]
    public void SensorsSurviveSavingAndLoading()
    {
        SourceTable table = new(new TrackerOptions());
        table.Apply(new ServiceReport { Source = Radar, Sensor = 77, Kind = ServiceReportKind.Site, Latitude = 0.4, Longitude = 0.1, Height = 10, AntennaPeriod = 5 });
        StateWriter writer = new();
        table.Save(writer);
        SourceTable loaded = new(new TrackerOptions());
        StateReader reader = new(writer.Written);
        loaded.Load(ref reader);
        Assert.Equal(0.4, loaded.Find(new Report { Source = Radar, Sensor = 77 }).Frame.Origin.Latitude);
        StateWriter again = new();
        loaded.Save(again);
        Assert.Equal(writer.Written.ToArray(), again.Written.ToArray());
    }

    [Fact]
    public void GarbledSensorNumbersDoNotFillTheTable()
    {
        SourceTable table = new(new TrackerOptions());
        for (int sensor = 0; sensor < 10_000; sensor++) table.Get(Radar, (ushort)sensor);
        Assert.Equal(SourceTable.MaxSensors, table.Find(Plot with { Sensor = SourceTable.MaxSensors }).Sensor);
        Assert.Equal(0, table.Get(Radar, SourceTable.MaxSensors + 1).Sensor);
        Assert.Equal(0, table.Find(Plot with { Sensor = 9999 }).Sensor);
        StateWriter writer = new(), again = new();
        table.Save(writer);
        StateReader reader = new(writer.Written);
        SourceTable loaded = new(new TrackerOptions());
        loaded.Load(ref reader);
        loaded.Save(again);
        Assert.Equal(writer.Written.ToArray(), again.Written.ToArray());
    }

    [Fact]
    public void ASiteThatIsNoPlaceIsNotUsed()
    {
        SourceTable table = new(new TrackerOptions());
        table.SetSite(new SourceSite(Radar, "r") { Position = new(double.NaN, 0, 0) });
        table.SetSite(new SourceSite(Radar, "r") { Position = new(0, double.PositiveInfinity, 0) });
        Assert.False(table.Get(Radar).HasSite);
    }
}
