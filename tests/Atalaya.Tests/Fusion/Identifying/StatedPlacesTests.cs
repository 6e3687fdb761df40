using Atalaya.Core.Geodesy;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Tracks;
using Atalaya.Fusion;

namespace Atalaya.Tests.Fusion.Identifying;

/// <summary>What an object says of its place, held against what a radar measures.</summary>
public sealed class StatedPlacesTests
{
    static readonly GeodeticPosition Site = GeodeticPosition.FromDegrees(50, 8, 100), Sea = Site with { Height = 0 };

    /// <summary>AIS repeats its last place from 120 s to 300 s while radar sees the vessel go on: one track, with its identity, on the vessel.</summary>
    [Fact]
    public void AFrozenPositionDoesNotHoldTheTrackBack()
    {
        Traffic traffic = new();
        Vessel(traffic, 400, t => VesselAt(t is >= 120 and < 300 ? 120 : t));
        traffic.RunTo(290);
        Track jammed = Assert.Single(traffic.Confirmed());
        Assert.Equal(5u, jammed.Identity.Mmsi);
        Assert.True(jammed.PositionContradicted);
        Assert.True(Traffic.Meters(jammed, VesselAt(jammed.Time.SecondsSince(traffic.At(0)))) < 100);
        traffic.RunTo(400);
        Track free = Assert.Single(traffic.Confirmed());
        Assert.Equal(jammed.Id, free.Id);
        Assert.False(free.PositionContradicted);
        Assert.Equal(1, traffic.Tracker.Counters.Started);
    }

    /// <summary>
    /// A slow vessel far from the radar, whose plots tell its motion too late: but what said that it moves cannot be at the same place again.
    /// </summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)] // its last good message comes after the first repeated one
    public void APlaceSaidAgainByWhoMovesIsOld(bool swapped)
    {
        Traffic traffic = new();
        SlowVessel(traffic, 400, t => SlowAt(t is >= 120 and < 300 ? 120 : t), t => t is > 121 and < 300 ? 0 : 5, swapped ? 12 : 0);
        traffic.RunTo(290);
        Track jammed = Assert.Single(traffic.Confirmed());
        Assert.Equal(5u, jammed.Identity.Mmsi);
        Assert.True(jammed.PositionContradicted);
        Assert.True(Traffic.Meters(jammed, SlowAt(jammed.Time.SecondsSince(traffic.At(0)))) < 200);
        traffic.RunTo(400);
        Assert.Equal(jammed.Id, Assert.Single(traffic.Confirmed()).Id);
        Assert.Equal(1, traffic.Tracker.Counters.Started);
    }

    /// <summary>The first message of a receiver that has lost its satellites says a new place, and a speed of 0; no message says that place with a speed.</summary>
    [Fact]
    public void AFrozenPositionThatWasNeverStatedWithASpeedDoesNotHoldTheTrackBack()
    {
        Traffic traffic = new();
        SlowVessel(traffic, 400, t => SlowAt(t is >= 120 and < 300 ? 116 : t), t => t is >= 120 and < 300 ? 0 : 5, 0);
        traffic.RunTo(290);
        Track jammed = Assert.Single(traffic.Confirmed());
        Assert.True(Traffic.Meters(jammed, SlowAt(jammed.Time.SecondsSince(traffic.At(0)))) < 200);
        traffic.RunTo(400);
        Assert.Equal(jammed.Id, Assert.Single(traffic.Confirmed()).Id);
        Assert.Equal(1, traffic.Tracker.Counters.Started);
    }

    /// <summary>A receiver that holds its place while the vessel lies still is believed: at first it may be frozen, two minutes later sensors can tell.</summary>
    [Fact]
    public void WhoStoppedMaySayTheSamePlaceAgain()
    {
        Traffic traffic = new();
        int contradicted = 0;
        traffic.AfterTick = _ => contradicted += traffic.Tracks().Count(track => track.PositionContradicted);
        SlowVessel(traffic, 600, t => SlowAt(Math.Min(t, 125)), t => t < 125 ? 5 : 0, 0, t => SlowAt(Math.Min(t, 125)));
        traffic.RunTo(600);
        Assert.Equal(0, contradicted);
        Assert.InRange(traffic.Tracker.Counters.Contradicted, 0, 12);
        Assert.True(Traffic.Meters(Assert.Single(traffic.Confirmed()), SlowAt(125)) < 15);
    }

    /// <summary>A false position that leaves the true one slowly, as a deceived receiver gives it, and a Mode S radar that nobody has registered.</summary>
    [Fact]
    public void AFalsePositionThatLeavesSlowlyDoesNotLeadTheTrackAway()
    {
        Traffic traffic = new();
        traffic.Radar(1, Site);
        Random random = new(2);
        for (double t = 0; t < 300; t += 0.5)
        {
            double far = Math.Max(0, t - 120);
            traffic.Add(traffic.AdsB(2, t, 77, Traffic.Offset(Flight(t), 0.075 * far * far, 0)));
            if (t % 4 == 0) traffic.Add(ModeS(traffic, random, t + 0.1, Flight(t + 0.1)));
        }

        traffic.RunTo(300);
        Track track = Assert.Single(traffic.Confirmed());
        Assert.True(track.PositionContradicted);
        Assert.True(Traffic.Meters(track, Flight(track.Time.SecondsSince(traffic.At(0)))) < 300);
        Assert.True(traffic.Tracker.Counters.Contradicted > 100);
    }

    /// <summary>Turns, and a radar that nobody has registered, 80 m off, contradict nobody.</summary>
    [Fact]
    public void HonestTurnsAndBiasedRadarsContradictNobody()
    {
        Traffic traffic = new();
        traffic.Radar(1, Site);
        Random random = new(3);
        int contradicted = 0;
        traffic.AfterTick = _ => contradicted += traffic.Tracks().Count(track => track.PositionContradicted);
        for (double t = 0; t < 600; t += 0.5)
        {
            traffic.Add(traffic.AdsB(2, t, 77, Circle(t)));
            if (t % 4 != 0) continue;
            traffic.Add(ModeS(traffic, random, t + 0.1, Circle(t + 0.1)));
        }

        traffic.RunTo(600);
        Assert.Equal(0, contradicted);
        Assert.Equal(0, traffic.Tracker.Counters.Contradicted);
    }

    [Fact]
    public void NobodyIsFasterThanItsDomain()
    {
        Traffic traffic = new();
        for (int t = 0; t < 60; t += 5)
        {
            Report report = traffic.Ais(2, t, 5, VesselAt(t));
            (report.GroundSpeed, report.TrackAngle) = (900, 0);
            traffic.Add(report);
        }

        traffic.RunTo(60);
        Track track = Assert.Single(traffic.Confirmed());
        Assert.True(Math.Abs(track.VelocityNorth) < 15);
        Assert.Equal(12, traffic.Tracker.Counters.Implausible);
    }

    [Theory]
    [InlineData(1, 150)]
    [InlineData(16, 200.05)]
    [InlineData(2, 305.55)]
    public void SectorsAndRestartsChangeNothing(int sectors, double reload)
    {
        Traffic expected = Run(3, 0), actual = Run(sectors, reload);
        Assert.True(expected.Tracker.Counters.Contradicted > 0);
        Assert.True(expected.Bytes().AsSpan().SequenceEqual(actual.Bytes()));
        Assert.Equal(Saved(expected.Tracker), Saved(actual.Tracker));
    }

    static Traffic Run(int sectors, double reload)
    {
        TrackerOptions options = new() { Sectors = sectors };
        Traffic traffic = new(options);
        Vessel(traffic, 400, t => VesselAt(t is >= 120 and < 300 ? 120 : t));
        if (reload > 0)
        {
            traffic.RunTo(reload);
            StateReader reader = new(Saved(traffic.Tracker));
            traffic.Tracker = new Tracker(options);
            traffic.Tracker.Load(ref reader);
        }

        traffic.RunTo(400);
        return traffic;
    }

    static void Vessel(Traffic traffic, double seconds, Func<double, GeodeticPosition> stated)
    {
        traffic.Radar(1, Site, 20, 0.001);
        Random random = new(1);
        for (double t = 0; t < seconds; t += 3)
        {
            if (t % 9 == 0) traffic.Add(traffic.Ais(2, t + 1, 5, stated(t + 1)));
            traffic.Add(traffic.Plot(1, t, Site, VesselAt(t), 20 * Traffic.Normal(random), 0.0005 * Traffic.Normal(random)));
        }
    }

    /// <param name="late">Seconds by which the message of 120 s is.</param>
    static void SlowVessel(Traffic traffic, double seconds, Func<double, GeodeticPosition> stated, Func<double, float> speed, double late, Func<double, GeodeticPosition>? at = null)
    {
        traffic.Radar(1, Site);
        Random random = new(4);
        for (double t = 0; t < seconds; t += 0.5)
        {
            if (t % 4 == 0.5) traffic.Add(traffic.Plot(1, t, Site, (at ?? SlowAt)(t), 60 * Traffic.Normal(random), 0.0012 * Traffic.Normal(random)));
            if (t % 10 != 0) continue;
            Report report = traffic.Ais(2, t, 5, stated(t));
            if (t == 120) report.ReceiveTime = report.ReceiveTime.PlusSeconds(late);
            (report.GroundSpeed, report.TrackAngle) = (speed(t), speed(t) > 0 ? 0 : null);
            traffic.Add(report);
        }
    }

    static GeodeticPosition SlowAt(double seconds) => Traffic.Offset(Sea, 35_000, 5 * seconds);

    static GeodeticPosition VesselAt(double seconds) => Traffic.Offset(Sea, 8000, 9 * seconds);

    /// <summary>80 m too far.</summary>
    static Report ModeS(Traffic traffic, Random random, double t, GeodeticPosition place)
    {
        Report plot = traffic.Plot(1, t, Site, place, 80 + 60 * Traffic.Normal(random), 0.0015 * Traffic.Normal(random));
        plot.Identity = new ObjectIdentity { Address = 77, AddressKind = AddressKind.Icao };
        return plot;
    }

    static GeodeticPosition Flight(double seconds) => Traffic.Offset(Site with { Height = 3000 }, 20_000, -20_000 + 120 * seconds);

    /// <summary>150 m/s and 2°/s.</summary>
    static GeodeticPosition Circle(double seconds)
    {
        (double sin, double cos) = Math.SinCos(seconds * Math.PI / 90);
        return Traffic.Offset(Site with { Height = 3000 }, 30_000 + 4297 * sin, 4297 * cos);
    }

    static byte[] Saved(Tracker tracker)
    {
        StateWriter writer = new();
        tracker.Save(writer);
        return writer.Written.ToArray();
    }
}
