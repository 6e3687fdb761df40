using Atalaya.Core.Geodesy;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Tracks;
using Atalaya.Fusion;

namespace Atalaya.Tests.Fusion;

/// <summary>The same reports give the same tracks, whoever works them, whenever they come, and after any restart.</summary>
public sealed class DeterminismTests
{
    const int Seconds = 40;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(16, 1)]
    [InlineData(16, 2)]
    [InlineData(64, 2)]
    public void SectorsAndThreadsChangeNothing(int sectors, int threads)
    {
        Traffic expected = Run(new TrackerOptions { Sectors = 3, Threads = 1 }, 11);
        Traffic actual = Run(new TrackerOptions { Sectors = sectors, Threads = threads }, 11);
        Assert.True(expected.Tracker.TrackCount > 300);
        Assert.Equal(expected.Tracker.TrackIds(), actual.Tracker.TrackIds());
        Assert.True(expected.Bytes().AsSpan().SequenceEqual(actual.Bytes()));
        Assert.Equal(expected.Tracker.Counters, actual.Tracker.Counters);
        Assert.Equal(Saved(expected.Tracker), Saved(actual.Tracker));
    }

    [Fact]
    public void SavedAndLoadedContinuesTheSame()
    {
        Traffic expected = Run(new TrackerOptions(), 12);
        Traffic resumed = Run(new TrackerOptions(), 12, reload: 20.35);
        Assert.True(expected.Bytes().AsSpan().SequenceEqual(resumed.Bytes()));
        Assert.Equal(Saved(expected.Tracker), Saved(resumed.Tracker));
    }

    [Fact]
    public void AnyCutOfASavedStateIsRefusedNotBelieved()
    {
        byte[] saved = Saved(Run(new TrackerOptions(), 13, seconds: 3).Tracker);
        for (int length = 0; length < saved.Length; length += 97)
            Assert.Throws<InvalidDataException>(() =>
            {
                StateReader reader = new(saved.AsSpan(0, length));
                new Tracker(new TrackerOptions()).Load(ref reader);
            });
    }

    [Theory]
    [InlineData(500)]
    [InlineData(-500)]
    [InlineData(7_200_500)]
    public void ShiftedTimesGiveShiftedTracks(long milliseconds)
    {
        Track[] expected = Run(new TrackerOptions(), 14).Tracks();
        Track[] actual = Run(new TrackerOptions(), 14, shift: milliseconds).Tracks();
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i].Id, actual[i].Id);
            Assert.Equal(expected[i].Latitude, actual[i].Latitude);
            Assert.Equal(expected[i].Longitude, actual[i].Longitude);
            Assert.Equal(expected[i].VelocityEast, actual[i].VelocityEast);
            Assert.Equal(expected[i].VarianceNorth, actual[i].VarianceNorth);
            Assert.Equal(expected[i].Status, actual[i].Status);
            Assert.Equal(milliseconds * 1_000_000, actual[i].Time.NanosecondsSince(expected[i].Time));
        }
    }

    static byte[] Saved(Tracker tracker)
    {
        StateWriter writer = new();
        tracker.Save(writer);
        return writer.Written.ToArray();
    }

    /// <summary>Aircraft, vessels, primary targets and clutter around the place where 180° and many sector borders are near.</summary>
    static Traffic Run(TrackerOptions options, int seed, double reload = double.NaN, long shift = 0, int seconds = Seconds)
    {
        Traffic traffic = new(options) { ShiftMilliseconds = shift };
        GeodeticPosition site = GeodeticPosition.FromDegrees(52, 179.5, 50), second = GeodeticPosition.FromDegrees(52.6, -179.9, 50);
        traffic.Radar(1, site);
        traffic.Radar(2, second);
        Random random = new(seed);
        for (int i = 0; i < 200; i++) AddObject(traffic, random, i, site, second, seconds);
        for (int i = 0; i < 20 * seconds; i++)
        {
            Report clutter = traffic.Make(1, seconds * random.NextDouble());
            clutter.Measurement = MeasurementKind.Polar;
            (clutter.M0, clutter.M1) = (2000 + 150_000 * random.NextDouble(), 6.28 * random.NextDouble());
            traffic.Add(clutter);
        }

        if (!double.IsNaN(reload))
        {
            traffic.RunTo(reload);
            StateReader reader = new(Saved(traffic.Tracker));
            traffic.Tracker = new Tracker(options);
            traffic.Tracker.Load(ref reader);
            Assert.Equal(0, reader.Remaining);
        }

        traffic.RunTo(seconds + 1);
        return traffic;
    }

    static void AddObject(Traffic traffic, Random random, int number, GeodeticPosition site, GeodeticPosition second, int seconds)
    {
        double east = 200_000 * (random.NextDouble() - 0.5), north = 200_000 * (random.NextDouble() - 0.5);
        double eastRate = 500 * (random.NextDouble() - 0.5), northRate = 500 * (random.NextDouble() - 0.5), phase = random.NextDouble();
        for (double t = phase; t < seconds; t += 1)
        {
            GeodeticPosition place = Traffic.Offset(site with { Height = 3000 }, east + eastRate * t, north + northRate * t);
            if (number % 3 == 0)
            {
                Report report = traffic.AdsB(3, t, (uint)number + 1, place, 10, 0.2 + 3 * random.NextDouble() * (number % 2));
                if (number % 2 == 1 && t < 12) report.Measurement = MeasurementKind.None;
                traffic.Add(report);
            }

            if (number % 5 == 0 && (int)t % 8 == 0) traffic.Add(traffic.Ais(4, t, (uint)number + 1, place with { Height = 0 }));
            if ((int)t % 4 == 0) AddPlot(traffic, random, 1, t, number, site, place);
            if ((int)t % 5 == 0) AddPlot(traffic, random, 2, t + 0.3, number, second, Traffic.Offset(place, 0.3 * eastRate, 0.3 * northRate));
        }
    }

    static void AddPlot(Traffic traffic, Random random, ushort source, double t, int number, GeodeticPosition site, GeodeticPosition place)
    {
        if (random.NextDouble() > 0.9) return;
        Report plot = traffic.Plot(source, t, site, place, 60 * Traffic.Normal(random), 0.0015 * Traffic.Normal(random));
        if (number % 4 == 1) plot.Identity.Mode3A = (ushort)(number * 7 & 0xFFF);
        if (number % 4 < 2) plot.PressureAltitude = (float)place.Height;
        if (number % 3 == 1) plot.RadialVelocity = (float)(100 * Traffic.Normal(random));
        if (number % 6 == 0) plot.Identity = new ObjectIdentity { Address = (uint)number + 1, AddressKind = AddressKind.Icao };
        traffic.Add(plot);
    }
}
