using Atalaya.Integrity.Alerts;

namespace Atalaya.Tests.Integrity.Sea;

public sealed class CircleTests
{
    readonly SeaBench _bench = new();

    /// <summary>On a circle at a constant speed for half an hour.</summary>
    void Turn(uint mmsi, double radius, double knots, Func<double, double?> heading, double east = 0, double unevenness = 0, double seconds = 1800)
    {
        for (double time = mmsi % 10; time < seconds; time += 10)
        {
            double angle = knots * SeaBench.Knot * time / radius, at = radius * (1 + unevenness * Math.Sin(3 * angle));
            _bench.Position(time, mmsi, east + at * Math.Sin(angle), at * Math.Cos(angle), knots, (angle + Math.PI / 2) % (2 * Math.PI), heading(angle + Math.PI / 2));
        }
    }

    [Fact]
    public void AVesselWhoseBowDoesNotTurnIsDeceived()
    {
        Turn(235_000_001, 800, 9, _ => 1.0);
        _bench.Run();
        Alert alert = Assert.Single(_bench.Of(AlertKind.CirclePattern));
        Assert.Equal((Verdict.Spoofed, AlertSeverity.Caution), (alert.Statement.Verdict, alert.Severity));
        Assert.InRange(alert.Statement.Evidence.First(one => one.Test == EvidenceTest.CircleRadius).Value, 780, 820);
        _bench.Reload();
    }

    [Fact]
    public void ASlowCircleTakesAsLongAsItsTurn()
    {
        Turn(235_000_001, 2500, 9, _ => 1.0, seconds: 3700);
        _bench.Run();
        Alert alert = Assert.Single(_bench.Of(AlertKind.CirclePattern));
        Assert.InRange(alert.Statement.Evidence.First(one => one.Test == EvidenceTest.CircleRadius).Value, 2450, 2550);
    }

    [Fact]
    public void AVesselThatTurnsIsNot()
    {
        Turn(235_000_001, 800, 9, course => course % (2 * Math.PI));
        _bench.Run();
        Assert.Empty(_bench.Raised);
    }

    [Fact]
    public void AnAnchoredVesselThatSwingsIsNot()
    {
        Turn(235_000_001, 120, 1.2, _ => 1.0);
        _bench.Run();
        Assert.Empty(_bench.Raised);
    }

    [Fact]
    public void AFisherOnAnUnevenRoundIsNot()
    {
        Turn(235_000_001, 800, 6, _ => null, unevenness: 0.12);
        _bench.Run();
        Assert.Empty(_bench.Raised);
    }

    [Fact]
    public void SeveralWithoutACompassOnOneCentreAreDeceived()
    {
        for (uint i = 1; i <= 3; i++) Turn(235_000_000 + i, 700 + 40 * i, 9, _ => null);
        _bench.Run();
        Assert.Equal(3, _bench.Of(AlertKind.CirclePattern).Count());
        Assert.All(_bench.Active.Where(alert => alert.Kind == AlertKind.CirclePattern), alert => Assert.Equal(Verdict.Spoofed, alert.Statement.Verdict));
    }
}
