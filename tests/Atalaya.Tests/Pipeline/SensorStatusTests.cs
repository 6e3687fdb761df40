using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Pipeline;

namespace Atalaya.Tests.Pipeline;

public sealed class SensorStatusTests
{
    static readonly Instant Epoch = Instant.FromUnixSeconds(1_800_000_000);

    static ServiceReport Of(ServiceReportKind kind, double seconds, ushort sensor = 0x1401) => ServiceReport.Of(new SourceId(1), sensor, kind, Epoch.PlusSeconds(seconds));

    static ServiceReport Apply(SensorStatusTable table, ServiceReport service)
    {
        ServiceReport[] services = [service];
        table.Apply(services);
        return services[0];
    }

    [Fact]
    public void TheTurnIsMeasuredFromNorthMarks()
    {
        SensorStatusTable table = new();
        double[] marks = [0, 4.01, 4.01, 8.0, 12.0, 24.0, 28.0];
        ServiceReport last = default;
        foreach (double seconds in marks) last = Apply(table, Of(ServiceReportKind.NorthMarker, seconds));
        SensorStatus status = Assert.Single(table.All);
        Assert.Equal((6L, (Instant?)Epoch.PlusSeconds(28)), (status.NorthMarks, status.LastNorth));
        Assert.Equal(4, status.MeasuredPeriodSeconds, 0.02);
        Assert.True(double.IsNaN(status.StatedPeriodSeconds));
        Assert.Equal(status.MeasuredPeriodSeconds, last.AntennaPeriod);
    }

    [Fact]
    public void WhatIsStatedStays()
    {
        SensorStatusTable table = new();
        Apply(table, Of(ServiceReportKind.NorthMarker, 0) with { AntennaPeriod = 5 });
        Assert.Equal(5, Apply(table, Of(ServiceReportKind.NorthMarker, 4.9) with { AntennaPeriod = 5 }).AntennaPeriod);
        Assert.Equal((5.0, 4.9), (table.All[0].StatedPeriodSeconds, table.All[0].MeasuredPeriodSeconds));
    }

    [Fact]
    public void SectorsStatusBiasesAndStrobes()
    {
        SensorStatusTable table = new();
        Apply(table, Of(ServiceReportKind.SectorCrossing, 1) with { Azimuth = 0.5 });
        Apply(table, Of(ServiceReportKind.Status, 2) with { Condition = SensorCondition.NoGo, RangeBias = 12, AzimuthBias = 0.01 });
        Apply(table, Of(ServiceReportKind.Status, 3));
        for (int i = 0; i < 10; i++) Apply(table, Of(ServiceReportKind.JammingStrobe, 4 + i) with { Azimuth = i });
        Apply(table, Of(ServiceReportKind.Status, 5) with { ReportedBy = 7, Condition = SensorCondition.None });
        Assert.Equal(2, table.All.Count);
        SensorStatus status = table.All[0];
        Assert.Equal(((Instant?)Epoch.PlusSeconds(1), 0.5, (SensorCondition?)SensorCondition.NoGo, 12.0, 0.01), (status.LastSector, status.SectorAzimuth, status.Condition, status.RangeBias, status.AzimuthBias));
        Assert.Equal((10L, 8, 2.0, 9.0), (status.StrobeCount, status.Strobes.Count, status.Strobes[0].Azimuth, status.Strobes[7].Azimuth));
        Assert.Equal(((ushort)7, (SensorCondition?)SensorCondition.None), (table.All[1].ReportedBy, table.All[1].Condition));

        StateWriter writer = new();
        table.Save(writer);
        SensorStatusTable second = new();
        StateReader reader = new(writer.Written);
        second.Load(ref reader);
        Assert.Equal(0, reader.Remaining);
        StateWriter again = new();
        second.Save(again);
        Assert.Equal(writer.Written.ToArray(), again.Written.ToArray());
    }

    [Fact]
    public void OneTooManyIsNotKept()
    {
        SensorStatusTable table = new();
        for (int sensor = 0; sensor < 2 * SensorStatusTable.MaxSensors; sensor++) Apply(table, Of(ServiceReportKind.Status, 0, (ushort)sensor));
        Assert.Equal(SensorStatusTable.MaxSensors, table.All.Count);
    }
}
