using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Fusion;

namespace Atalaya.Tests.Fusion.Registering;

/// <summary>What registration learns depends on the reports alone, survives a restart, and costs no memory.</summary>
public sealed class RegistrationStateTests
{
    [Fact]
    public void SavedAndLoadedContinuesTheSame()
    {
        CommonTraffic expected = Run(new TrackerOptions()), resumed = Run(new TrackerOptions(), reload: true);
        Assert.True(expected.Registration(1).AppliesRange);
        Assert.Equal(expected.Traffic.Tracker.ReadRegistration(), resumed.Traffic.Tracker.ReadRegistration());
        Assert.Equal(expected.Traffic.Tracker.ReadResiduals(new(2), 0), resumed.Traffic.Tracker.ReadResiduals(new(2), 0));
        Assert.Equal(Saved(expected.Traffic.Tracker), Saved(resumed.Traffic.Tracker));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(16, 2)]
    public void SectorsAndThreadsChangeNothing(int sectors, int threads)
    {
        CommonTraffic expected = Run(new TrackerOptions { Sectors = 3 }), actual = Run(new TrackerOptions { Sectors = sectors, Threads = threads });
        Assert.Equal(Saved(expected.Traffic.Tracker), Saved(actual.Traffic.Tracker));
    }

    [Fact]
    public void AnyCutOrDamageOfASavedStateIsRefusedOrReadNeverFatal()
    {
        CommonTraffic traffic = new CommonTraffic(21).WithThreeRadars().WithAircraft(25, 2).Run(25);
        byte[] saved = Saved(traffic.Traffic.Tracker);
        for (int length = 0; length < saved.Length; length += 331)
            Assert.Throws<InvalidDataException>(() => Load(saved.AsSpan(0, length)));
        Random random = new(5);
        int refused = 0;
        for (int i = 0; i < 300; i++)
        {
            byte[] damaged = [.. saved];
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            try
            {
                Load(damaged);
            }
            catch (InvalidDataException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 1, 299);
    }

    [Fact]
    public void ASteadyTickAllocatesNothing()
    {
        CommonTraffic traffic = new CommonTraffic(22, new TrackerOptions { Sectors = 2 }).WithThreeRadars().WithAircraft(40, 2).Run(100);
        traffic.Make(100, 150);
        long least = long.MaxValue;
        long before = 0;
        // What the driver itself allocates for a tick is between the ticks.
        traffic.Traffic.BeforeTick = _ => before = GC.GetAllocatedBytesForCurrentThread();
        long sum = 0;
        int ticks = 0;
        traffic.Traffic.AfterTick = _ =>
        {
            sum += GC.GetAllocatedBytesForCurrentThread() - before;
            if (++ticks % 60 != 0) return;
            least = Math.Min(least, sum);
            sum = 0;
        };
        traffic.Traffic.RunTo(150);
        // Solutions fall into every round of 6 s. The runtime itself allocates now and then, so the best round counts.
        Assert.Equal(0, least);
    }

    static CommonTraffic Run(TrackerOptions options, bool reload = false)
    {
        CommonTraffic traffic = new CommonTraffic(20, options).WithThreeRadars().WithAircraft(40, 2);
        traffic.Make(0, 60);
        traffic.Traffic.RunTo(42.5);
        if (reload)
        {
            Tracker tracker = new(options);
            StateReader reader = new(Saved(traffic.Traffic.Tracker));
            tracker.Load(ref reader);
            Assert.Equal(0, reader.Remaining);
            traffic.Traffic.Tracker = tracker;
        }

        traffic.Traffic.RunTo(60);
        return traffic;
    }

    static void Load(ReadOnlySpan<byte> bytes)
    {
        StateReader reader = new(bytes);
        Tracker tracker = new(new TrackerOptions());
        tracker.Load(ref reader);
        tracker.Process(Tick.Containing(Traffic.Epoch.PlusSeconds(60)), [], []);
    }

    static byte[] Saved(Tracker tracker)
    {
        StateWriter writer = new();
        tracker.Save(writer);
        return writer.Written.ToArray();
    }
}
