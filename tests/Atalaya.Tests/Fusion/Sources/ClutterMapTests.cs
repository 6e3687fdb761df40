using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Fusion;
using Atalaya.Fusion.Partition;
using Atalaya.Fusion.Sources;

namespace Atalaya.Tests.Fusion.Sources;

public sealed class ClutterMapTests
{
    static readonly TrackerOptions Options = new();
    static readonly Instant Epoch = Traffic.Epoch;

    [Fact]
    public void DenseClutterInAPartOfACellIsFoundThere()
    {
        ClutterMap map = new(Options);
        SourceState source = Source();
        int dense = EarthCells.PartOf(0.63, -0.1), quiet = dense ^ 0b101;
        Assert.Equal(EarthCells.CellOf(0.63, -0.1), EarthCells.CellOfPart(dense));
        Assert.Equal(EarthCells.CellOfPart(dense), EarthCells.CellOfPart(quiet));
        for (int turn = 0; turn < 100; turn++)
            for (int i = 0; i < 2; i++) map.Add(source, dense, Epoch.PlusSeconds(4 * turn), 1);
        // Two plots a turn in 1.9 km² are one per square kilometre; the mean of the cell still weighs in.
        Instant now = Epoch.PlusSeconds(400);
        Assert.InRange(map.Density(source, 4, dense, now), 0.3e-6, 1e-6);
        Assert.InRange(map.Density(source, 4, quiet, now), 0, 5e-8);
        Assert.Equal(Options.ClutterDensity, map.Density(source, 4, EarthCells.PartOf(0.7, -0.1), now));
    }

    [Fact]
    public void AFullMapForgetsTheSameHoweverItWasFilled()
    {
        ClutterMap forth = new(Options), back = new(Options);
        SourceState source = Source();
        for (int i = 0; i < 80_000; i++)
        {
            forth.Add(source, 64 * 7 * i, Epoch, 1);
            back.Add(source, 64 * 7 * (79_999 - i), Epoch, 1);
        }

        for (int i = 0; i < 80_000; i++)
        {
            Instant time = Epoch.PlusSeconds(600 + i / 100);
            forth.Add(source, 64 * 7 * i + 1, time, 1);
            back.Add(source, 64 * 7 * i + 1, time, 1);
        }

        Assert.InRange(forth.Count, 80_000, ClutterMap.MaxEntries);
        Assert.Equal(Saved(forth), Saved(back));
    }

    [Fact]
    public void ASavedMapIsTheSame()
    {
        ClutterMap map = new(Options), copy = new(Options);
        for (int i = 0; i < 1000; i++) map.Add(Source(), 64 * i + i % 64, Epoch.PlusSeconds(i), 0.5);
        StateReader reader = new(Saved(map));
        copy.Load(ref reader);
        Assert.Equal(Saved(map), Saved(copy));
    }

    static byte[] Saved(ClutterMap map)
    {
        StateWriter writer = new();
        map.Save(writer);
        return writer.Written.ToArray();
    }

    static SourceState Source() => new() { Number = 5, ClutterDensity = double.NaN };
}
