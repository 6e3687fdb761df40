using Atalaya.Core.State;
using Atalaya.Fusion;
using Atalaya.Fusion.Sources;

namespace Atalaya.Tests.Fusion.Sources;

public sealed class DetectionMapTests
{
    const double Period = 4;
    static readonly TrackerOptions Options = new();

    static SourceState Radar(ushort number = 1, double stated = double.NaN) => new() { Number = number, DetectionProbability = stated };

    [Fact]
    public void WithoutPlotsItIsTheOption() => Assert.Equal(Options.DetectionProbability, new DetectionMap(Options).Probability(Radar(), false, 7), 1e-12);

    [Fact]
    public void WhatIsStatedIsNotLearned()
    {
        DetectionMap map = new(Options);
        Learn(map, Radar(1, 0.9), 7, 0.4);
        Assert.Equal(0.9, map.Probability(Radar(1, 0.9), false, 7), 1e-12);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.95)]
    public void ACellIsLearnedAndAnotherTakesTheMean(double truth)
    {
        DetectionMap map = new(Options);
        Learn(map, Radar(), 7, truth);
        Assert.Equal(truth, map.Probability(Radar(), false, 7), 0.06);
        Assert.Equal(truth, map.Probability(Radar(), false, 8), 0.1);
        Assert.Equal(Options.DetectionProbability, map.Probability(Radar(), true, 7), 1e-12);
        Assert.Equal(Options.DetectionProbability, map.Probability(Radar(2), false, 7), 1e-12);
    }

    [Fact]
    public void AnAbsenceIsNoMiss()
    {
        DetectionMap map = new(Options);
        for (int i = 0; i < 100; i++) map.Add(Radar(), false, 7, 100 * Period, Period);
        Assert.Equal(Options.DetectionProbability, map.Probability(Radar(), false, 7), 1e-12);
    }

    [Fact]
    public void ACheckpointKeepsIt()
    {
        DetectionMap map = new(Options), loaded = new(Options);
        Learn(map, Radar(), 7, 0.6);
        Learn(map, Radar(3), 12, 0.8);
        StateWriter writer = new();
        map.Save(writer);
        StateReader reader = new(writer.Written);
        loaded.Load(ref reader);
        Assert.Equal(map.Probability(Radar(), false, 7), loaded.Probability(Radar(), false, 7));
        Assert.Equal(map.Probability(Radar(3), false, 12), loaded.Probability(Radar(3), false, 12));
        Assert.NotEqual(Options.DetectionProbability, loaded.Probability(Radar(3), false, 12));
    }

    /// <summary>Plots of an object that is seen with the given probability.</summary>
    static void Learn(DetectionMap map, in SourceState radar, int cell, double probability)
    {
        Random random = new(5);
        for (int plot = 0; plot < 400; plot++)
        {
            int turns = 1;
            while (random.NextDouble() >= probability) turns++;
            map.Add(radar, false, cell, turns * Period + 0.1, Period);
        }
    }
}
