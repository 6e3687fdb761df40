using Atalaya.Core.Frames;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Tracks;
using Atalaya.Fusion;

namespace Atalaya.Tests.Fusion;

/// <summary>Plots without identity among clutter and among each other: tracks hold on, keep apart and know how well they know.</summary>
public sealed class SharedPlotsTests(ITestOutputHelper output)
{
    const double TurnSeconds = 2.5, RangeSigma = 15, AzimuthSigma = 0.003;

    static readonly GeodeticPosition Site = GeodeticPosition.FromDegrees(36.0, -5.6, 20);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void ADroneSeenInSixTurnsOfTenIsHeldAmongHeavyClutter(int seed)
    {
        Traffic traffic = WithRadar(0.6);
        Random random = new(seed);
        const int Turns = 240, Settling = 20;
        ulong current = 0;
        int held = 0, switches = 0;
        for (int turn = 0; turn < Turns; turn++)
        {
            AddClutter(traffic, random, turn, 60, 8000);
            double t = At(turn, Drone(TurnSeconds * turn));
            if (random.NextDouble() < 0.6) AddPlot(traffic, random, t, Place(Drone(t)));
            traffic.RunTo(TurnSeconds * (turn + 1));
            ulong id = turn < Settling ? 0 : Holder(traffic, TurnSeconds * (turn + 1), current);
            if (id == 0) continue;
            held++;
            if (current != 0 && id != current) switches++;
            current = id;
        }

        double share = (double)held / (Turns - Settling);
        output.WriteLine($"seed {seed}: held {share:P0} of the turns after the first {Settling}, {switches} switches");
        Assert.True(share > 0.85, $"held {share:P0}");
        Assert.True(switches <= 1, $"{switches} switches");
    }

    [Fact]
    public void TwoDarkBoatsThatMeetAndPartMostlyKeepTheirTracks()
    {
        int kept = 0, swapped = 0;
        for (int seed = 1; seed <= 20; seed++)
        {
            (bool both, bool crossed) = Meet(seed);
            if (both) kept++;
            else if (crossed) swapped++;
        }

        output.WriteLine($"{kept} of 20 meetings kept both identities, {swapped} swapped them");
        Assert.True(kept >= 15, $"{kept} of 20");
    }

    [Fact]
    public void TheStatedCovarianceIsTrueOverManyRuns()
    {
        // Acceleration as the filter assumes it, so that the normalised error squared (NEES) of a position has the mean 2.
        double sum = 0;
        int count = 0;
        for (int seed = 1; seed <= 20; seed++)
        {
            Random random = new(seed);
            (double Error, int Count) one = NormalisedErrors(random);
            sum += one.Error;
            count += one.Count;
        }

        double mean = sum / count;
        output.WriteLine($"mean NEES {mean:0.00} over {count} turns");
        Assert.True(count > 450);
        Assert.InRange(mean, 1.7, 2.3);
    }

    [Fact]
    public void APlotThatWeighsOnATrackBeginsNoOther()
    {
        Traffic traffic = WithRadar(0.9);
        Random random = new(9);
        for (int turn = 0; turn < 20; turn++)
        {
            GeodeticPosition place = Place((3000, 4000 + 8 * TurnSeconds * turn));
            AddPlot(traffic, random, TurnSeconds * turn, place);
            if (turn == 15) AddPlot(traffic, random, TurnSeconds * turn + 0.01, place);
        }

        traffic.RunTo(TurnSeconds * 20);
        Assert.Single(traffic.Confirmed());
        Assert.True(traffic.Tracker.Counters.Started <= 2, $"{traffic.Tracker.Counters.Started} tracks were begun");
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(2, 2)]
    [InlineData(16, 4)]
    public void ACrowdIsSharedAlikeBySectorsAndThreads(int sectors, int threads)
    {
        byte[] expected = Crowd(new TrackerOptions { Sectors = 1, Threads = 1 }, reload: false);
        Assert.Equal(expected, Crowd(new TrackerOptions { Sectors = sectors, Threads = threads }, reload: true));
    }

    /// <summary>Forty boats in 1.5 km across 180° and a cell's border, clutter among them; enough plots in a tick for several threads.</summary>
    static byte[] Crowd(TrackerOptions options, bool reload)
    {
        GeodeticPosition site = GeodeticPosition.FromDegrees(52.0999, 179.9, 20);
        Traffic traffic = new(options);
        traffic.Radar(1, site, RangeSigma, AzimuthSigma);
        Random random = new(11);
        for (int turn = 0; turn < 12; turn++)
        {
            for (int i = 0; i < 640; i++)
            {
                bool isBoat = i < 40 && random.NextDouble() < 0.9;
                double east = 6000 + (isBoat ? i % 8 * 200 + 10 * turn : 30_000 * random.NextDouble()), north = isBoat ? i / 8 * 300 - 700 : 40_000 * (random.NextDouble() - 0.5);
                traffic.Add(traffic.Plot(1, TurnSeconds * turn + 0.0001 * i, site, Traffic.Offset(site with { Height = 0 }, east, north), RangeSigma * Traffic.Normal(random), AzimuthSigma * Traffic.Normal(random)));
            }

            traffic.RunTo(TurnSeconds * turn + 1);
            if (reload && turn == 7) Reload(traffic, options);
        }

        Assert.True(traffic.Confirmed().Length > 20);
        return traffic.Bytes();
    }

    static void Reload(Traffic traffic, TrackerOptions options)
    {
        StateWriter writer = new();
        traffic.Tracker.Save(writer);
        StateReader reader = new(writer.Written);
        traffic.Tracker = new Tracker(options);
        traffic.Tracker.Load(ref reader);
    }

    /// <summary>Two boats come within 60 m of each other, each is seen in nine turns of ten.</summary>
    static (bool Both, bool Crossed) Meet(int seed)
    {
        Traffic traffic = WithRadar(0.9);
        Random random = new(seed);
        const int Turns = 96;
        for (int turn = 0; turn < Turns; turn++)
            for (int boat = 0; boat < 2; boat++)
            {
                double t = TurnSeconds * turn + 0.01 * boat;
                if (random.NextDouble() < 0.9) AddPlot(traffic, random, t, Place(Boat(boat, t)));
            }

        traffic.RunTo(TurnSeconds * 20);
        ulong first = Nearest(traffic, 0, TurnSeconds * 20), second = Nearest(traffic, 1, TurnSeconds * 20);
        traffic.RunTo(TurnSeconds * Turns);
        ulong firstAfter = Nearest(traffic, 0, TurnSeconds * Turns), secondAfter = Nearest(traffic, 1, TurnSeconds * Turns);
        bool known = first != 0 && second != 0 && first != second;
        return (known && first == firstAfter && second == secondAfter, known && first == secondAfter && second == firstAfter);
    }

    /// <summary>They draw near on slowly closing courses (4 m/s north, 2 m/s towards each other), are 60 m apart at 120 s and part again.</summary>
    static (double East, double North) Boat(int number, double t)
    {
        double apart = 30 + 2 * Math.Abs(t - 120);
        return (2000 + (number == 0 ? -apart : apart), 2000 + 4 * t);
    }

    static ulong Nearest(Traffic traffic, int boat, double t)
    {
        GeodeticPosition place = Place(Boat(boat, t));
        return traffic.Confirmed().Where(track => MetersAt(traffic, track, t, place) < 100).OrderBy(track => MetersAt(traffic, track, t, place)).FirstOrDefault().Id;
    }

    static (double Error, int Count) NormalisedErrors(Random random)
    {
        TrackerOptions options = new() { UnknownAccelerationDensity = 50 };
        Traffic traffic = WithRadar(0.8, options);
        double east = 2000, north = 9000, eastRate = 130, northRate = -90, error = 0;
        int count = 0;
        double step = Math.Sqrt(options.UnknownAccelerationDensity * TurnSeconds);
        for (int turn = 0; turn < 40; turn++)
        {
            double t = TurnSeconds * turn;
            AddClutter(traffic, random, turn, 20, 15_000);
            if (turn < 4 || random.NextDouble() < 0.8) AddPlot(traffic, random, t, Place((east, north)));
            traffic.RunTo(t + 0.11);
            GeodeticPosition place = Place((east, north));
            Track[] near = [.. traffic.Confirmed().Where(track => MetersAt(traffic, track, t, place) < 1500).OrderByDescending(track => track.ReportCount)];
            if (turn >= 8 && near.Length > 0 && near[0].Time == traffic.At(t))
            {
                error += Normalised(near[0], place);
                count++;
            }

            (double kickEast, double kickNorth) = (step * Traffic.Normal(random), step * Traffic.Normal(random));
            (double lateEast, double lateNorth) = (step * Traffic.Normal(random), step * Traffic.Normal(random));
            // Integral of white noise over a turn: the exact joint law of the changes of place and velocity.
            east += TurnSeconds * (eastRate + kickEast / 2 + lateEast / Math.Sqrt(12));
            north += TurnSeconds * (northRate + kickNorth / 2 + lateNorth / Math.Sqrt(12));
            eastRate += kickEast;
            northRate += kickNorth;
        }

        return (error, count);
    }

    static double Normalised(in Track track, GeodeticPosition place)
    {
        (double east, double north) = new LocalFrame(place with { Height = 0 }).Project(track.Latitude, track.Longitude);
        double ee = track.VarianceEast, nn = track.VarianceNorth, en = track.CovarianceNorthEast;
        return (nn * east * east - 2 * en * east * north + ee * north * north) / (ee * nn - en * en);
    }

    /// <summary>The track within 150 m of the drone, the one that held it before if that is among them; 0 = none.</summary>
    static ulong Holder(Traffic traffic, double t, ulong before)
    {
        GeodeticPosition place = Place(Drone(t));
        Track[] near = [.. traffic.Tracks().Where(track => (track.Status is TrackStatus.Confirmed or TrackStatus.Coasting) && MetersAt(traffic, track, t, place) < 150)];
        return near.Any(track => track.Id == before) ? before : near.OrderBy(track => MetersAt(traffic, track, t, place)).FirstOrDefault().Id;
    }

    /// <summary>A slow circle, 20 m/s on a radius of 1500 m, 4 km from the radar.</summary>
    static (double East, double North) Drone(double t)
    {
        (double sine, double cosine) = Math.SinCos(20 * t / 1500);
        return (1500 * sine, 4000 + 1500 * cosine);
    }

    /// <summary>When the beam passes a place in a turn.</summary>
    static double At(int turn, (double East, double North) place)
    {
        double azimuth = Math.Atan2(place.East, place.North) / (2 * Math.PI);
        return TurnSeconds * (turn + azimuth - Math.Floor(azimuth));
    }

    static void AddClutter(Traffic traffic, Random random, int turn, int plots, double rangeMeters)
    {
        for (int i = 0; i < plots; i++)
        {
            double range = rangeMeters * Math.Sqrt(random.NextDouble()), part = random.NextDouble();
            if (range < 100) continue;
            Report plot = traffic.Make(1, TurnSeconds * (turn + part));
            plot.Measurement = MeasurementKind.Polar;
            plot.Flags = ReportFlags.Primary;
            (plot.M0, plot.M1) = (range, 2 * Math.PI * part);
            traffic.Add(plot);
        }
    }

    static double MetersAt(Traffic traffic, in Track track, double seconds, GeodeticPosition place) =>
        Traffic.Meters(track with { Latitude = Traffic.Predict(track, traffic.At(seconds)).Latitude, Longitude = Traffic.Predict(track, traffic.At(seconds)).Longitude }, place);

    static void AddPlot(Traffic traffic, Random random, double seconds, GeodeticPosition target) =>
        traffic.Add(traffic.Plot(1, seconds, Site, target, RangeSigma * Traffic.Normal(random), AzimuthSigma * Traffic.Normal(random)));

    static GeodeticPosition Place((double East, double North) offset) => Traffic.Offset(Site with { Height = 0 }, offset.East, offset.North);

    static Traffic WithRadar(double detectionProbability, TrackerOptions? options = null)
    {
        Traffic traffic = new(options);
        traffic.Radar(1, Site, RangeSigma, AzimuthSigma);
        traffic.Tracker.SetModel(new SensorModel(new SourceId(1)) { DetectionProbability = detectionProbability, ScanPeriodSeconds = TurnSeconds });
        return traffic;
    }
}
