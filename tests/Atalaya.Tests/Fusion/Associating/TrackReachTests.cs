using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Fusion;
using Atalaya.Fusion.Associating;
using Atalaya.Fusion.Filtering;
using Atalaya.Fusion.Living;
using Atalaya.Fusion.Measuring;
using Atalaya.Fusion.Merging;
using Atalaya.Fusion.Sources;

namespace Atalaya.Tests.Fusion.Associating;

public sealed class TrackReachTests
{
    static readonly TrackerOptions Options = new();
    static readonly Instant Start = new(1_700_000_000_000_000_000);
    static readonly GeodeticPosition Site = GeodeticPosition.FromDegrees(48, 11, 300);

    /// <summary>Whatever a track has gone through: a plot that its states gate is never refused.</summary>
    [Theory]
    [InlineData(Domain.Air, 250)]
    [InlineData(Domain.Sea, 12)]
    [InlineData(Domain.Unknown, 90)]
    [InlineData(Domain.Drone, 20)]
    public void WhatTheStatesGateIsNotRefused(Domain domain, double speed)
    {
        Random random = new(11);
        int gated = 0, refused = 0;
        for (int run = 0; run < 60; run++)
        {
            Track track = new() { HasPosition = true, Domain = domain };
            TrackMotion motion = Flown(random, ref track, speed, out Instant time);
            TrackReach reach = default;
            TrackLife life = new() { PressureTime = time, EllipsoidTime = time, SeaLevelTime = time };
            double height = run % 2 == 0 ? random.Next(0, 12_000) : 0;
            if (run % 2 == 0) TakeHeights(ref life, height, run % 4 == 0 ? 8 : 0, time);
            reach.Set(motion, life, Options);
            for (int i = 0; i < 200; i++)
            {
                Instant later = time.PlusSeconds(-9 + 40 * random.NextDouble());
                double seconds = later.SecondsSince(time), scatter = 100 + 4000 * random.NextDouble() * random.NextDouble();
                GeodeticPosition at = motion.Frame.Unproject(motion.State.East + seconds * motion.State.EastRate + scatter * Normal(random), motion.State.North + seconds * motion.State.NorthRate + scatter * Normal(random));
                if (!TryPlot(at with { Height = height }, life, later, out Report report, out PositionMeasurement guessed, out PositionMeasurement best)) continue;
                PositionUpdate update = new(motion, best, later, Options.ModelsOf(track, motion));
                bool gates = update.IsSound && update.LeastDistanceSquared <= Options.GateSquared && update.Meters <= Options.MaxGateMeters;
                bool may = reach.MayGate(new PlotReach(report, guessed, later, Source(), Options));
                if (gates) gated++;
                if (!may) refused++;
                Assert.True(may || !gates, $"{domain}, run {run}, {seconds:f1} s: refused at a squared distance of {update.LeastDistanceSquared:f1}");
            }
        }

        Assert.True(gated > 1000, $"{gated} gated");
        Assert.True(refused > 100, $"{refused} refused");
    }

    [Fact]
    public void TracksThatMeetAreNotHeldApart()
    {
        Random random = new(3);
        int apart = 0;
        for (int run = 0; run < 400; run++)
        {
            Track track = new() { HasPosition = true, Domain = Domain.Air };
            TrackMotion one = Flown(random, ref track, 200, out _), other = Flown(random, ref track, 200, out _);
            TrackReach reach = default, its = default;
            reach.Set(one, default, Options);
            its.Set(other, default, Options);
            double meters = new StateDifference(one, Options.ModelsOf(track, one), other, Options.ModelsOf(track, other)).Meters;
            Assert.True(TrackReach.MayBeNear(reach, its, meters + 1));
            if (!TrackReach.MayBeNear(reach, its, 1000)) apart++;
        }

        Assert.True(apart > 50, $"{apart} apart");
    }

    /// <summary>Ten heights, a second apart, of an object that climbs.</summary>
    static void TakeHeights(ref TrackLife life, double height, double climb, Instant time)
    {
        for (int i = -9; i <= 0; i++) Assert.True(life.EllipsoidFilter.TryTake(height + i * climb, 25, 25, time.PlusSeconds(i), 10, Options.HeightMemorySeconds));
    }

    /// <summary>A track after some plots of an object that turns and speeds up.</summary>
    static TrackMotion Flown(Random random, ref Track track, double speed, out Instant time)
    {
        time = Start;
        double east = 40_000 * Normal(random), north = 40_000 * Normal(random), course = 6 * random.NextDouble(), sigma = 20 + 200 * random.NextDouble();
        LocalFrame frame = new(Site);
        TrackMotion motion = TrackMotion.Start(Place(frame, east, north, sigma), time, Options.SpeedSigma(track), MotionModels.One(0));
        int plots = random.Next(0, 12);
        for (int i = 0; i < plots; i++)
        {
            double seconds = 1 + 9 * random.NextDouble();
            course += seconds * 0.05 * Normal(random);
            (east, north) = (east + seconds * speed * Math.Sin(course), north + seconds * speed * Math.Cos(course));
            time = time.PlusSeconds(seconds);
            PositionUpdate update = new(motion, Place(frame, east + sigma * Normal(random), north + sigma * Normal(random), sigma), time, Options.ModelsOf(track, motion));
            if (update.IsSound && motion.TrySet(update.Apply(1), time)) motion.Reanchor(Options.ReanchorMeters);
        }

        return motion;
    }

    /// <summary>A plot of a radar without height, as a track without and as this one with its own height has it.</summary>
    static bool TryPlot(GeodeticPosition at, in TrackLife life, Instant time, out Report report, out PositionMeasurement guessed, out PositionMeasurement best)
    {
        (double range, double azimuth, _) = SlantRange.FromPosition(Source().Frame, at);
        report = new Report { Measurement = MeasurementKind.Polar, M0 = range, M1 = azimuth, M2 = double.NaN, Sigma0 = 60, Sigma1 = 0.002f };
        best = default;
        HeightEstimate guess = HeightEstimate.Default(report.Domain, Source().Undulation, Options);
        if (!MeasurementConverter.TryConvert(report, Source(), guess, Options, out guessed)) return false;
        return MeasurementConverter.TryConvert(report, Source(), TrackHeights.TryHeight(life, time, Source().Undulation, Options, out HeightEstimate own) ? own : guess, Options, out best);
    }

    static SourceState Source() => new() { HasSite = true, Frame = new LocalFrame(Site), Undulation = 46, RangeSigmaMeters = 60, AzimuthSigmaRadians = 0.002 };

    static PositionMeasurement Place(in LocalFrame frame, double east, double north, double sigma)
    {
        GeodeticPosition place = frame.Unproject(east, north);
        PositionMeasurement measurement = PositionMeasurement.At(place.Latitude, place.Longitude);
        measurement.VarianceEast = measurement.VarianceNorth = sigma * sigma;
        return measurement;
    }

    static double Normal(Random random)
    {
        double sum = -6;
        for (int i = 0; i < 12; i++) sum += random.NextDouble();
        return sum;
    }
}
