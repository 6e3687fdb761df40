using Atalaya.Core.Frames;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.Tracks;
using Atalaya.Fusion;

namespace Atalaya.Tests.Fusion;

/// <summary>Tentative, confirmed, coasting, ended: by message time alone.</summary>
public sealed class LifeTests
{
    static readonly GeodeticPosition Place = GeodeticPosition.FromDegrees(50, 8, 5000);

    [Fact]
    public void AnAircraftIsTentativeThenConfirmedThenCoastsAndEnds()
    {
        Traffic traffic = new();
        List<(TrackStatus Status, double Seconds)> life = [];
        traffic.AfterTick = tick =>
        {
            foreach (ulong id in traffic.Tracker.Changed)
            {
                TrackStatus status = traffic.Read(id).Status;
                if (life.Count == 0 || life[^1].Status != status) life.Add((status, tick.End.SecondsSince(traffic.At(0))));
            }
        };
        for (int t = 0; t < 10; t++) traffic.Add(traffic.AdsB(1, t, 77, Traffic.Offset(Place, 200 * t, 0)));
        traffic.RunTo(100);
        Assert.Equal([TrackStatus.Tentative, TrackStatus.Confirmed, TrackStatus.Coasting, TrackStatus.Ended], life.Select(step => step.Status));
        Assert.InRange(life[1].Seconds, 1, 1.2);
        Assert.InRange(life[2].Seconds, 14, 25);
        Assert.InRange(life[3].Seconds, 69, 69.3);
        Assert.True(traffic.Tracker.IsIdle);
    }

    [Fact]
    public void AnEndedTrackIsReadableUntilTheNextTick()
    {
        Traffic traffic = new(new TrackerOptions { AirEndSeconds = 5 });
        traffic.Add(traffic.AdsB(1, 0, 77, Place));
        int seen = 0;
        traffic.AfterTick = _ =>
        {
            foreach (ulong id in traffic.Tracker.Changed)
                if (traffic.Read(id).Status == TrackStatus.Ended) seen++;
        };
        traffic.RunTo(10);
        Assert.Equal(1, seen);
        Assert.Equal(0, traffic.Tracker.TrackCount);
        Assert.Throws<ArgumentOutOfRangeException>(() => traffic.Read(1ul << 48));
    }

    /// <summary>Positions and velocities say nothing of an emergency: each of them ended it, and the next code raised a new alert.</summary>
    [Fact]
    public void AnEmergencyLastsUntilACodeSaysOtherwise()
    {
        Assert.Equal([(Emergency.None, 0), (Emergency.General, 10), (Emergency.None, 60)], Emergencies(10, 60));
        // not repeated and never taken back
        (Emergency Emergency, int Seconds)[] forgotten = Emergencies(10, 1000);
        Assert.Equal([Emergency.None, Emergency.General, Emergency.None], forgotten.Select(change => change.Emergency));
        Assert.InRange(forgotten[2].Seconds, 140, 142);
    }

    /// <summary>An aircraft that flies 200 s and states 7700 once and 1234 once.</summary>
    static (Emergency Emergency, int Seconds)[] Emergencies(int from, int to)
    {
        Traffic traffic = new();
        List<(Emergency, int)> changes = [];
        traffic.AfterTick = tick =>
        {
            Emergency now = traffic.Tracks() is [var track] ? track.Emergency : Emergency.None;
            if (changes.Count == 0 || changes[^1].Item1 != now) changes.Add((now, (int)tick.End.SecondsSince(traffic.At(0))));
        };
        for (int t = 0; t < 200; t++)
        {
            traffic.Add(traffic.AdsB(1, t, 77, Traffic.Offset(Place, 200 * t, 0)));
            if (t != from && t != to) continue;
            Report status = traffic.AdsB(1, t, 77, Place);
            status.Measurement = MeasurementKind.None;
            status.Identity.Mode3A = (ushort)(t == from ? 0xFC0 : 0x29C);
            status.Emergency = t == from ? Emergency.General : Emergency.None;
            traffic.Add(status);
        }

        traffic.RunTo(200);
        return [.. changes];
    }

    /// <summary>A Mode A/C aircraft that only a radar sees could not raise an alert.</summary>
    [Fact]
    public void AnEmergencyCodeSeenByRadarAloneIsTheTracks()
    {
        GeodeticPosition site = GeodeticPosition.FromDegrees(50, 8.5, 0);
        Traffic traffic = new();
        traffic.Radar(2, site);
        for (int t = 0; t < 60; t += 4)
        {
            Report plot = traffic.Plot(2, t, site, Traffic.Offset(Place, 200 * t, 0));
            plot.Flags = ReportFlags.Secondary;
            plot.Identity.Mode3A = 0xFC0;
            plot.Emergency = Emergency.General;
            traffic.Add(plot);
        }

        traffic.RunTo(60);
        Assert.Equal(Emergency.General, Assert.Single(traffic.Confirmed()).Emergency);
    }

    /// <summary>Between two of its reports an aid to navigation took the plots of whatever passed, and left at 54 m/s.</summary>
    [Theory]
    [InlineData(993621001u)] // an aid
    [InlineData(993626001u)] // a virtual one
    [InlineData(3620001u)] // a coast station
    public void WhatPassesAnAidToNavigationDoesNotCarryItAway(uint mmsi)
    {
        GeodeticPosition site = GeodeticPosition.FromDegrees(50, 8.2, 0), aid = Place with { Height = 0 };
        Traffic traffic = new();
        traffic.Radar(2, site);
        double farthest = 0, fastest = 0;
        traffic.AfterTick = _ =>
        {
            Track track = Assert.Single(traffic.Tracks(), track => track.Identity.Mmsi == mmsi);
            farthest = Math.Max(farthest, Distance(track, aid));
            if (float.IsFinite(track.VelocityEast)) fastest = Math.Max(fastest, Math.Sqrt(track.VelocityEast * track.VelocityEast + track.VelocityNorth * track.VelocityNorth));
        };
        for (int t = 0; t <= 540; t += 180) traffic.Add(traffic.Ais(1, t, mmsi, aid));
        for (int t = 150; t < 500; t += 4) traffic.Add(traffic.Plot(2, t, site, Traffic.Offset(aid, 10 * (t - 300), 30)));
        for (int t = 2; t < 500; t += 4) traffic.Add(traffic.Plot(2, t + 0.5, site, Traffic.Offset(aid, 50 * (t - 400), -40)));
        traffic.RunTo(541);
        Assert.InRange(farthest, 0, 60);
        Assert.InRange(fastest, 0, 0.5);
    }

    static double Distance(in Track track, GeodeticPosition place)
    {
        EnuVector offset = new LocalFrame(place).ToEnu(new GeodeticPosition(track.Latitude, track.Longitude, 0));
        return Math.Sqrt(offset.East * offset.East + offset.North * offset.North);
    }

    [Fact]
    public void AVesselMayBeSilentForMinutes()
    {
        Traffic traffic = new();
        for (int t = 0; t < 3; t++) traffic.Add(traffic.Ais(1, 180 * t, 5, Place with { Height = 0 }));
        traffic.RunTo(360 + 590);
        Assert.Equal(1, traffic.Tracker.TrackCount);
        traffic.RunTo(360 + 601);
        Assert.Equal(0, traffic.Tracker.TrackCount);
    }

    [Fact]
    public void AnIdentityHeardWithoutPositionLosesItsPosition()
    {
        Traffic traffic = new();
        traffic.Add(traffic.AdsB(1, 0, 77, Place));
        for (int t = 1; t < 80; t++)
        {
            Report report = traffic.AdsB(1, t, 77, Place);
            report.Measurement = MeasurementKind.None;
            traffic.Add(report);
        }

        traffic.RunTo(79);
        Track track = Assert.Single(traffic.Confirmed());
        Assert.False(track.HasPosition);
    }

    [Fact]
    public void ProvenancesAreTheNewestThirtyTwo()
    {
        Traffic traffic = new();
        for (int t = 0; t < 50; t++) traffic.Add(traffic.AdsB(1, t, 77, Traffic.Offset(Place, 200 * t, 0)));
        traffic.RunTo(50);
        Span<Provenance> provenances = new Provenance[40];
        int count = traffic.Tracker.CopyProvenances(1ul << 48, provenances);
        Assert.Equal(32, count);
        for (int i = 0; i < count; i++) Assert.Equal(49u - i, provenances[i].Position.Offset);
    }

    [Fact]
    public void TracksAreRefusedBeyondTheLimit()
    {
        Traffic traffic = new(new TrackerOptions { MaxTracks = 3 });
        for (uint i = 1; i <= 5; i++) traffic.Add(traffic.AdsB(1, 0, i, Traffic.Offset(Place, 10_000 * i, 0)));
        traffic.RunTo(1);
        Assert.Equal(3, traffic.Tracker.TrackCount);
        Assert.Equal(2, traffic.Tracker.Counters.Refused);
    }

    [Fact]
    public void FalsePlotsLeaveRoomForThoseWithAKey()
    {
        GeodeticPosition site = GeodeticPosition.FromDegrees(50, 8.5, 0);
        Traffic traffic = new(new TrackerOptions { MaxTracks = 30 });
        traffic.Radar(2, site);
        for (int i = 0; i < 100; i++) traffic.Add(traffic.Plot(2, 0.001 * i, site, Traffic.Offset(Place, 3000 * i, -20_000)));
        for (uint i = 1; i <= 3; i++) traffic.Add(traffic.AdsB(1, 0.5, i, Traffic.Offset(Place, 10_000 * i, 0)));
        traffic.RunTo(1);
        Assert.Equal(3, traffic.Tracks().Count(track => track.Identity.HasAddress));
        Assert.Equal(30, traffic.Tracker.TrackCount);
    }

    [Fact]
    public void ImpossibleJumpsAreLeftOutUntilTheyLast()
    {
        Traffic traffic = new();
        for (int t = 0; t < 20; t++) traffic.Add(traffic.AdsB(1, t, 77, t is 10 ? Traffic.Offset(Place, 90_000, 0) : Traffic.Offset(Place, 200 * t, 0)));
        traffic.RunTo(20);
        Assert.True(Traffic.Meters(traffic.Read(1ul << 48), Traffic.Offset(Place, 3800, 0)) < 30);
        Assert.Equal(1, traffic.Tracker.Counters.Outliers);
        for (int t = 20; t < 40; t++) traffic.Add(traffic.AdsB(1, t, 77, Traffic.Offset(Place, -60_000, 0)));
        traffic.RunTo(40);
        Assert.True(Traffic.Meters(traffic.Read(1ul << 48), Traffic.Offset(Place, -60_000, 0)) < 100);
        Assert.Equal(1, traffic.Tracker.TrackCount);
    }
}
