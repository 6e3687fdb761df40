using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Server.Archive;
using CsCheck;

namespace Atalaya.SystemTests.Archive;

public sealed class TrailStoreTests
{
    static readonly TrackSampling Sampling = new();

    static Instant At(double seconds) => ArchiveBench.Noon.Start.PlusSeconds(seconds);

    static TrailPoint Point(double seconds) => new(At(seconds), 10, 20, 1000);

    [Fact]
    public void ATrailReachesAnHourBackInTheAirAndThreeAtSea()
    {
        TrailStore trails = new(Sampling);
        for (int seconds = 0; seconds < 5 * 3600; seconds += 5) trails.Add(ArchiveBench.TrackAt(At(seconds)));
        for (int seconds = 0; seconds < 5 * 3600; seconds += 30) trails.Add(ArchiveBench.TrackAt(At(seconds), id: 8, domain: Domain.Sea));
        Assert.InRange(trails.Read(7, Instant.MinValue).Length, 720, 720 * 9 / 8);
        Assert.InRange(trails.Read(8, Instant.MinValue).Length, 360, 360 * 9 / 8);
        Assert.Equal(13, trails.Read(7, At(5 * 3600 - 65)).Length);
    }

    [Fact]
    public void WhatWasBeforeComesAheadOfWhatHasComeSince()
    {
        TrailStore trails = new(Sampling);
        trails.Add(ArchiveBench.TrackAt(At(100)));
        trails.Restore(7, [Point(80), Point(90), Point(100), Point(105)]);
        trails.Restore(9, [Point(80)]);
        Assert.Equal([At(80), At(90), At(100)], trails.Read(7, Instant.MinValue).Select(point => point.Time));
        Assert.Empty(trails.Read(9, Instant.MinValue)); // gone from the picture
        Assert.Equal(3, trails.PointCount);
    }

    [Fact]
    public void AllTrailsTogetherAreBoundedAndOrdered() =>
        Gen.Select(Gen.Int[0, 40], Gen.Int[0, 5000], Gen.Bool).Array[0, 2000].Sample(
            steps =>
            {
                TrailStore trails = new(Sampling, maxPoints: 500);
                foreach ((int id, int seconds, bool ends) in steps)
                {
                    if (ends && seconds % 20 == 0) trails.Remove((ulong)id);
                    else trails.Add(ArchiveBench.TrackAt(At(seconds), (ulong)id));
                }

                Assert.InRange(trails.PointCount, 0, 501);
                TrailPoint[][] all = [.. Enumerable.Range(0, 41).Select(id => trails.Read((ulong)id, Instant.MinValue))];
                Assert.Equal(trails.PointCount, all.Sum(trail => trail.Length));
                foreach (TrailPoint[] trail in all) Assert.Equal(trail.OrderBy(point => point.Time), trail);
            },
            iter: 50);

    [Fact]
    public void FirstLastAndChangesAreKeptAndOtherwiseOneStateASlot()
    {
        TrackStatus[] life = [TrackStatus.Tentative, TrackStatus.Confirmed, TrackStatus.Confirmed, TrackStatus.Confirmed, TrackStatus.Coasting, TrackStatus.Coasting, TrackStatus.Ended];
        double[] times = [0, 1, 2, 6, 7, 8, 8];
        Assert.Equal([false, true, false, true, true, false, true], Kept(life, times));
        Assert.Equal([false, false], Kept([TrackStatus.Tentative, TrackStatus.Ended], [0, 1]));
        Assert.Equal([true, false], Kept([TrackStatus.Confirmed, TrackStatus.Confirmed], [0, 29], Domain.Sea));
    }

    static List<bool> Kept(TrackStatus[] life, double[] times, Domain domain = Domain.Air)
    {
        TrackMark mark = default;
        List<bool> kept = [];
        for (int i = 0; i < life.Length; i++)
        {
            Track track = ArchiveBench.TrackAt(At(times[i]), status: life[i], domain: domain);
            kept.Add(Sampling.Keeps(mark, track));
            mark = TrackMark.Of(track);
        }

        return kept;
    }
}
