using Atalaya.Core.Frames;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Fusion;
using Atalaya.Fusion.Partition;
using Atalaya.Fusion.Sources;

namespace Atalaya.Tests.Fusion.Sources;

/// <summary>What the tracker publishes of its sensors, against sums made by hand.</summary>
public sealed class CoverageTests
{
    static readonly GeodeticPosition Site = GeodeticPosition.FromDegrees(10.6, -61.4, 100);
    static readonly SourceId Radar = new(1), Receiver = new(2), Second = new(3);

    [Fact]
    public void AReceiverIsHeardWhereItsTracksAre()
    {
        Traffic traffic = new();
        for (int second = 0; second <= 20; second++)
        {
            Report report = traffic.AdsB(2, second, 0xABCDEF, Site);
            report.Hearers.Add(Receiver);
            if (second == 20) report.Hearers.Add(Second);
            traffic.Add(report);
        }

        traffic.RunTo(620);
        Instant now = traffic.Next!.Value.Start;
        SensorCoverage heard = Assert.Single(traffic.Tracker.Coverage.ReadSensors(now), static one => one.Source == Receiver);
        // The first report began the track; the k-th after it is 600 s + (20 - k) s old.
        double expected = Enumerable.Range(1, 20).Sum(second => Math.Exp(-(now.SecondsSince(traffic.At(second)) - 0.1) / 600));
        Assert.Equal(expected, heard.Reports, 1e-9);
        Assert.Equal(1, heard.Cells);
        Assert.Equal(0, heard.Identified.Turns + heard.Unidentified.Turns);
        Assert.True(traffic.Tracker.Coverage.TryRead(Second, 0, Site.Latitude, Site.Longitude, now, out CoverageCell cell));
        Assert.Equal(traffic.At(20.1), cell.LastReport);
        Assert.InRange(Site.Latitude, cell.South, cell.North);
        Assert.InRange(Site.Longitude, cell.West, cell.East);
        Assert.False(traffic.Tracker.Coverage.TryRead(Second, 0, 0, 0, now, out _));
        Assert.False(traffic.Tracker.Coverage.TryRead(new SourceId(9), 0, Site.Latitude, Site.Longitude, now, out _));
    }

    [Fact]
    public void ARadarTellsDetectionAndFalsePlotsOfItsCells()
    {
        Traffic traffic = new();
        traffic.Radar(1, Site);
        traffic.Tracker.SetModel(new SensorModel(Radar) { ScanPeriodSeconds = 4 });
        GeodeticPosition target = Traffic.Offset(Site, 20_000, 30_000), clutter = Traffic.Offset(Site, -20_000, -30_000);
        // Seen in four turns of five.
        for (int turn = 0; turn < 100; turn++)
            if (turn % 5 != 4) traffic.Add(traffic.Plot(1, 4 * turn, Site, target));
        // One plot in every second turn, never at the same place.
        for (int turn = 0; turn < 100; turn += 2) traffic.Add(traffic.Plot(1, 4 * turn + 2, Site, Traffic.Offset(clutter, turn % 20 * 150, turn % 7 * 300)));
        traffic.RunTo(400);
        Instant now = traffic.Next!.Value.Start;
        Coverage coverage = traffic.Tracker.Coverage;
        Assert.True(coverage.TryRead(Radar, 0, target.Latitude, target.Longitude, now, out CoverageCell seen));
        Assert.InRange(seen.Unidentified.Turns, 60, 100);
        Assert.Equal(0.8, seen.Unidentified.Probability, 0.03);
        Assert.Equal(0, seen.Identified.Turns);
        SensorCoverage radar = Assert.Single(coverage.ReadSensors(now));
        Assert.Equal(4, radar.TurnSeconds);
        Assert.InRange(radar.FalsePlotsPerTurn, 0.3, 0.7);
        CoverageCell[] cells = coverage.ReadCells(Radar, 0, now);
        Assert.Equal(radar.Cells, cells.Length);
        Assert.Equal(cells.OrderBy(static one => one.Cell), cells);
        Assert.Contains(seen, cells);
        Assert.Contains(cells, static one => one.ClutterDensity > 1.5e-9);
    }

    [Fact]
    public void WhatACellHasIsCountedAndDrawnToWhatIsKnownBefore()
    {
        TrackerOptions options = new();
        DetectionMap detections = new(options);
        ClutterMap clutter = new(options);
        SourceState radar = new() { Number = 1, DetectionProbability = double.NaN, ClutterDensity = double.NaN };
        for (int plot = 0; plot < 40; plot++) detections.Add(radar, true, 7, plot % 4 == 0 ? 8 : 4, 4);
        // 40 plots in 50 turns; the option weighs 20 turns for the sensor, the sensor 10 for the cell.
        double mean = (40 + 20 * options.DetectionProbability) / 70;
        Assert.Equal(new DetectionEstimate(mean, 50), detections.Estimate(radar, true));
        Assert.Equal(new DetectionEstimate((40 + 10 * mean) / 60, 50), detections.Estimate(radar, true, 7));
        Assert.Equal(0, detections.Estimate(radar, false, 7).Turns);
        for (int plot = 0; plot < 3; plot++) clutter.Add(radar, 7 * 64, Traffic.Epoch, 0.5);
        Assert.Equal((1.5 + 1) / (1.24e8 + 1 / options.ClutterDensity), clutter.CellDensity(radar, 4, 7, Traffic.Epoch), 1e-15);
        Assert.Equal(1.5, clutter.PlotsPerTurn(radar, 4, 7, Traffic.Epoch), 1e-12);
        Assert.True(double.IsNaN(clutter.CellDensity(radar, 4, 8, Traffic.Epoch)));
    }

    [Fact]
    public void SensorsOfOneSourceHaveClutterOfTheirOwn()
    {
        TrackerOptions options = new();
        ClutterMap clutter = new(options);
        SourceState first = new() { Number = 1, Sensor = 25 << 8 | 1, ClutterDensity = double.NaN }, second = first with { Sensor = 25 << 8 | 2 };
        for (int plot = 0; plot < 100; plot++) clutter.Add(first, 7 * 64, Traffic.Epoch, 1);
        Assert.True(clutter.Density(first, 4, 7 * 64, Traffic.Epoch) > 10 * options.ClutterDensity);
        Assert.Equal(options.ClutterDensity, clutter.Density(second, 4, 7 * 64, Traffic.Epoch));
    }

    [Fact]
    public void TheEdgesOfACellAreAroundWhatLiesInIt()
    {
        const double Rounding = 1e-12;
        for (double latitude = -89.95; latitude < 90; latitude += 0.77)
            for (double longitude = -179.9; longitude < 180; longitude += 7.3)
            {
                GeodeticPosition place = GeodeticPosition.FromDegrees(latitude, longitude);
                int number = EarthCells.CellOf(place.Latitude, place.Longitude);
                (double south, double west, double north, double east) = EarthCells.EdgesOf(number);
                Assert.InRange(place.Latitude, south - Rounding, north + Rounding);
                Assert.InRange(place.Longitude, west - Rounding, east + Rounding);
                Assert.Equal(number, EarthCells.CellOf((south + north) / 2, (west + east) / 2));
            }
    }
}
