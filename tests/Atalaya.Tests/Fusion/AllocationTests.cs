using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Fusion;

namespace Atalaya.Tests.Fusion;

public sealed class AllocationTests
{
    /// <summary>After ticks in which the runtime settles what it compiles: that allocates too.</summary>
    [Fact]
    public void ASteadyTickAllocatesNothing()
    {
        Traffic traffic = new(new TrackerOptions { Sectors = 4 });
        GeodeticPosition site = GeodeticPosition.FromDegrees(40, 0, 100);
        traffic.Radar(1, site);
        Tracker tracker = traffic.Tracker;
        Tick tick = Tick.Containing(Traffic.Epoch);
        Report[][] ticks = new Report[600][];
        for (int i = 0; i < ticks.Length; i++)
        {
            double t = 0.1 * i;
            ticks[i] =
            [
                traffic.AdsB(2, t, (uint)(i % 10) + 1, Traffic.Offset(site, 10_000 * (i % 10) + 200 * t, 20_000)),
                traffic.Plot(1, t + 0.01, site, Traffic.Offset(site, 10_000 * (i % 40), -30_000)),
            ];
        }

        for (int i = 0; i < 400; i++, tick = tick.Next) tracker.Process(tick, ticks[i], []);
        List<long> rounds = [];
        for (int first = 400; first < 600; first += 50)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = first; i < first + 50; i++, tick = tick.Next) tracker.Process(tick, ticks[i], []);
            rounds.Add(GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, rounds.Min()); // the runtime may compile within a round
        Assert.True(tracker.TrackCount >= 40);
    }
}
