using Atalaya.Integrity.Alerts;

namespace Atalaya.Tests.Integrity.Sea;

public sealed class LandTests
{
    const uint Vessel = 235_000_001;
    const double Radians = Math.PI / 180;

    readonly SeaBench _bench = new();

    void Sail(double from, double to, double latitude, double longitude)
    {
        for (double time = from; time < to; time += 10) _bench.PositionAt(time, Vessel, (latitude + time * 1e-5) * Radians, longitude * Radians, 2);
    }

    [Fact]
    public void AJumpInlandIsToldAndEndsAtSea()
    {
        Sail(0, 300, 10.45, -61.6);
        Sail(300, 400, 10.45, -61.25);
        _bench.Run();
        Alert alert = Assert.Single(_bench.Of(AlertKind.OnLand));
        Assert.InRange(Assert.Single(alert.Statement.Evidence).Value, 8_000, 30_000);
        _bench.Reload();
        Sail(400, 600, 10.45, -61.6);
        _bench.Run();
        Assert.DoesNotContain(_bench.Active, one => one.Kind == AlertKind.OnLand);
    }

    /// <summary>The Orinoco at Ciudad Guayana, 200 km from the sea, is land to the mask.</summary>
    [Fact]
    public void WhoComesUpARiverIsNoFault()
    {
        for (double time = 0; time < 40_000; time += 60)
        {
            double along = time / 40_000;
            _bench.PositionAt(time, Vessel, (8.7 - 0.4 * along) * Radians, (-60.5 - 2.2 * along) * Radians, 12);
        }

        _bench.Run();
        Assert.Empty(_bench.Raised);
    }
}
