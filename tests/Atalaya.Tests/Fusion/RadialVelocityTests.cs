using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.Tracks;
using Atalaya.Fusion;

namespace Atalaya.Tests.Fusion;

/// <summary>Radial velocities of plots from report to track.</summary>
public sealed class RadialVelocityTests
{
    static readonly GeodeticPosition Site = GeodeticPosition.FromDegrees(36, -5.6, 100);

    /// <summary>Away from the radar is positive, whatever the direction, at height and far away.</summary>
    [Theory]
    [InlineData(20_000, 30_000, 150, 40, 0)]
    [InlineData(-80_000, 10_000, 100, -180, 9000)]
    [InlineData(3000, -12_000, -60, 200, 6000)]
    public void ATrackIsFollowedAndEveryRadialVelocityFits(double east, double north, double eastRate, double northRate, double height)
    {
        (double with, TrackerCounters counters) = Fly(east, north, eastRate, northRate, height, 1, new Random(7));
        (double without, _) = Fly(east, north, eastRate, northRate, height, double.NaN, new Random(7));
        Assert.True(with <= without, $"{with:0.00} against {without:0.00} m/s");
        Assert.InRange(counters.RadialRefused, 0, 1);
        Assert.InRange(counters.RadialVelocities, 35, 40);
    }

    /// <summary>The sign is left to the maker (I048/120): a radar that has it the other way round is not believed, and its tracks live.</summary>
    [Fact]
    public void ARadarWithTheOtherSignIsNotBelieved()
    {
        (double wrong, TrackerCounters counters) = Fly(20_000, 30_000, 150, 40, 0, -1, new Random(8));
        (double without, _) = Fly(20_000, 30_000, 150, 40, 0, double.NaN, new Random(8));
        Assert.InRange(wrong, 0.8 * without, 1.2 * without);
        Assert.InRange(counters.RadialVelocities, 0, 3);
    }

    /// <summary>Two aircraft on one road in opposite directions, 300 m apart where they pass: no plot goes to the wrong one.</summary>
    [Fact]
    public void ObjectsThatPassEachOtherAreToldApartByTheirRadialVelocities()
    {
        Traffic traffic = new();
        traffic.Radar(1, Site);
        Random random = new(9);
        for (int turn = 0; turn < 40; turn++)
        {
            double t = 4 * turn;
            AddPlot(traffic, random, t, (20_000, 30_000), (150, 0), 0, 1);
            AddPlot(traffic, random, t + 0.01, (44_000, 30_300), (-150, 0), 0, 1);
        }

        traffic.RunTo(161);
        Track[] tracks = traffic.Confirmed();
        Assert.Equal(2, tracks.Length);
        Assert.Contains(tracks, track => track.VelocityEast > 140 && track.StartTime == traffic.At(0));
        Assert.Contains(tracks, track => track.VelocityEast < -140 && track.StartTime == traffic.At(0.01));
    }

    /// <returns>Mean error of the velocity from the eighth turn, m/s.</returns>
    static (double Error, TrackerCounters Counters) Fly(double east, double north, double eastRate, double northRate, double height, double sign, Random random)
    {
        Traffic traffic = new();
        traffic.Radar(1, Site);
        double error = 0;
        for (int turn = 0; turn < 40; turn++)
        {
            double t = 4 * turn;
            AddPlot(traffic, random, t, (east, north), (eastRate, northRate), height, sign);
            traffic.RunTo(t + 1);
            if (turn < 8) continue;
            Track track = Assert.Single(traffic.Confirmed());
            error += Math.Sqrt(Math.Pow(track.VelocityEast - eastRate, 2) + Math.Pow(track.VelocityNorth - northRate, 2)) / 32;
        }

        return (error, traffic.Tracker.Counters);
    }

    static void AddPlot(Traffic traffic, Random random, double t, (double East, double North) start, (double East, double North) rate, double height, double sign)
    {
        GeodeticPosition place = At(t), later = At(t + 0.1);
        Report plot = traffic.Plot(1, t, Site, place, 60 * Traffic.Normal(random), 0.0015 * Traffic.Normal(random));
        double range = SlantRange.FromPosition(new LocalFrame(Site), place).RangeMeters, then = SlantRange.FromPosition(new LocalFrame(Site), later).RangeMeters;
        double noise = 1.5 * Traffic.Normal(random);
        if (!double.IsNaN(sign)) plot.RadialVelocity = (float)(sign * ((then - range) / 0.1 + noise));
        if (height > 0) plot.PressureAltitude = (float)height;
        traffic.Add(plot);

        GeodeticPosition At(double seconds) => Traffic.Offset(Site, start.East + rate.East * seconds, start.North + rate.North * seconds) with { Height = height + Geoid.Undulation(Site.Latitude, Site.Longitude) };
    }
}
