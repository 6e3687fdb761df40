using Atalaya.Integrity.Alerts;

namespace Atalaya.Tests.Integrity.Sea;

public sealed class HorizonTests
{
    const uint Far = 235_000_009;

    readonly SeaBench _bench = new();

    /// <summary>At 100 m above the ellipsoid, some 140 m above the sea: 74 km to a vessel's antenna of 40 m, and a half more.</summary>
    public HorizonTests()
    {
        _bench.Site(1, 10.4, -62.0, 100);
        for (double time = 0; time < 3000; time += 10) _bench.Position(time, 235_000_001, 0, 5.14 * time, 10);
    }

    [Fact]
    public void WhoIsHeardFromBeyondIsTold()
    {
        for (double time = 2500; time < 2590; time += 10) _bench.Position(time, Far, -150_000, 0, 0);
        _bench.Run();
        Alert alert = Assert.Single(_bench.Of(AlertKind.BeyondHorizon));
        Assert.InRange(alert.Statement.Evidence[0].Value, 149_000, 151_000);
        Assert.InRange(alert.Statement.Evidence[0].Threshold, 95_000, 125_000);
    }

    [Fact]
    public void InADuctNobodyIs()
    {
        for (double time = 0; time < 3000; time += 50) _bench.Position(time, Far, -150_000, 0, 0);
        _bench.Run();
        Assert.Empty(_bench.Of(AlertKind.BeyondHorizon));
    }
}
