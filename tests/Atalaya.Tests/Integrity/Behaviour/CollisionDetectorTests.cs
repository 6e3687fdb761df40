using Atalaya.Core.Tracks;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Tests.Integrity.Behaviour;

public sealed class CollisionDetectorTests
{
    /// <summary>Head-on at 10 kn each from 1.03 km: 100 s away.</summary>
    static Track[] HeadOn(BehaviourBench bench, double seconds, double aside = 0)
    {
        double gone = seconds * 10 * BehaviourBench.Knot;
        return [bench.Vessel(1, gone - 515, 0, 10, 0), bench.Vessel(2, 515 - gone, aside, -10, 0)];
    }

    [Theory]
    [InlineData(10.5, -61.9)]
    [InlineData(0, 180)]
    [InlineData(89.99, 20)]
    public void VesselsHeadOnRaiseACautionThenAnAlarmThatEndsWhenTheyHavePassed(double latitude, double longitude)
    {
        BehaviourBench bench = new(latitude, longitude);
        bench.Run(22, seconds => HeadOn(bench, seconds));
        Alert alert = Assert.IsType<Alert>(bench.Find(AlertKind.CollisionRisk));
        Assert.Equal((AlertSeverity.Caution, 1UL, 2UL), (alert.Severity, alert.TrackId, alert.Cause.Other));
        Assert.InRange(alert.Statement.Evidence.Single(evidence => evidence.Test == EvidenceTest.ClosestDistance).Value, 0, 10);
        Assert.InRange(alert.Statement.Evidence.Single(evidence => evidence.Test == EvidenceTest.ClosestTime).Value, 75, 100);
        Assert.InRange(alert.Statement.Confidence, 0.99, 1);
        bench.Run(120, seconds => HeadOn(bench, seconds + 22));
        Assert.Equal(AlertSeverity.Alarm, bench.Find(AlertKind.CollisionRisk)!.Severity);
        bench.Run(240, seconds => HeadOn(bench, seconds + 142));
        Assert.Null(bench.Find(AlertKind.CollisionRisk));
    }

    [Fact]
    public void WhoPassesClearRaisesNothing()
    {
        BehaviourBench bench = new();
        bench.Run(400, seconds => HeadOn(bench, seconds, aside: 600));
        Assert.Null(bench.Find(AlertKind.CollisionRisk));
    }

    [Fact]
    public void TugsMooredVesselsConvoysAndOneVesselSeenTwiceRaiseNothing()
    {
        (Action<Track[]> Change, string Name)[] cases =
        [
            (tracks => tracks[0].Category = 52, "tug"),
            (tracks => (tracks[0].NavigationStatus, tracks[0].VelocityEast) = (5, 0.5f), "moored"),
            (tracks => tracks[1].VelocityEast = tracks[0].VelocityEast - 1, "convoy"),
            (tracks => (tracks[0].Identity.Mmsi, tracks[1].Identity.Mmsi) = (211378120, 211378120), "twice"),
            (tracks => tracks[1].Identity.Mmsi = 993621001, "aid to navigation"),
            (tracks => tracks[1].Status = TrackStatus.Tentative, "tentative"),
        ];
        foreach ((Action<Track[]> change, string name) in cases)
        {
            BehaviourBench bench = new();
            bench.Run(60, seconds =>
            {
                Track[] tracks = HeadOn(bench, seconds);
                change(tracks);
                return tracks;
            });
            Assert.True(bench.Find(AlertKind.CollisionRisk) is null, name);
        }
    }

    [Fact]
    public void AVesselNotUnderCommandIsADangerEvenIfItDrifts()
    {
        BehaviourBench bench = new();
        bench.Run(60, seconds => [bench.Vessel(1, seconds * 10 * BehaviourBench.Knot - 600, 0, 10, 0), bench.Vessel(2, 0, 0, 0.2, 0) with { NavigationStatus = 2 }]);
        Assert.NotNull(bench.Find(AlertKind.CollisionRisk));
    }

    [Fact]
    public void StateCarriesOnAndTheEndOfATrackEndsTheAlert()
    {
        BehaviourBench bench = new();
        bench.Run(12, seconds => HeadOn(bench, seconds));
        bench.Reload();
        bench.Run(18, seconds => HeadOn(bench, seconds + 12));
        Alert alert = bench.Find(AlertKind.CollisionRisk)!;
        bench.Reload();
        Track[] last = HeadOn(bench, 30);
        bench.Show(last);
        Assert.Equal(alert.Id, bench.Find(AlertKind.CollisionRisk)!.Id);
        last[1].Status = TrackStatus.Ended;
        bench.Show(last);
        Assert.Null(bench.Find(AlertKind.CollisionRisk));
    }
}
