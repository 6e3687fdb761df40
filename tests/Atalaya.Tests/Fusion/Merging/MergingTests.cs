using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Tracks;
using Atalaya.Fusion;

namespace Atalaya.Tests.Fusion.Merging;

/// <summary>Two tracks of one object become one; two objects never do.</summary>
public sealed class MergingTests
{
    static readonly GeodeticPosition Site = GeodeticPosition.FromDegrees(50, 8, 100), Sea = Site with { Height = 0 };

    /// <summary>
    /// AIS stopped while the vessel turned, radar alone followed it, and AIS came back: the radar's track had no key and the key's track no plots.
    /// </summary>
    [Fact]
    public void OfTwoTracksOfAnObjectTheOneWithKeyGoesOn()
    {
        Traffic traffic = new();
        List<Track> ended = Ended(traffic);
        Both(traffic, 500);
        traffic.RunTo(250);
        Track known = Assert.Single(traffic.Confirmed(), track => track.Identity.Mmsi == 5), seen = Assert.Single(traffic.Confirmed(), track => track.Identity.Mmsi == 0);
        traffic.RunTo(500);
        Track left = Assert.Single(traffic.Tracks());
        Assert.Equal((known.Id, known.Number), (left.Id, left.Number));
        Assert.Equal(seen.Id, Assert.Single(ended).Id);
        Assert.Equal(2, left.ContributionCount);
        Assert.True(Traffic.Meters(left, Vessel(499)) < 150);
    }

    [Theory]
    [InlineData(400, 0)] // side by side
    [InlineData(0, 300)] // one behind the other
    [InlineData(150, 150)]
    public void AFormationStaysTwo(double east, double north)
    {
        Traffic traffic = new();
        traffic.Radar(1, Site, 30, 0.0005);
        Random random = new(2);
        for (double t = 0; t < 800; t += 4)
        {
            Add(traffic, random, t, Flight(t));
            Add(traffic, random, t + 0.02, Traffic.Offset(Flight(t + 0.02), east, north));
        }

        traffic.RunTo(100);
        ulong[] ids = [.. traffic.Confirmed().Select(track => track.Id)];
        traffic.RunTo(800);
        Assert.Equal(2, ids.Length);
        Assert.Equal(ids, traffic.Confirmed().Select(track => track.Id));
        Assert.Equal(0, traffic.Tracker.Counters.Merged);
    }

    /// <summary>A vessel with AIS and a boat without beside it: the radar sees both each turn.</summary>
    [Fact]
    public void ABoatBesideAVesselIsNotItsTwin()
    {
        Traffic traffic = new();
        traffic.Radar(1, Site, 20, 0.001);
        Random random = new(3);
        for (double t = 0; t < 600; t += 3)
        {
            if (t % 9 == 0) traffic.Add(traffic.Ais(2, t + 1, 5, Vessel(t + 1)));
            Add(traffic, random, t, Vessel(t));
            Add(traffic, random, t + 0.01, Traffic.Offset(Vessel(t + 0.01), 150, 0));
        }

        traffic.RunTo(600);
        Assert.Equal(2, traffic.Confirmed().Length);
        Assert.Equal(0, traffic.Tracker.Counters.Merged);
    }

    [Fact]
    public void WhatPartsFromATrackSaysFromWhich()
    {
        Traffic traffic = new();
        traffic.Radar(1, Site, 20, 0.001);
        Random random = new(4);
        for (double t = 0; t < 300; t += 3)
        {
            if (t % 9 == 0) traffic.Add(traffic.Ais(2, t + 1, 5, Vessel(t + 1)));
            Add(traffic, random, t, Vessel(t));
            if (t >= 150) Add(traffic, random, t + 0.02, Traffic.Offset(Vessel(t), 15 * (t - 150), 0)); // a drone
        }

        traffic.RunTo(300);
        Track[] tracks = traffic.Confirmed();
        Track vessel = Assert.Single(tracks, track => track.Identity.Mmsi == 5), drone = Assert.Single(tracks, track => track.Identity.Mmsi == 0);
        Assert.Equal(vessel.Id, drone.SplitFrom);
        Assert.Equal(0ul, vessel.SplitFrom);
    }

    /// <summary>Radars that are not registered to each other see one aircraft 200 m apart, and its code is its own.</summary>
    [Fact]
    public void AnAircraftOfTwoRadarsIsOne()
    {
        GeodeticPosition second = Traffic.Offset(Site, 60_000, -20_000);
        Traffic traffic = new();
        traffic.Radar(1, Site);
        traffic.Radar(2, second);
        Random random = new(6);
        List<int> counts = [];
        traffic.AfterTick = tick =>
        {
            if (tick.End.SecondsSince(traffic.At(0)) > 200) counts.Add(traffic.Confirmed().Length);
        };
        for (double t = 0; t < 800; t += 0.5)
        {
            bool apart = t is > 100 and < 160;
            if (t % 4 == 0) Coded(traffic, random, 1, Site, t, Flight(t), 0);
            if (t % 5 == 0.5 && t > 100) Coded(traffic, random, 2, second, t, apart ? Traffic.Offset(Flight(t), 0, 1800) : Flight(t), 100);
        }

        traffic.RunTo(800);
        Assert.Equal(1, Assert.Single(traffic.Tracks()).Number);
        Assert.True(counts.Count(count => count > 1) < counts.Count / 20);
    }

    static void Coded(Traffic traffic, Random random, ushort source, GeodeticPosition site, double t, GeodeticPosition place, double bias)
    {
        Report plot = traffic.Plot(source, t, site, place, bias + 60 * Traffic.Normal(random), 0.0012 * Traffic.Normal(random));
        (plot.Identity.Mode3A, plot.PressureAltitude, plot.Flags) = (0x6AF, (float)place.Height, ReportFlags.Secondary);
        traffic.Add(plot);
    }

    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(16, 2, 0)]
    [InlineData(2, 1, 262.35)]
    public void SectorsThreadsAndRestartsChangeNothing(int sectors, int threads, double reload)
    {
        Traffic expected = Resumed(3, 1, 0), actual = Resumed(sectors, threads, reload);
        Assert.Equal(1, expected.Tracker.Counters.Ended);
        Assert.True(expected.Bytes().AsSpan().SequenceEqual(actual.Bytes()));
        Assert.Equal(Saved(expected.Tracker), Saved(actual.Tracker));
    }

    static Traffic Resumed(int sectors, int threads, double reload)
    {
        TrackerOptions options = new() { Sectors = sectors, Threads = threads };
        Traffic traffic = new(options);
        Both(traffic, 400);
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

    /// <summary>A vessel that AIS tells 600 m away from where radar sees it, until its receiver is right.</summary>
    static void Both(Traffic traffic, double seconds)
    {
        traffic.Radar(1, Site, 20, 0.001);
        Random random = new(1);
        for (double t = 0; t < seconds; t += 3)
        {
            double east = t < 200 ? 600 : Math.Max(0, 600 - 10 * (t - 200));
            if (t % 9 == 0) traffic.Add(traffic.Ais(2, t + 1, 5, Traffic.Offset(Vessel(t + 1), east, 0)));
            Add(traffic, random, t, Vessel(t));
        }
    }

    static List<Track> Ended(Traffic traffic)
    {
        List<Track> ended = [];
        traffic.AfterTick = _ =>
        {
            foreach (ulong id in traffic.Tracker.Changed)
                if (traffic.Read(id) is { Status: TrackStatus.Ended } track) ended.Add(track);
        };
        return ended;
    }

    static void Add(Traffic traffic, Random random, double t, GeodeticPosition place) =>
        traffic.Add(traffic.Plot(1, t, Site, place, 20 * Traffic.Normal(random), 0.0005 * Traffic.Normal(random)));

    static GeodeticPosition Vessel(double seconds) => Traffic.Offset(Sea, 8000, 9 * seconds);

    static GeodeticPosition Flight(double seconds) => Traffic.Offset(Site with { Height = 300 }, -50_000 + 120 * seconds, 25_000);

    static byte[] Saved(Tracker tracker)
    {
        StateWriter writer = new();
        tracker.Save(writer);
        return writer.Written.ToArray();
    }
}
