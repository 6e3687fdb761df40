using Atalaya.Core.Geodesy;
using Atalaya.Scenarios;
using Atalaya.Scenarios.Traffic;

namespace Atalaya.Tests.Scenarios.Traffic;

public sealed class StraitWaterTests
{
    [Theory]
    [InlineData(10.40, -61.80, true)]   // mid gulf
    [InlineData(10.72, -61.79, true)]   // Boca Grande
    [InlineData(10.01, -61.97, true)]   // Serpent's Mouth
    [InlineData(10.60, -61.34, false)]  // Piarco
    [InlineData(10.15, -61.50, false)]  // southern Trinidad
    [InlineData(10.68, -62.10, false)]  // Paria peninsula
    public void KnowsLandAndWater(double latitude, double longitude, bool water) => Assert.Equal(water, StraitWater.Contains(latitude, longitude));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(42, 1)]
    [InlineData(3, 4)]
    public void VesselsAreOnWaterAtTheStartAndForHours(ulong seed, int scale)
    {
        Scenario scenario = Scenario.Create("strait", new ScenarioOptions { Seed = seed, Scale = scale, DurationSeconds = 1 })!;
        foreach (ScenarioObject thing in scenario.Objects.Where(thing => thing.Kind == ObjectKind.Vessel))
        {
            for (double seconds = 0; seconds <= 3 * 3600 && thing.IsAlive(seconds); seconds += 90)
            {
                TruthState state = thing.At(seconds);
                double latitude = state.Latitude * GeodeticPosition.DegreesPerRadian;
                double longitude = state.Longitude * GeodeticPosition.DegreesPerRadian;
                Assert.True(StraitWater.Contains(latitude, longitude), $"{thing.Id} {thing.Name} at {latitude:F4}, {longitude:F4} after {seconds} s");
            }
        }
    }

    [Fact]
    public void LaterGenerationsStayOnWater()
    {
        for (int slot = 0; slot < VesselSlot.BaseCount; slot++)
            for (int generation = 1; generation < 4; generation++)
            {
                ScenarioObject thing = new VesselSlot(5, slot).Create(generation, 1000);
                for (double seconds = 1000; seconds < 30_000 && thing.IsAlive(seconds); seconds += 200)
                {
                    TruthState state = thing.At(seconds);
                    Assert.True(StraitWater.Contains(state.Latitude * GeodeticPosition.DegreesPerRadian, state.Longitude * GeodeticPosition.DegreesPerRadian));
                }
            }
    }
}
