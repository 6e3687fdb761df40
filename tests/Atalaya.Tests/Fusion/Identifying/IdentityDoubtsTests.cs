using Atalaya.Core.Geodesy;
using Atalaya.Core.State;
using Atalaya.Core.Tracks;
using Atalaya.Fusion;

namespace Atalaya.Tests.Fusion.Identifying;

/// <summary>Two vessels that lie beside each other: which is which when they part.</summary>
public sealed class IdentityDoubtsTests
{
    const double Return = 480, End = 520;

    static readonly GeodeticPosition Site = GeodeticPosition.FromDegrees(50, 8, 100), Sea = Site with { Height = 0 };

    /// <summary>
    /// AIS is off from 60 s on, they lie 30 m apart for three minutes and part: nobody can know which is which, and the tracks say so. The first
    /// message of AIS decides, wherever it finds them.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void WhatMetInSilenceIsUncertainUntilItIsHeard(int seed)
    {
        Traffic traffic = Meeting(seed, silent: true);
        traffic.RunTo(Return - 1);
        Track[] parted = traffic.Confirmed();
        Assert.Equal([5u, 6u], parted.Select(track => track.Identity.Mmsi));
        Assert.All(parted, track => Assert.True(track.IdentityUncertain));
        traffic.RunTo(End);
        Track[] heard = traffic.Confirmed();
        Assert.Equal(parted.Select(track => (track.Id, track.Identity.Mmsi)), heard.Select(track => (track.Id, track.Identity.Mmsi)));
        Assert.All(heard, track => Assert.False(track.IdentityUncertain));
        foreach (Track track in heard) Assert.True(Traffic.Meters(track, At(track.Identity.Mmsi == 6, track.Time.SecondsSince(traffic.At(0)))) < 200);
    }

    /// <summary>Of some of the meetings above one track goes on with the other's vessel: without the decision it would be a new track, or far away.</summary>
    [Fact]
    public void SomeChangePlacesInSilence()
    {
        int exchanged = 0;
        for (int seed = 1; seed <= 6; seed++)
        {
            Traffic traffic = Meeting(seed, silent: true);
            traffic.RunTo(Return - 1);
            exchanged += traffic.Confirmed().Count(track => Traffic.Meters(track, At(track.Identity.Mmsi == 6, Return - 1)) > 1000);
        }

        Assert.InRange(exchanged, 2, 10);
    }

    [Fact]
    public void WhatIsHeardAllTheTimeIsNotUncertain()
    {
        Traffic traffic = Meeting(1, silent: false);
        int uncertain = 0;
        traffic.AfterTick = _ => uncertain += traffic.Tracks().Count(track => track.IdentityUncertain);
        traffic.RunTo(End);
        Assert.Equal(0, uncertain);
        Assert.Equal(2, traffic.Confirmed().Length);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(16, 250.05)]
    [InlineData(2, Return - 0.05)]
    public void SectorsAndRestartsChangeNothing(int sectors, double reload)
    {
        Traffic expected = Meeting(2, silent: true, new TrackerOptions { Sectors = 3 });
        expected.RunTo(End);
        TrackerOptions options = new() { Sectors = sectors };
        Traffic actual = Meeting(2, silent: true, options);
        if (reload > 0)
        {
            actual.RunTo(reload);
            StateReader reader = new(Saved(actual.Tracker));
            actual.Tracker = new Tracker(options);
            actual.Tracker.Load(ref reader);
        }

        actual.RunTo(End);
        Assert.True(expected.Bytes().AsSpan().SequenceEqual(actual.Bytes()));
        Assert.Equal(Saved(expected.Tracker), Saved(actual.Tracker));
    }

    static Traffic Meeting(int seed, bool silent, TrackerOptions? options = null)
    {
        Traffic traffic = new(options);
        traffic.Radar(1, Site);
        Random random = new(seed);
        for (double t = 0; t < End; t += 0.5)
        {
            bool isHeard = !silent || t < 60 || t >= Return;
            foreach (bool second in (bool[])[false, true])
            {
                double offset = second ? 0.02 : 0;
                if (t % 10 == 0 && isHeard) traffic.Add(traffic.Ais(2, t + offset, second ? 6u : 5u, At(second, t + offset)));
                if (t % 3 == 0.5) traffic.Add(traffic.Plot(1, t + offset, Site, At(second, t + offset), 30 * Traffic.Normal(random), 0.001 * Traffic.Normal(random)));
            }
        }

        return traffic;
    }

    /// <summary>They come together until 120 s, lie 30 m apart and part again from 300 s on.</summary>
    static GeodeticPosition At(bool second, double t)
    {
        double apart = 15 + 5 * Math.Max(0, Math.Max(120 - t, t - 300));
        return Traffic.Offset(Sea, 20_000 + (second ? apart : -apart), 0);
    }

    static byte[] Saved(Tracker tracker)
    {
        StateWriter writer = new();
        tracker.Save(writer);
        return writer.Written.ToArray();
    }
}
