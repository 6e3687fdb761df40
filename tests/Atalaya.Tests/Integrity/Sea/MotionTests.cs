using Atalaya.Integrity.Alerts;

namespace Atalaya.Tests.Integrity.Sea;

public sealed class MotionTests
{
    const uint Vessel = 235_000_001;

    readonly SeaBench _bench = new();

    /// <summary>North at ten knots, displaced east from a time on.</summary>
    void Sail(double from, double to, double east, double step = 10, uint mmsi = Vessel)
    {
        for (double time = from; time < to; time += step) _bench.Position(time, mmsi, east, 5.14 * time, 10);
    }

    [Fact]
    public void AJumpIsToldAfterThreeReportsWithItsEvidence()
    {
        Sail(0, 300, 0);
        Sail(300, 330, 12_000);
        _bench.Run();
        Alert alert = Assert.Single(_bench.Of(AlertKind.ImpossibleSpeed));
        Assert.Equal((Verdict.Fault, Verdict.Spoofed), (alert.Statement.Verdict, alert.Statement.Alternative));
        Assert.InRange(alert.Statement.Evidence.First(one => one.Test == EvidenceTest.NeededSpeed).Value, 1100, 1300);
        _bench.Reload();
        Sail(330, 1000, 12_000);
        _bench.Run();
        Assert.DoesNotContain(_bench.Active, one => one.Kind == AlertKind.ImpossibleSpeed);
    }

    [Fact]
    public void OneWrongPlaceIsNoJump()
    {
        Sail(0, 300, 0);
        _bench.Position(300, Vessel, 12_000, 1542, 10);
        Sail(310, 600, 0);
        _bench.Run();
        Assert.Empty(_bench.Raised);
    }

    /// <summary>Dated a minute wrong, at 14 knots.</summary>
    [Fact]
    public void AWrongMinuteIsNoJump()
    {
        for (double time = 0; time < 600; time += 6) _bench.Position(time, Vessel, 0, 7.2 * (time < 300 ? time : time + 60), 14);
        _bench.Run();
        Assert.Empty(_bench.Raised);
    }

    [Fact]
    public void AFrozenPlaceThatComesFreeIsNoJump()
    {
        Sail(0, 300, 0);
        for (double time = 300; time < 600; time += 10) _bench.Position(time, Vessel, 0, 1536.86);
        Sail(600, 900, 0);
        _bench.Run();
        Assert.DoesNotContain(_bench.Raised, alert => alert.Kind == AlertKind.ImpossibleSpeed);
    }

    [Fact]
    public void TwoVesselsOfOneNumberAreADuplicateAndNoJump()
    {
        Sail(0, 600, 0);
        for (double time = 4; time < 600; time += 10) _bench.Position(time, Vessel, 20_000, -3 * time, 6, Math.PI);
        _bench.Run();
        Alert alert = Assert.Single(_bench.Raised);
        Assert.Equal((AlertKind.DuplicateMmsi, Verdict.Fault), (alert.Kind, alert.Statement.Verdict));
        Assert.InRange(Assert.Single(alert.Statement.Evidence).Value, 19_000, 25_000);
    }

    [Fact]
    public void VesselsThatJumpTogetherAreDeceived()
    {
        for (uint i = 0; i < 4; i++)
        {
            Sail(i, 300, 2000 * i, mmsi: Vessel + i);
            Sail(300 + i, 400, 15_000 + 100 * i, mmsi: Vessel + i);
        }

        _bench.Run();
        Assert.Equal(4, _bench.Of(AlertKind.ImpossibleSpeed).Count());
        Assert.Equal(Verdict.Spoofed, _bench.Of(AlertKind.ImpossibleSpeed).Last().Statement.Verdict);
    }

    [Fact]
    public void WhoReturnsElsewhereThanItCanHaveSailedIsTold()
    {
        Sail(0, 300, 0);
        Sail(2100, 2200, 90_000);
        _bench.Run();
        Assert.Single(_bench.Of(AlertKind.ReappearedElsewhere));
        Assert.Empty(_bench.Of(AlertKind.ImpossibleSpeed));
    }

    [Fact]
    public void WhoReturnsWhereItCanHaveSailedIsNot()
    {
        Sail(0, 300, 0);
        Sail(2100, 2200, 0);
        _bench.Run();
        Assert.Empty(_bench.Raised);
    }
}
