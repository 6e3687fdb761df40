using Atalaya.Core.Geodesy;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Tracks;
using Atalaya.Fusion;

namespace Atalaya.Tests.Fusion.Identifying;

/// <summary>Objects that use one key at the same time stay apart, and one object that jumps leaves no ghost.</summary>
public sealed class IdentityConflictsTests
{
    static readonly GeodeticPosition Place = GeodeticPosition.FromDegrees(50, 8, 9000);

    [Fact]
    public void ACopiedAddressGivesTwoTracksInConflict()
    {
        Traffic traffic = new();
        Random random = new(1);
        Dictionary<ulong, double> farthest = [];
        traffic.AfterTick = tick =>
        {
            double t = tick.End.SecondsSince(traffic.At(0));
            if (t < 20) return;
            foreach (Track track in traffic.Tracks())
                farthest[track.Id] = Math.Max(farthest.GetValueOrDefault(track.Id), Math.Min(Error(track, First), Error(track, Second)));
            double Error(in Track track, Func<double, GeodeticPosition> path) => Traffic.Meters(track, path(track.Time.SecondsSince(traffic.At(0))));
        };
        for (int t = 0; t < 120; t++)
        {
            traffic.Add(traffic.AdsB(1, t, 77, Noisy(random, First(t))));
            if (t >= 10) traffic.Add(traffic.AdsB(1, t + 0.4, 77, Noisy(random, Second(t + 0.4))));
        }

        traffic.RunTo(120);
        Track[] tracks = traffic.Confirmed();
        Assert.Equal(2, tracks.Length);
        Assert.All(tracks, track => Assert.True(track.IdentityConflict));
        Assert.All(tracks, track => Assert.Equal(77u, track.Identity.Address));
        Assert.Equal([1, 2], tracks.Select(track => (int)track.Number));
        Assert.Equal(2, farthest.Count);
        Assert.All(farthest.Values, meters => Assert.InRange(meters, 0, 60));
        Assert.Equal(1, traffic.Tracker.Counters.IdentityConflicts);
        Assert.Equal(2, traffic.Tracker.Counters.Started);
    }

    [Fact]
    public void TheConflictEndsWithOneOfTheTwo()
    {
        Traffic traffic = new();
        for (int t = 0; t < 60; t++)
        {
            if (t < 20) traffic.Add(traffic.AdsB(1, t, 77, First(t)));
            traffic.Add(traffic.AdsB(1, t + 0.4, 77, Second(t + 0.4)));
        }

        for (int t = 60; t < 110; t++)
        {
            traffic.Add(traffic.AdsB(1, t, 77, Second(t)));
            Report name = traffic.AdsB(1, t + 0.2, 77, Place);
            name.Measurement = MeasurementKind.None;
            name.Identity.Callsign = PackedText.FromString("BWA1");
            traffic.Add(name);
        }

        traffic.RunTo(59);
        Assert.All(traffic.Tracks(), track => Assert.True(track.IdentityConflict));
        traffic.RunTo(110);
        Track left = Assert.Single(traffic.Tracks());
        Assert.False(left.IdentityConflict);
        Assert.Equal("BWA1", left.Identity.Callsign.ToString());
        Assert.True(Traffic.Meters(left, Second(109)) < 30);
    }

    /// <summary>Real AIS has hundreds of vessels under one number: four are told apart, the rest is left out.</summary>
    [Fact]
    public void FourAreToldApart()
    {
        Traffic traffic = new();
        for (int t = 0; t < 600; t += 10)
            for (int i = 0; i < 20; i++) traffic.Add(traffic.Ais(1, t + 0.45 * i, 123456789, Vessel(i, t + 0.45 * i)));
        traffic.RunTo(600);
        Track[] tracks = traffic.Confirmed();
        Assert.Equal(4, tracks.Length);
        Assert.All(tracks, track => Assert.True(track.IdentityConflict));
        Assert.All(tracks, track => Assert.InRange(Enumerable.Range(0, 20).Min(i => Traffic.Meters(track, Vessel(i, track.Time.SecondsSince(traffic.At(0))))), 0, 60));
        Assert.Equal(4, traffic.Tracker.Counters.Started);
    }

    /// <summary>A vessel at anchor reports every three minutes: its double is heard thirty times in between, and it keeps its track.</summary>
    [Fact]
    public void ADoubleThatIsHeardFarMoreOftenTakesNothing()
    {
        Traffic traffic = new();
        GeodeticPosition anchor = Place with { Height = 0 };
        for (int t = 0; t < 1200; t += 180) traffic.Add(traffic.Ais(1, t, 5, anchor));
        for (int t = 400; t < 1200; t += 6) traffic.Add(traffic.Ais(1, t + 0.5, 5, Vessel(1, t)));
        traffic.RunTo(1200);
        Track[] tracks = traffic.Confirmed();
        Assert.Equal(2, tracks.Length);
        Assert.True(Traffic.Meters(tracks[0], anchor) < 30);
        Assert.True(tracks[0].IdentityConflict && tracks[1].IdentityConflict);
    }

    [Fact]
    public void OneThatJumpsKeepsItsTrackAndItsNumber()
    {
        Traffic traffic = new();
        List<Track> ended = [];
        traffic.AfterTick = _ =>
        {
            foreach (ulong id in traffic.Tracker.Changed)
                if (traffic.Read(id) is { Status: TrackStatus.Ended } track) ended.Add(track);
        };
        for (int t = 0; t < 90; t++) traffic.Add(traffic.AdsB(1, t, 77, t < 30 ? First(t) : Second(t)));
        traffic.RunTo(60);
        Track track = Assert.Single(traffic.Tracks());
        Assert.Equal((1ul << 48, 1, false), (track.Id, track.Number, track.IdentityConflict));
        Assert.Equal(1ul << 48, Assert.Single(ended).MergedInto);
        traffic.RunTo(90);
        Assert.True(Traffic.Meters(Assert.Single(traffic.Confirmed()), Second(89)) < 30);
        Assert.Equal(0, traffic.Tracker.Counters.IdentityConflicts);
        Assert.Equal(1, traffic.Tracker.Counters.Merged);
    }

    [Fact]
    public void GarbledPositionsBeginNothing()
    {
        Traffic traffic = new();
        Random random = new(3);
        for (int t = 0; t < 200; t++)
        {
            traffic.Add(traffic.AdsB(1, t, 77, First(t)));
            if (t % 3 == 0) traffic.Add(traffic.AdsB(1, t + 0.5, 77, Traffic.Offset(Place, 600_000 * (random.NextDouble() - 0.5), 600_000 * (random.NextDouble() - 0.5))));
        }

        traffic.RunTo(200);
        Track track = Assert.Single(traffic.Tracks());
        Assert.False(track.IdentityConflict);
        Assert.True(Traffic.Meters(track, First(track.Time.SecondsSince(traffic.At(0)))) < 30);
    }

    /// <summary>What a satellite brings late and without a stamp lies on the vessel's own path.</summary>
    [Fact]
    public void DelayedReportsAreNoDouble()
    {
        Traffic traffic = new();
        for (int t = 0; t < 900; t += 10)
        {
            traffic.Add(traffic.Ais(1, t, 5, Vessel(1, t)));
            if (t % 30 == 0) traffic.Add(traffic.Ais(2, t + 3, 5, Vessel(1, t - 100)));
        }

        traffic.RunTo(900);
        Assert.False(Assert.Single(traffic.Tracks()).IdentityConflict);
        Assert.Equal(1, traffic.Tracker.Counters.Started);
    }

    /// <summary>Satellite navigation fails and says the last place again and again: the radar's plots are the aircraft, and it keeps its track.</summary>
    [Fact]
    public void WhatIsMeasuredKeepsTheTrack()
    {
        Traffic traffic = new();
        GeodeticPosition site = GeodeticPosition.FromDegrees(50.2, 8, 100);
        traffic.Radar(2, site);
        for (int t = 0; t < 200; t++)
        {
            traffic.Add(traffic.AdsB(1, t, 77, First(Math.Min(t, 60))));
            if (t % 4 != 0) continue;
            Report plot = traffic.Plot(2, t + 0.1, site, First(t + 0.1));
            plot.Identity = new ObjectIdentity { Address = 77, AddressKind = AddressKind.Icao };
            plot.EllipsoidHeight = 9000;
            traffic.Add(plot);
        }

        traffic.RunTo(200);
        Track track = Assert.Single(traffic.Confirmed());
        Assert.True(Traffic.Meters(track, First(track.Time.SecondsSince(traffic.At(0)))) < 300);
        Assert.True(track.PositionContradicted);
        Assert.False(track.IdentityConflict);
        Assert.True(traffic.Tracker.Counters.Contradicted > 100);
    }

    /// <summary>A false position beside the radar's: the radar's report goes to the true one, the transponder's to the other.</summary>
    [Fact]
    public void AFalsePositionDoesNotDrawTheRadarAway()
    {
        Traffic traffic = new();
        GeodeticPosition site = GeodeticPosition.FromDegrees(50.2, 8, 100);
        traffic.Radar(2, site);
        for (int t = 0; t < 160; t++)
        {
            traffic.Add(traffic.AdsB(1, t, 77, t < 40 ? First(t) : Second(t)));
            if (t % 4 != 0) continue;
            Report plot = traffic.Plot(2, t + 0.1, site, First(t + 0.1));
            plot.Identity = new ObjectIdentity { Address = 77, AddressKind = AddressKind.Icao };
            plot.EllipsoidHeight = 9000;
            traffic.Add(plot);
        }

        traffic.RunTo(160);
        Track[] tracks = traffic.Confirmed();
        Assert.Equal(2, tracks.Length);
        Assert.All(tracks, track => Assert.True(track.IdentityConflict));
        Assert.True(Traffic.Meters(tracks[0], First(tracks[0].Time.SecondsSince(traffic.At(0)))) < 300);
        Assert.True(Traffic.Meters(tracks[1], Second(159)) < 30);
    }

    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(16, 2, 0)]
    [InlineData(2, 1, 12.05)]
    [InlineData(16, 1, 14.35)]
    [InlineData(2, 2, 40.75)]
    [InlineData(2, 1, 75)]
    public void SectorsThreadsAndRestartsChangeNothing(int sectors, int threads, double reload)
    {
        Traffic expected = Copied(new TrackerOptions { Sectors = 3 }, 0), actual = Copied(new TrackerOptions { Sectors = sectors, Threads = threads }, reload);
        Assert.True(expected.Tracks().Count(track => track.IdentityConflict) >= 20);
        Assert.True(expected.Bytes().AsSpan().SequenceEqual(actual.Bytes()));
        Assert.Equal(Saved(expected.Tracker), Saved(actual.Tracker));
        Assert.Equal(expected.Tracker.Counters, actual.Tracker.Counters);
    }

    /// <summary>Twenty copied addresses, some of which end or jump.</summary>
    static Traffic Copied(TrackerOptions options, double reload)
    {
        Traffic traffic = new(options);
        for (int t = 0; t < 100; t++)
            for (int i = 0; i < 40; i++)
            {
                if (i % 7 == 3 && t > 50) continue;
                double time = t + 0.013 * i;
                uint address = (uint)(i / 2) + 1;
                bool jumped = i % 5 == 1 && t is > 30 and < 70;
                if (i % 2 == 0 || t >= 10) traffic.Add(traffic.AdsB(1, time, address, Traffic.Offset(Place, (jumped ? -60_000 : 30_000) * i + 200 * time, 500 * i)));
            }

        if (reload > 0)
        {
            traffic.RunTo(reload);
            StateReader reader = new(Saved(traffic.Tracker));
            traffic.Tracker = new Tracker(options);
            traffic.Tracker.Load(ref reader);
            Assert.Equal(0, reader.Remaining);
        }

        traffic.RunTo(101);
        return traffic;
    }

    static byte[] Saved(Tracker tracker)
    {
        StateWriter writer = new();
        tracker.Save(writer);
        return writer.Written.ToArray();
    }

    static GeodeticPosition First(double seconds) => Traffic.Offset(Place, 200 * seconds, 0);

    static GeodeticPosition Second(double seconds) => Traffic.Offset(Place, -150_000, 100_000 - 180 * seconds);

    static GeodeticPosition Vessel(int number, double seconds) => Traffic.Offset(Place with { Height = 0 }, 20_000 * number, 10 * seconds);

    static GeodeticPosition Noisy(Random random, GeodeticPosition place) => Traffic.Offset(place, 10 * Traffic.Normal(random), 10 * Traffic.Normal(random));
}
