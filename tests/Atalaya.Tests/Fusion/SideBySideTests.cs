using System.Buffers.Binary;
using Atalaya.Core.Frames;
using Atalaya.Core.Geodesy;
using Atalaya.Core.State;
using Atalaya.Core.Tracks;
using Atalaya.Fusion;

namespace Atalaya.Tests.Fusion;

/// <summary>Two boats side by side, whose plots come in different ticks of a turn: the whole tracker with joint hypotheses.</summary>
public sealed class SideBySideTests
{
    const double TurnSeconds = 2.5, RangeSigma = 15, AzimuthSigma = 0.003, ApartMeters = 50;
    const int Turns = 60;

    static readonly GeodeticPosition Site = GeodeticPosition.FromDegrees(36.0, -5.6, 20);

    [Fact]
    public void TheyStayTwoAndApart()
    {
        double apart = 0;
        int both = 0;
        for (int seed = 1; seed <= 10; seed++)
            Run(new TrackerOptions(), seed, reload: false, traffic =>
            {
                Track[] tracks = traffic.Confirmed();
                if (tracks.Length != 2) return;
                both++;
                apart += Traffic.Meters(tracks[0], Place(tracks[1]));
            });
        Assert.True(both > 10 * (Turns - 20) * 0.9, $"both seen in {both} turns");
        Assert.InRange(apart / both, ApartMeters - 6, ApartMeters + 12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    public void ARestartWithinATurnChangesNothing(int sectors)
    {
        int groups = 0;
        byte[] expected = Run(new TrackerOptions { Sectors = 2 }, 3, reload: false), actual = Run(new TrackerOptions { Sectors = sectors }, 3, reload: true, traffic => groups += GroupCount(Saved(traffic.Tracker)));
        Assert.True(groups > 5, $"in {groups} turns a group: the test says nothing");
        Assert.Equal(expected, actual);
    }

    static byte[] Run(TrackerOptions options, int seed, bool reload, Action<Traffic>? afterTurn = null)
    {
        Traffic traffic = new(options);
        traffic.Radar(1, Site, RangeSigma, AzimuthSigma);
        traffic.Tracker.SetModel(new SensorModel(new SourceId(1)) { DetectionProbability = 0.9, ScanPeriodSeconds = TurnSeconds });
        Random random = new(seed);
        for (int turn = 0; turn < Turns; turn++)
        {
            double t = TurnSeconds * turn;
            for (int boat = 0; boat < 2; boat++)
            {
                GeodeticPosition place = Traffic.Offset(Site with { Height = 0 }, 2000 + ApartMeters * boat, 2000 + 4 * t);
                double rangeError = RangeSigma * Traffic.Normal(random), azimuthError = AzimuthSigma * Traffic.Normal(random);
                if (random.NextDouble() < 0.9) traffic.Add(traffic.Plot(1, t + 0.2 * boat, Site, place, rangeError, azimuthError));
            }

            traffic.RunTo(t + 0.15);
            if (reload) Reload(traffic, options);
            traffic.RunTo(t + 0.5);
            if (reload) Reload(traffic, options);
            if (turn >= 20) afterTurn?.Invoke(traffic);
        }

        return Saved(traffic.Tracker);
    }

    static void Reload(Traffic traffic, TrackerOptions options)
    {
        StateReader reader = new(Saved(traffic.Tracker));
        traffic.Tracker = new Tracker(options);
        traffic.Tracker.Load(ref reader);
    }

    static byte[] Saved(Tracker tracker)
    {
        StateWriter writer = new();
        tracker.Save(writer);
        return writer.Written.ToArray();
    }

    static int GroupCount(byte[] saved) => BinaryPrimitives.ReadInt32LittleEndian(saved.AsSpan(saved.AsSpan().LastIndexOf("FGRP"u8) + 8));

    static GeodeticPosition Place(in Track track) => new(track.Latitude, track.Longitude, 0);
}
