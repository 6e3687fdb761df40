using Atalaya.Core.Reports;
using Atalaya.Core.Tracks;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Tests.Integrity.Behaviour;

public sealed class OutlierDetectorTests
{
    static AlertEvidence? After(int seconds, Func<BehaviourBench, Track> track)
    {
        BehaviourBench bench = new();
        bench.Run(seconds, _ => [track(bench)]);
        return bench.Find(AlertKind.Outlier)?.Statement.Evidence[0];
    }

    [Fact]
    public void EachKindHasItsLimits()
    {
        Assert.Equal(EvidenceTest.Speed, After(20, bench => bench.Aircraft(1, 0, 0, 110, 0, 500) with { Category = 0xA7 })!.Value.Test);
        Assert.Null(After(20, bench => bench.Aircraft(1, 0, 0, 250, 0, 500) with { Category = 0xA3 }));
        Assert.Equal(EvidenceTest.Speed, After(20, bench => bench.Vessel(1, 0, 0, 35, 0) with { Category = 70 })!.Value.Test);
        Assert.Null(After(20, bench => bench.Vessel(1, 0, 0, 35, 0) with { Category = 40 }));
        Assert.Equal(EvidenceTest.ClimbRate, After(20, bench => bench.Aircraft(1, 0, 0, 200, 0, 5000, climb: -40))!.Value.Test);
        Assert.Null(After(20, bench => bench.Aircraft(1, 0, 0, 200, 0, 5000, climb: -40) with { Category = 0xA6 }));
        Assert.Equal(EvidenceTest.Height, After(20, bench => bench.At(1, Domain.Drone, 0, 0, 10, 0) with { SeaLevelHeight = 300 })!.Value.Test);
    }

    [Fact]
    public void OneBadMomentIsNone() => Assert.Null(After(8, bench => bench.Aircraft(1, 0, 0, 800, 0, 9000)));

    [Fact]
    public void AHeavyAircraftThatTurnsTooFastIsFound()
    {
        BehaviourBench bench = new();
        bench.Run(20, seconds => [bench.Aircraft(1, 0, 0, 100 * Math.Cos(seconds * 0.15), 100 * Math.Sin(seconds * 0.15), 3000) with { Category = 0xA5 }]);
        Assert.Equal(EvidenceTest.TurnRate, bench.Find(AlertKind.Outlier)!.Statement.Evidence[0].Test);
    }

    [Fact]
    public void ItEndsWhenItHasBeenAwayForAWhile()
    {
        BehaviourBench bench = new();
        bench.Run(20, _ => [bench.Vessel(1, 0, 0, 80, 0)]);
        bench.Reload();
        bench.Run(50, _ => [bench.Vessel(1, 0, 0, 10, 0)]);
        Assert.NotNull(bench.Find(AlertKind.Outlier));
        bench.Run(20, _ => [bench.Vessel(1, 0, 0, 10, 0)]);
        Assert.Null(bench.Find(AlertKind.Outlier));
    }
}
