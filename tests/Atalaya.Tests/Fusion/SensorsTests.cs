using Atalaya.Core.Geodesy;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.Tracks;
using Atalaya.Fusion;

namespace Atalaya.Tests.Fusion;

/// <summary>Radar alone, radar with transponder data, and what each may begin.</summary>
public sealed class SensorsTests
{
    static readonly GeodeticPosition Site = GeodeticPosition.FromDegrees(36.0, -5.6, 100);

    [Fact]
    public void APrimaryTargetIsConfirmedByItsSecondOrThirdPlotAndFollowed()
    {
        Traffic traffic = WithRadar();
        Random random = new(2);
        for (int turn = 0; turn < 30; turn++) AddPlot(traffic, random, 4 * turn, Straight(30_000, 20_000, 150, 40, 4 * turn));
        traffic.RunTo(120);
        Track track = Assert.Single(traffic.Confirmed());
        Assert.True(Traffic.Meters(track, Straight(30_000, 20_000, 150, 40, 116)) < 200);
        Assert.Equal(Domain.Unknown, track.Domain);
        Assert.InRange(track.Existence, 0.99f, 1f);
    }

    [Fact]
    public void TwoSensorsOfOneAircraftAreOneTrack()
    {
        Traffic traffic = WithRadar();
        Random random = new(3);
        for (int t = 0; t < 100; t++)
        {
            GeodeticPosition place = Straight(-40_000, 30_000, 180, -60, t) with { Height = 9000 };
            traffic.Add(traffic.AdsB(2, t + 0.3, 0xABCDEF, Traffic.Offset(place, 0.3 * 180, -0.3 * 60)));
            if (t % 4 == 0) AddPlot(traffic, random, t, place);
        }

        traffic.RunTo(101);
        Track track = Assert.Single(traffic.Tracks());
        Assert.Equal(2, track.ContributionCount);
        Assert.Equal(0xABCDEFu, track.Identity.Address);
        Assert.True((track.Flags & (ReportFlags.Primary | ReportFlags.SelfReported)) == (ReportFlags.Primary | ReportFlags.SelfReported));
    }

    [Fact]
    public void AVesselSeenByRadarFirstKeepsItsTrackWhenAisNamesIt()
    {
        Traffic traffic = WithRadar(15, 0.002);
        Random random = new(4);
        for (int t = 0; t < 200; t += 2)
        {
            GeodeticPosition place = Straight(5000, 4000, 6, 3, t);
            AddPlot(traffic, random, t, place, 15, 0.002);
            if (t >= 60 && t % 10 == 0) traffic.Add(traffic.Ais(2, t + 0.5, 224000001, place));
        }

        traffic.RunTo(50);
        ulong id = Assert.Single(traffic.Confirmed()).Id;
        traffic.RunTo(201);
        Track track = Assert.Single(traffic.Tracks());
        Assert.Equal(id, track.Id);
        Assert.Equal(224000001u, track.Identity.Mmsi);
        Assert.Equal(Domain.Sea, track.Domain);
        Assert.Equal(2, track.ContributionCount);
    }

    [Fact]
    public void TwoCrossingPrimaryTargetsStayTwo()
    {
        Traffic traffic = WithRadar();
        Random random = new(5);
        for (int turn = 0; turn < 40; turn++)
        {
            double t = 4 * turn;
            AddPlot(traffic, random, t, Straight(20_000, 30_000, 150, 0, t));
            AddPlot(traffic, random, t + 0.01, Straight(32_000, 18_000, 0, 150, t));
        }

        traffic.RunTo(161);
        Track[] tracks = traffic.Confirmed();
        Assert.Equal(2, tracks.Length);
        Assert.Contains(tracks, track => track.VelocityEast > 120 && Math.Abs(track.VelocityNorth) < 30);
        Assert.Contains(tracks, track => track.VelocityNorth > 120 && Math.Abs(track.VelocityEast) < 30);
    }

    [Fact]
    public void ClutterAloneConfirmsFewTracks()
    {
        Traffic traffic = WithRadar();
        Random random = new(6);
        for (int turn = 0; turn < 100; turn++)
            for (int i = 0; i < 40; i++)
            {
                Report plot = traffic.Make(1, 4 * (turn + i / 40.0));
                plot.Measurement = MeasurementKind.Polar;
                (plot.M0, plot.M1) = (2000 + 118_000 * random.NextDouble(), 2 * Math.PI * i / 40.0);
                traffic.Add(plot);
            }

        HashSet<ulong> confirmed = [];
        traffic.AfterTick = _ =>
        {
            foreach (ulong id in traffic.Tracker.Changed)
                if (traffic.Read(id).Status == TrackStatus.Confirmed) confirmed.Add(id);
        };
        traffic.RunTo(400);
        Assert.True(confirmed.Count <= 8, $"{confirmed.Count} false tracks of 4000 clutter plots");
        Assert.True(traffic.Tracker.TrackCount < 200);
    }

    [Fact]
    public void DoubtedPlotsBeginNothing()
    {
        Traffic traffic = WithRadar();
        for (int turn = 0; turn < 10; turn++)
        {
            Report plot = traffic.Plot(1, 4 * turn, Site, Straight(10_000, 10_000, 0, 0, 0));
            plot.Flags |= ReportFlags.SensorDoubts;
            traffic.Add(plot);
        }

        traffic.RunTo(50);
        Assert.True(traffic.Tracker.IsIdle);
    }

    [Fact]
    public void AModeSAircraftWithoutPositionIsCountedAndFoundByRadar()
    {
        Traffic traffic = WithRadar();
        for (int t = 0; t < 5; t++)
        {
            Report report = traffic.Make(2, t);
            report.Identity = new ObjectIdentity { Address = 0x123456, AddressKind = AddressKind.Icao };
            traffic.Add(report);
        }

        Report plot = traffic.Plot(1, 6, Site, Straight(10_000, 50_000, 0, 0, 0) with { Height = 8000 });
        plot.Identity = new ObjectIdentity { Address = 0x123456, AddressKind = AddressKind.Icao };
        plot.PressureAltitude = 8000;
        traffic.Add(plot);
        traffic.RunTo(5.5);
        Track track = Assert.Single(traffic.Confirmed());
        Assert.False(track.HasPosition);
        traffic.RunTo(7);
        track = Assert.Single(traffic.Confirmed());
        Assert.True(track.HasPosition);
        Assert.True(Traffic.Meters(track, Straight(10_000, 50_000, 0, 0, 0)) < 100);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    public void AnIdentityHeardFirstJoinsThePrimaryTrackWhenItsPlaceComes(int sectors)
    {
        Traffic traffic = new(new TrackerOptions { Sectors = sectors });
        traffic.Radar(1, Site);
        Random random = new(8);
        for (int t = 0; t < 60; t += 4) AddPlot(traffic, random, t, Straight(30_000, 20_000, 150, 40, t));
        for (int t = 1; t < 60; t++)
        {
            Report report = traffic.AdsB(2, t, 0x123456, Straight(30_000, 20_000, 150, 40, t));
            if (t < 30) report.Measurement = MeasurementKind.None;
            report.Identity.Callsign = PackedText.FromString("IBE123");
            traffic.Add(report);
            traffic.Add(traffic.AdsB(3, t, 0x123456, default) with { Measurement = MeasurementKind.None });
        }

        traffic.RunTo(29);
        Assert.Equal(2, traffic.Confirmed().Length);
        traffic.RunTo(60);
        Track track = Assert.Single(traffic.Tracks());
        Assert.Equal(1ul << 48, track.Id);
        Assert.Equal(0x123456u, track.Identity.Address);
        Assert.Equal("IBE123", track.Identity.Callsign.ToString());
        Assert.Equal(3, track.ContributionCount);
        Assert.Equal(1, traffic.Tracker.Counters.Ended);
    }

    [Fact]
    public void Mode3AKeepsCloseAircraftApart()
    {
        Traffic traffic = WithRadar();
        Random random = new(7);
        for (int turn = 0; turn < 40; turn++)
            for (int i = 0; i < 2; i++)
            {
                double t = 4 * turn + 0.01 * i;
                Report plot = Plot(traffic, random, t, Straight(20_000, 30_000 + 250 * i, 200, 0, t));
                plot.Identity.Mode3A = (ushort)(0x123 + i);
                traffic.Add(plot);
            }

        traffic.RunTo(161);
        Track[] tracks = traffic.Confirmed();
        Assert.Equal(2, tracks.Length);
        Assert.NotEqual(tracks[0].Identity.Mode3A, tracks[1].Identity.Mode3A);
    }

    [Fact]
    public void DuplicatesSystemTracksAndTestTargetsMeasureNothing()
    {
        Traffic traffic = WithRadar();
        traffic.Add(traffic.AdsB(2, 0, 1, Site));
        traffic.Add(traffic.AdsB(3, 0.05, 1, Site) with { Flags = ReportFlags.SelfReported | ReportFlags.Duplicate });
        traffic.Add(traffic.AdsB(4, 0, 2, Site) with { Flags = ReportFlags.SystemTrack });
        traffic.Add(traffic.AdsB(4, 0, 3, Site) with { Flags = ReportFlags.TestTarget });
        traffic.RunTo(1);
        Track track = Assert.Single(traffic.Tracks());
        Assert.Equal(1u, track.ReportCount);
        Assert.Equal(2, track.ContributionCount);
        Assert.Equal(TrackStatus.Tentative, track.Status);
        TrackerCounters counters = traffic.Tracker.Counters;
        Assert.Equal((1, 1, 1), (counters.Duplicates, counters.SystemTracks, counters.TestTargets));
    }

    [Fact]
    public void TwoSensorsThatFindANewObjectInOneTickBeginOneTrack()
    {
        Traffic traffic = WithRadar();
        GeodeticPosition other = Traffic.Offset(Site, 30_000, 0);
        traffic.Radar(2, other);
        GeodeticPosition target = Straight(15_000, 20_000, 0, 0, 0);
        traffic.Add(traffic.Plot(1, 0.01, Site, target));
        traffic.Add(traffic.Plot(2, 0.02, other, target));
        traffic.RunTo(1);
        Assert.Equal(2, Assert.Single(traffic.Tracks()).ContributionCount);
    }

    static Traffic WithRadar(double rangeSigma = 60, double azimuthSigma = 0.0015)
    {
        Traffic traffic = new();
        traffic.Radar(1, Site, rangeSigma, azimuthSigma);
        return traffic;
    }

    static void AddPlot(Traffic traffic, Random random, double seconds, GeodeticPosition target, double rangeSigma = 60, double azimuthSigma = 0.0015) =>
        traffic.Add(Plot(traffic, random, seconds, target, rangeSigma, azimuthSigma));

    static Report Plot(Traffic traffic, Random random, double seconds, GeodeticPosition target, double rangeSigma = 60, double azimuthSigma = 0.0015) =>
        traffic.Plot(1, seconds, Site, target, rangeSigma * Traffic.Normal(random), azimuthSigma * Traffic.Normal(random));

    static GeodeticPosition Straight(double east, double north, double eastRate, double northRate, double seconds) =>
        Traffic.Offset(Site with { Height = 0 }, east + eastRate * seconds, north + northRate * seconds);
}
