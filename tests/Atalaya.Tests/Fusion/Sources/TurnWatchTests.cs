using Atalaya.Core.Frames;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Fusion;
using Atalaya.Fusion.Sources;

namespace Atalaya.Tests.Fusion.Sources;

/// <summary>The turn of a sensor, learned from its plots alone.</summary>
public sealed class TurnWatchTests
{
    static readonly SourceId Radar = new(7);
    static readonly GeodeticPosition Site = GeodeticPosition.FromDegrees(36.0, -5.6, 100);

    [Theory]
    [InlineData(1.3, 0.9, 40)]
    [InlineData(4.8, 0.4, 10)]
    [InlineData(12, 0.6, 400)]
    public void ABeamShowsItsTurnThoughMostIsMissedAndMuchIsClutter(double turnSeconds, double detection, int clutter)
    {
        SourceTable table = new(new TrackerOptions());
        Random random = new(61);
        double[] bearings = [.. Enumerable.Range(0, 30).Select(_ => random.NextDouble())];
        for (int turn = 0; turn < 20; turn++)
        {
            IEnumerable<double> seen = bearings.Where(_ => random.NextDouble() < detection).Concat(Enumerable.Range(0, clutter).Select(_ => random.NextDouble()));
            foreach (double bearing in seen.Order()) See(table, turnSeconds * (turn + bearing), bearing);
        }

        Assert.Equal(turnSeconds, table.PeriodOf(table.Get(Radar)), 0.03 * turnSeconds);
        Assert.True(table.Get(Radar).PeriodIsSeen);
    }

    [Theory]
    [InlineData(6, 0.5, 5)]
    [InlineData(0.5, 6, 60)]
    [InlineData(2, 4, 60)]
    [InlineData(4, 2, 20)]
    public void AnotherTurnIsSeenInAFewTurns(double before, double after, double withinSeconds)
    {
        SourceTable table = new(new TrackerOptions());
        for (double t = 0; t < 100; t += before) See(table, t, 0.3);
        Assert.Equal(before, table.PeriodOf(table.Get(Radar)), 0.03 * before);
        for (double t = 100; t <= 100 + withinSeconds; t += after) See(table, t, 0.3);
        Assert.Equal(after, table.PeriodOf(table.Get(Radar)), 0.03 * after);
    }

    [Fact]
    public void LooksOfOneStampAreTheTurnWhereverTheirPlotsAre()
    {
        SourceTable table = new(new TrackerOptions());
        table.SetModel(new SensorModel(Radar) { SeesAtOnce = true });
        Random random = new(62);
        for (int look = 0; look < 60; look++)
            for (int plot = random.Next(3); plot > 0; plot--) See(table, 0.1 * look, random.NextDouble());
        Assert.Equal(0.1, table.PeriodOf(table.Get(Radar)), 0.003);
    }

    [Fact]
    public void TimesAtRandomShowNoTurn()
    {
        SourceTable table = new(new TrackerOptions());
        Random random = new(63);
        double t = 0;
        int seen = 0;
        for (int i = 0; i < 5000; i++)
        {
            t += -0.05 * Math.Log(1 - random.NextDouble());
            See(table, t, random.NextDouble());
            if (i >= 1000 && table.Get(Radar).PeriodIsSeen) seen++;
        }

        Assert.Equal(0, seen);
    }

    [Fact]
    public void StampsBeyondBeliefAreForgotten()
    {
        SourceTable table = new(new TrackerOptions());
        for (int turn = 0; turn < 10; turn++) See(table, 4 * turn, 0.3);
        for (int turn = 0; turn < 10; turn++) See(table, 1e9 + 7 * turn, 0.3);
        for (int turn = 0; turn < 40; turn++) See(table, 50 + 4 * turn, 0.3);
        Assert.Equal(4, table.PeriodOf(table.Get(Radar)), 0.05);
    }

    [Fact]
    public void WhatWasSeenSurvivesSavingAndLoading()
    {
        SourceTable table = new(new TrackerOptions()), loaded = new(new TrackerOptions());
        for (int turn = 0; turn < 10; turn++) See(table, 4 * turn, 0.3);
        StateWriter writer = new(), first = new(), second = new();
        table.Save(writer);
        StateReader reader = new(writer.Written);
        loaded.Load(ref reader);
        for (int turn = 10; turn < 20; turn++)
        {
            See(table, 2 * turn + 20, 0.3);
            See(loaded, 2 * turn + 20, 0.3);
        }

        table.Save(first);
        loaded.Save(second);
        Assert.Equal(first.Written.ToArray(), second.Written.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    public void ABoatThatIsSeenMoreOftenThanBeforeIsFollowedByAllItsPlots(int sectors)
    {
        Traffic traffic = new(new TrackerOptions { Sectors = sectors });
        traffic.Radar(1, Site, 10, 0.002);
        Random random = new(64);
        for (double t = 0; t < 180; t += t < 90 ? 6 : 0.5)
            traffic.Add(traffic.Plot(1, t, Site, Traffic.Offset(Site with { Height = 0 }, 2000 + 4 * t, 1500 - 2 * t), 10 * Traffic.Normal(random), 0.002 * Traffic.Normal(random)));
        traffic.RunTo(150);
        uint before = Assert.Single(traffic.Confirmed()).ReportCount;
        traffic.RunTo(180.5);
        Assert.InRange(Assert.Single(traffic.Confirmed()).ReportCount - before, 50u, 60u);
    }

    /// <param name="bearing">In turns.</param>
    static void See(SourceTable table, double seconds, double bearing)
    {
        Instant time = Traffic.Epoch.PlusSeconds(seconds);
        table.See(new Report { Source = Radar, Time = time, ReceiveTime = time, Measurement = MeasurementKind.Polar, M0 = 1000, M1 = 2 * Math.PI * bearing }, time);
    }
}
