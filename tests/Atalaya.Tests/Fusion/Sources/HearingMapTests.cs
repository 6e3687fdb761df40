using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Fusion;
using Atalaya.Fusion.Partition;
using Atalaya.Fusion.Sources;

namespace Atalaya.Tests.Fusion.Sources;

public sealed class HearingMapTests
{
    static readonly TrackerOptions Options = new() { HearingMemorySeconds = 600, Sectors = 1 };
    static readonly Instant Epoch = Traffic.Epoch;
    static readonly SourceState Receiver = new() { Number = 5 };

    [Fact]
    public void ReportsFadeWithTheMemory()
    {
        HearingMap map = new(Options);
        Add(map, 7, Epoch);
        Add(map, 7, Epoch.PlusSeconds(600));
        Assert.True(map.TryRead(Receiver, 7, Epoch.PlusSeconds(1200), out double reports, out Instant last));
        Assert.Equal((1 / Math.E + 1) / Math.E, reports, 1e-12);
        Assert.Equal(Epoch.PlusSeconds(600), last);
        Assert.False(map.TryRead(Receiver, 8, Epoch, out _, out _));
        Assert.False(map.TryRead(new SourceState { Number = 6 }, 7, Epoch, out _, out _));
        Assert.False(map.TryRead(new SourceState { Number = 5, Sensor = 3 }, 7, Epoch, out _, out _));
    }

    [Fact]
    public void SectorsChangeNothingOfWhatIsSaved()
    {
        HearingMap one = new(Options), many = new(new TrackerOptions { Sectors = 16 });
        for (int i = 0; i < 3000; i++)
        {
            Instant now = Epoch.PlusSeconds(i);
            int cell = i * 997 % 2500 * 1000;
            one.Add(0, 5, 0, cell, now);
            many.Add(EarthCells.SectorOf(cell, 16), 5, 0, cell, now);
        }

        Assert.Equal(2500, one.Count);
        Assert.Equal(Saved(one), Saved(many));
        HearingMap loaded = new(new TrackerOptions { Sectors = 3 });
        StateReader reader = new(Saved(one));
        loaded.Load(ref reader);
        Assert.Equal(Saved(one), Saved(loaded));
    }

    [Fact]
    public void FullItForgetsWhereLeastWasHeard()
    {
        HearingMap map = new(Options);
        for (int cell = 0; cell <= HearingMap.MaxEntries; cell++) Add(map, cell, Epoch.PlusSeconds(cell < 1000 ? 3600 : 0));
        map.Settle(Epoch.PlusSeconds(3600));
        Assert.Equal(1000, map.Count);
        Assert.True(map.TryRead(Receiver, 999, Epoch, out _, out _));
    }

    static void Add(HearingMap map, int cell, Instant now) => map.Add(0, Receiver.Number, 0, cell, now);

    static byte[] Saved(HearingMap map)
    {
        StateWriter writer = new();
        map.Save(writer);
        return writer.Written.ToArray();
    }
}
