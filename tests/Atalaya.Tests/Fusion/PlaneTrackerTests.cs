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

    /// <summary>Unix seconds: decades without plots are skipped, not worked tick by tick.</summary>
    [Fact]
    public void TimesMayBeFarFromTheirOrigin()
    {
        PlaneTracker tracker = new(sigmaMeters: 20);
        for (int turn = 0; turn < 6; turn++) tracker.Add(1_700_000_000 + 4 * turn, 100 * turn, 0);
        PlaneTrack track = Assert.Single(tracker.TracksAt(1_700_000_020));
        Assert.Equal(500, track.X, 60.0);
        Assert.Empty(tracker.TracksAt(1_800_000_000));
    }

    [Fact]
    public void WithoutPlotsThereIsNothing() => Assert.Empty(new PlaneTracker(10).TracksAt(100));
}
