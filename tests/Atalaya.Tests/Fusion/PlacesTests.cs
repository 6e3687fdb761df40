using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.Tracks;
using Atalaya.Fusion;

namespace Atalaya.Tests.Fusion;

/// <summary>The 180° meridian and the poles are ordinary places; late reports help.</summary>
public sealed class PlacesTests
{
    [Theory]
    [InlineData(10, 179.95, 90)]
    [InlineData(-60, -179.95, 270)]
    [InlineData(89.9, 30, 0)]
    [InlineData(-89.95, -120, 180)]
    [InlineData(0, 0, 225)]
    public void AFlightGoesAnywhere(double latitude, double longitude, double heading)
    {
        Traffic traffic = new(new TrackerOptions { Sectors = 16 });
        GeodeticPosition start = GeodeticPosition.FromDegrees(latitude, longitude, 9000);
        (double east, double north) = (240 * Math.Sin(heading * Math.PI / 180), 240 * Math.Cos(heading * Math.PI / 180));
        for (int t = 0; t < 200; t++) traffic.Add(traffic.AdsB(1, t, 0x77, Traffic.Offset(start, east * t, north * t)));
        double worst = 0;
        traffic.AfterTick = tick =>
        {
            foreach (ulong id in traffic.Tracker.Changed)
            {
                Track track = traffic.Read(id);
                double seconds = track.Time.SecondsSince(traffic.At(0));
                worst = Math.Max(worst, Traffic.Meters(track, Traffic.Offset(start, east * seconds, north * seconds)));
                if (seconds < 10) continue;
                double speed = Math.Sqrt(track.VelocityEast * track.VelocityEast + track.VelocityNorth * track.VelocityNorth);
                Assert.Equal(240, speed, 5.0);
            }
        };
        traffic.RunTo(201);
        Assert.Single(traffic.Confirmed());
        Assert.True(worst < 5, $"{worst} m");
    }

    [Fact]
    public void ARadarFollowsATargetPastThePole()
    {
        Traffic traffic = new(new TrackerOptions { Sectors = 16 });
        GeodeticPosition site = GeodeticPosition.FromDegrees(89.7, 0, 100);
        traffic.Radar(1, site);
        Random random = new(9);
        for (int t = 0; t < 240; t += 4)
            traffic.Add(traffic.Plot(1, t, site, Traffic.Offset(site with { Height = 0 }, 3000, 10_000 + 200 * t), 60 * Traffic.Normal(random), 0.0015 * Traffic.Normal(random)));
        traffic.RunTo(241);
        Track track = Assert.Single(traffic.Confirmed());
        Assert.True(Traffic.Meters(track, Traffic.Offset(site with { Height = 0 }, 3000, 10_000 + 200 * 236)) < 150);
        Assert.Equal(60u, track.ReportCount);
    }

    [Fact]
    public void ALateReportImprovesTheTrack()
    {
        Assert.True(ErrorWith(late: true) < ErrorWith(late: false));
    }

    [Fact]
    public void AReportBeyondTheWindowOnlyCounts()
    {
        Traffic traffic = new();
        GeodeticPosition place = GeodeticPosition.FromDegrees(45, 9, 9000);
        for (int t = 0; t < 20; t++) traffic.Add(traffic.AdsB(1, t, 5, Traffic.Offset(place, 200 * t, 0)));
        traffic.Add(traffic.AdsB(2, 5, 5, Traffic.Offset(place, 50_000, 0), 10, 14.5));
        traffic.RunTo(20);
        Track track = Assert.Single(traffic.Confirmed());
        Assert.True(Traffic.Meters(track, Traffic.Offset(place, 3800, 0)) < 20);
        Assert.Equal(21u, track.ReportCount);
        Assert.Equal(2, track.ContributionCount);
        Assert.Equal(1, traffic.Tracker.Counters.TooLate);
    }

    [Fact]
    public void VelocityAndHeightsAreTakenAsSent()
    {
        Traffic traffic = new();
        GeodeticPosition place = GeodeticPosition.FromDegrees(60, 9, 9000);
        Report report = traffic.AdsB(1, 0, 5, place);
        (report.GroundSpeed, report.TrackAngle, report.VerticalRate) = (200, (float)(Math.PI / 2), -5);
        report.PressureAltitude = 8800;
        traffic.Add(report);
        traffic.RunTo(1);
        Track track = Assert.Single(traffic.Tracks());
        Assert.Equal(200, track.VelocityEast, 0.5);
        Assert.Equal(0, track.VelocityNorth, 0.5);
        Assert.Equal((8800f, 9000f, null, -5f), (track.PressureAltitude, track.EllipsoidHeight, track.SeaLevelHeight, track.VerticalRate));
    }

    /// <summary>RMS error over many flights whose second half of reports arrives 3 s late or never.</summary>
    static double ErrorWith(bool late)
    {
        double sum = 0;
        for (int run = 0; run < 20; run++)
        {
            Traffic traffic = new();
            Random random = new(100 + run);
            GeodeticPosition place = GeodeticPosition.FromDegrees(45, 9, 9000);
            for (int t = 0; t < 40; t += 2)
            {
                GeodeticPosition first = Noisy(random, place, 200 * t), second = Noisy(random, place, 200 * (t + 1));
                traffic.Add(Measured(traffic.AdsB(1, t, 5, first, 100)));
                if (late) traffic.Add(Measured(traffic.AdsB(2, t + 1, 5, second, 100, 3)));
            }

            traffic.RunTo(40);
            Track track = Assert.Single(traffic.Confirmed());
            double error = Traffic.Meters(track, Traffic.Offset(place, 200 * track.Time.SecondsSince(traffic.At(0)), 0));
            sum += error * error;
        }

        return Math.Sqrt(sum / 20);
    }

    /// <summary>As a multilateration system would report: independent errors.</summary>
    static Report Measured(Report report) => report with { Flags = ReportFlags.None };

    static GeodeticPosition Noisy(Random random, GeodeticPosition place, double east) =>
        Traffic.Offset(place, east + 100 * Traffic.Normal(random), 100 * Traffic.Normal(random));
}
