using Atalaya.Core.Tracks;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Tests.Integrity.Behaviour;

public sealed class LoiteringDetectorTests
{
    static Track Circling(BehaviourBench bench, double seconds, double speed, double radius, bool isAircraft)
    {
        double angle = seconds * speed / radius;
        double east = radius * Math.Cos(angle), north = radius * Math.Sin(angle), eastRate = -speed * Math.Sin(angle), northRate = speed * Math.Cos(angle);
        return isAircraft ? bench.Aircraft(1, east, north, eastRate, northRate, 1000) : bench.Vessel(1, east, north, eastRate / BehaviourBench.Knot, northRate / BehaviourBench.Knot);
    }

    [Fact]
    public void AVesselThatCirclesIsFoundAfterHalfAnHourAndOneOnItsWayIsNot()
    {
        BehaviourBench bench = new();
        bench.Run(1750, seconds => [Circling(bench, seconds, 3, 300, isAircraft: false)]);
        Assert.Null(bench.Find(AlertKind.Loitering));
        bench.Reload();
        bench.Run(100, seconds => [Circling(bench, seconds + 1750, 3, 300, isAircraft: false)]);
        Assert.Equal(AlertSeverity.Advisory, bench.Find(AlertKind.Loitering)!.Severity);
        bench.Run(2000, seconds => [bench.Vessel(1, 300 + 5 * seconds, 0, 5 / BehaviourBench.Knot, 0)]);
        Assert.Null(bench.Find(AlertKind.Loitering));

        BehaviourBench onItsWay = new();
        onItsWay.Run(2000, seconds => [onItsWay.Vessel(1, 3 * seconds, 0, 3 / BehaviourBench.Knot, 0)]);
        Assert.Null(onItsWay.Find(AlertKind.Loitering));
    }

    [Fact]
    public void FishingAndAnchoredVesselsDoNotLoiter()
    {
        BehaviourBench fishing = new(), anchored = new();
        fishing.Run(1900, seconds => [Circling(fishing, seconds, 3, 300, isAircraft: false) with { Category = 30 }]);
        anchored.Run(1900, seconds => [Circling(anchored, seconds, 0.3, 150, isAircraft: false)]);
        Assert.Null(fishing.Find(AlertKind.Loitering));
        Assert.Null(anchored.Find(AlertKind.Loitering));
    }

    [Fact]
    public void ALightAircraftThatTurnsTwiceIsFoundAndAnAirlinerInAHoldIsNot()
    {
        BehaviourBench light = new(), heavy = new();
        light.Run(910, seconds => [Circling(light, seconds, 50, 2000, isAircraft: true)]);
        heavy.Run(910, seconds => [Circling(heavy, seconds, 50, 2000, isAircraft: true) with { Category = 0xA3 }]);
        Assert.NotNull(light.Find(AlertKind.Loitering));
        Assert.Null(heavy.Find(AlertKind.Loitering));
    }
}
