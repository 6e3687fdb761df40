using Atalaya.Integrity.Alerts;

namespace Atalaya.Tests.Integrity.Sea;

public sealed class IdentityTests
{
    const uint Vessel = 235_000_001;

    readonly SeaBench _bench = new();

    public IdentityTests()
    {
        for (double time = 0; time < 3000; time += 10) _bench.Position(time, Vessel, 0, 5.14 * time, 10);
        for (double time = 3; time < 1000; time += 300) _bench.Static(time, Vessel, "ALBA ROJA", "GABC", 9_074_729, 120);
    }

    [Fact]
    public void AnotherNameAndNumberAreAnotherVessel()
    {
        for (double time = 1203; time < 3000; time += 300) _bench.Static(time, Vessel, "MAR AZUL", "GABC", 9_100_009, 120);
        _bench.Run();
        Alert alert = Assert.Single(_bench.Of(AlertKind.ChangedIdentity));
        Assert.Equal(2, Assert.Single(alert.Statement.Evidence).Value);
        Assert.Equal((Verdict.Clone, Verdict.Fault), (alert.Statement.Verdict, alert.Statement.Alternative));
    }

    [Fact]
    public void ACorrectedLetterAndAnotherNameAloneAreNot()
    {
        for (double time = 1203; time < 3000; time += 300) _bench.Static(time, Vessel, "ALBA ROSA", "GABD", 9_074_729, 123);
        _bench.Run();
        Assert.Empty(_bench.Raised);
    }

    [Fact]
    public void OneMessageOfAnotherIsNot()
    {
        _bench.Static(1203, Vessel, "MAR AZUL", "GXYZ", 9_074_729, 220);
        _bench.Static(1503, Vessel, "ALBA ROJA", "GABC", 9_074_729, 120);
        _bench.Run();
        Assert.Empty(_bench.Raised);
    }
}
