using Atalaya.Fusion;

namespace Atalaya.Tests.Fusion;

public sealed class PlaneTrackerTests
{
    [Fact]
    public void TwoObjectsAmongFalsePlotsBecomeTwoTracks()
    {
        PlaneTracker tracker = new(sigmaMeters: 20);
        Random random = new(3);
        for (int turn = 0; turn < 20; turn++)
        {
            double t = 4 * turn;
            tracker.Add(t, 100 * t + 20 * Traffic.Normal(random), 20 * Traffic.Normal(random));
            tracker.Add(t, 20 * Traffic.Normal(random), 20_000 - 80 * t + 20 * Traffic.Normal(random));
            for (int i = 0; i < 3; i++) tracker.Add(t, 80_000 * random.NextDouble() - 40_000, 80_000 * random.NextDouble() - 40_000);
        }

        PlaneTrack[] tracks = tracker.TracksAt(78);
        Assert.Equal(2, tracks.Length);
        Assert.Contains(tracks, track => Math.Abs(track.X - 7800) < 80 && Math.Abs(track.SpeedX - 100) < 15 && track.Existence > 0.95);
        Assert.Contains(tracks, track => Math.Abs(track.Y - 13_760) < 80 && Math.Abs(track.SpeedY + 80) < 15);
    }

    [Fact]
    public void WithoutPlotsThereIsNothing() => Assert.Empty(new PlaneTracker(10).TracksAt(100));
}
