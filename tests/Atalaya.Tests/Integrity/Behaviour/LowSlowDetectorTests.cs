using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.Tracks;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Tests.Integrity.Behaviour;

public sealed class LowSlowDetectorTests
{
    static Track Seen(BehaviourBench bench, double seconds, double speed) => bench.At(1, Domain.Unknown, speed * seconds, 0, speed, 0) with { Flags = ReportFlags.Primary };

    [Fact]
    public void WhatIsFasterThanBoatsSlowerThanAircraftAndSaysNothingIsFound()
    {
        BehaviourBench bench = new();
        bench.Run(25, seconds => [Seen(bench, seconds, 35)]);
        Assert.Null(bench.Find(AlertKind.LowSlowSmall));
        bench.Reload();
        bench.Run(15, seconds => [Seen(bench, seconds + 25, 35)]);
        Assert.Equal(AlertSeverity.Caution, bench.Find(AlertKind.LowSlowSmall)!.Severity);
        bench.Run(70, seconds => [Seen(bench, seconds + 40, 90)]);
        Assert.Null(bench.Find(AlertKind.LowSlowSmall));
    }

    [Fact]
    public void BoatsAircraftAndWhatHasANameAreNot()
    {
        (Func<Track, Track> Change, double Speed)[] cases =
        [
            (track => track, 12),
            (track => track, 70),
            (track => track with { Flags = ReportFlags.Primary | ReportFlags.Secondary }, 35),
            (track => track with { Identity = new ObjectIdentity { Address = 1, AddressKind = AddressKind.Icao } }, 35),
            (track => track with { SeaLevelHeight = 2000 }, 35),
            (track => track with { VelocitySigma = 10 }, 35),
        ];
        foreach ((Func<Track, Track> change, double speed) in cases)
        {
            BehaviourBench bench = new();
            bench.Run(60, seconds => [change(Seen(bench, seconds, speed))]);
            Assert.Null(bench.Find(AlertKind.LowSlowSmall));
        }
    }

    [Fact]
    public void WithAKnownHeightItMayBeAsSlowAsABoat()
    {
        BehaviourBench bench = new();
        bench.Run(60, seconds => [Seen(bench, seconds, 12) with { SeaLevelHeight = 150 }]);
        Assert.Equal(EvidenceTest.Height, bench.Find(AlertKind.LowSlowSmall)!.Statement.Evidence[1].Test);
    }
}
