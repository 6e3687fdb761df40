using Atalaya.Core.Geodesy;
using Atalaya.Core.State;
using Atalaya.Core.Tracks;
using Atalaya.Fusion;

namespace Atalaya.Tests.Fusion.Numbering;

/// <summary>Short numbers: stable while a track lives, used again late, the longest free first.</summary>
public sealed class TrackNumbersTests
{
    static readonly GeodeticPosition Place = GeodeticPosition.FromDegrees(50, 8, 5000);

    [Fact]
    public void ConfirmedTracksAreNumberedInTheOrderOfTheirIds()
    {
        Traffic traffic = new();
        for (uint i = 1; i <= 3; i++)
            for (int t = 0; t < 2; t++) traffic.Add(traffic.AdsB(1, t + 0.001 * i, i, Traffic.Offset(Place, 20_000 * i, 0)));
        traffic.RunTo(1);
        Assert.All(traffic.Tracks(), track => Assert.Equal((0, TrackStatus.Tentative), (track.Number, track.Status)));
        traffic.RunTo(2);
        Assert.Equal([1, 2, 3], traffic.Tracks().Select(track => (int)track.Number));
    }

    [Fact]
    public void ANumberIsUsedAgainOnlyAfterItHasRestedAndTheLongestFreeFirst()
    {
        TrackerOptions options = new() { ShortTrackNumbers = 2, NumberQuietSeconds = 100, AirEndSeconds = 20 };
        Traffic traffic = new(options);
        Fly(traffic, 1, 0, 10); // ends at 29
        Fly(traffic, 2, 0, 20); // ends at 39
        Fly(traffic, 3, 50, 60); // both rest still: a fifth digit before an early reuse
        Fly(traffic, 4, 135, 150); // the number of the first has rested for 100 s, that of the second not
        Fly(traffic, 5, 145, 150); // now that too
        Dictionary<uint, ushort> numbers = [];
        traffic.AfterTick = _ =>
        {
            foreach (Track track in traffic.Confirmed())
            {
                if (numbers.TryGetValue(track.Identity.Address, out ushort before)) Assert.Equal(before, track.Number);
                numbers[track.Identity.Address] = track.Number;
            }
        };
        traffic.RunTo(150);
        Assert.Equal([(1u, 1), (2u, 2), (3u, 3), (4u, 1), (5u, 2)], numbers.OrderBy(pair => pair.Key).Select(pair => (pair.Key, (int)pair.Value)));
    }

    [Fact]
    public void NumbersGoOnAfterARestart()
    {
        TrackerOptions options = new() { ShortTrackNumbers = 2, NumberQuietSeconds = 30, AirEndSeconds = 20 };
        Traffic traffic = new(options);
        Fly(traffic, 1, 0, 10);
        Fly(traffic, 2, 0, 100);
        Fly(traffic, 3, 70, 100);
        traffic.RunTo(50);
        StateWriter writer = new();
        traffic.Tracker.Save(writer);
        traffic.Tracker = new Tracker(options);
        StateReader reader = new(writer.Written);
        traffic.Tracker.Load(ref reader);
        traffic.RunTo(99);
        Assert.Equal([(2u, 2), (3u, 1)], traffic.Confirmed().Select(track => (track.Identity.Address, (int)track.Number)));
    }

    static void Fly(Traffic traffic, uint address, int from, int to)
    {
        for (int t = from; t < to; t++) traffic.Add(traffic.AdsB((ushort)address, t, address, Traffic.Offset(Place, 20_000 * address + 200 * t, 0)));
    }
}
