using Atalaya.Integrity.Alerts;

namespace Atalaya.Tests.Integrity.Sea;

/// <summary>Silence that no radar sees: six vessels on parallel ways, the first of which stops sending.</summary>
public sealed class SilenceTests
{
    const uint First = 235_000_000;

    readonly SeaBench _bench = new();

    void Sail(double from, double to, uint firstOfSix = 0, double knots = 10)
    {
        for (uint i = firstOfSix; i < 6; i++)
            for (double time = from + i; time < to; time += 10) _bench.Position(time, First + i, 1500 * i, knots * SeaBench.Knot * time + (i == 0 ? 0 : 8000 * (i % 3) - 2000), knots);
    }

    [Fact]
    public void WhoFallsSilentAmongOthersIsToldUntilItIsHeard()
    {
        Sail(0, 900);
        Sail(900, 2400, firstOfSix: 1);
        _bench.Run();
        Alert alert = Assert.Single(_bench.Of(AlertKind.AisSilence));
        Assert.Equal((First, Verdict.Dark, Verdict.Coverage, AlertSeverity.Advisory), (alert.Statement.Identity.Mmsi, alert.Statement.Verdict, alert.Statement.Alternative, alert.Severity));
        Assert.InRange(alert.Raised.SecondsSince(SeaBench.Epoch), 1400, 1510);
        Assert.True(alert.Statement.Evidence.First(one => one.Test == EvidenceTest.ChanceProbability).Value < 1e-5);
        _bench.Reload();
        // Its track has ended meanwhile; the alert has not.
        Assert.Contains(_bench.Active, one => one.Kind == AlertKind.AisSilence);
        Sail(2400, 2500);
        _bench.Run();
        Assert.DoesNotContain(_bench.Active, one => one.Kind == AlertKind.AisSilence);
    }

    [Fact]
    public void WhenAllFallSilentItIsTheReceiver()
    {
        Sail(0, 900);
        Sail(1600, 2400);
        _bench.Run();
        Assert.Empty(_bench.Raised);
    }

    [Fact]
    public void WhoLiesMooredMaySwitchOff()
    {
        for (double time = 0; time < 900; time += 180) _bench.Position(time, First, 0, 5000);
        Sail(0, 2400, firstOfSix: 1);
        _bench.Run();
        Assert.DoesNotContain(_bench.Raised, one => one.Kind == AlertKind.AisSilence);
    }

    /// <summary>The others stay behind: where it goes nobody is heard.</summary>
    [Fact]
    public void WhoLeavesTheCoverageIsNotAccused()
    {
        for (double time = 0; time < 900; time += 10) _bench.Position(time, First, 0, 10 * time, 19.4);
        for (uint i = 1; i < 6; i++)
            for (double time = i; time < 2400; time += 10) _bench.Position(time, First + i, 1500 * i, -2000 - 2 * time, 4, Math.PI);
        _bench.Run();
        Assert.Empty(_bench.Raised);
    }
}
