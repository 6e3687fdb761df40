using Atalaya.Integrity.Alerts;

namespace Atalaya.Tests.Integrity.Sea;

/// <summary>Vessels that repeat their place while they say that they are under way, without radar.</summary>
public sealed class StuckTests
{
    readonly SeaBench _bench = new();

    void Sail(uint mmsi, double seconds, double stuckFrom, double stuckTo, double knots)
    {
        for (double time = mmsi % 10; time < seconds; time += 10)
        {
            double sailed = time >= stuckFrom && time < stuckTo ? stuckFrom : time;
            _bench.Position(time, mmsi, 3000 * (mmsi % 100), sailed * knots * SeaBench.Knot, knots);
        }
    }

    [Fact]
    public void ARepeatedPlaceAtTenKnotsIsToldOfUntilItEnds()
    {
        Sail(235_000_001, 600, 200, 400, 10);
        _bench.Run();
        Alert alert = Assert.Single(_bench.Of(AlertKind.ShiftedTrack));
        Assert.Equal((Verdict.Fault, AlertSeverity.Advisory), (alert.Statement.Verdict, alert.Severity));
        Assert.InRange(alert.Raised.SecondsSince(SeaBench.Epoch), 260, 290);
        Assert.Empty(_bench.Active);
        _bench.Reload();
    }

    [Fact]
    public void OneAtAKnotIsNot()
    {
        Sail(235_000_001, 600, 200, 400, 1);
        _bench.Run();
        Assert.Empty(_bench.Raised);
    }

    /// <summary>Ten are told of; when the others recover first, those left are no news.</summary>
    [Fact]
    public void OfManyAtOnceTenAreToldOf()
    {
        for (uint i = 1; i <= 14; i++) Sail(235_000_000 + i, 600, 200, i <= 10 ? 350 : 450, 10);
        _bench.Run();
        Assert.Equal(10, _bench.Of(AlertKind.ShiftedTrack).Count());
        Assert.Contains(_bench.Of(AlertKind.ShiftedTrack), alert => alert.Statement.Verdict == Verdict.Jammed);
    }
}
