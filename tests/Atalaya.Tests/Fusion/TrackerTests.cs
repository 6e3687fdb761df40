using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.Tracks;

namespace Atalaya.Tests.Fusion;

public sealed class TrackerTests
{
    static readonly GeodeticPosition Madrid = GeodeticPosition.FromDegrees(40.4, -3.7, 600);

    [Fact]
    public void AStraightAdsBFlightIsOneConfirmedTrack()
    {
        Traffic traffic = new();
        Random random = new(1);
        for (int t = 0; t < 120; t++) traffic.Add(traffic.AdsB(1, t, 0x342345, Noisy(random, Flight(t), 10)));
        traffic.RunTo(120);
        Track track = Assert.Single(traffic.Confirmed());
        Assert.Equal(0x342345u, track.Identity.Address);
        Assert.Equal(1ul << 48, track.Id);
        Assert.True(Traffic.Meters(track, Flight(119)) < 30);
        Assert.Equal(200, track.VelocityEast, 8.0);
        Assert.Equal(50, track.VelocityNorth, 8.0);
        Assert.Equal(120u, track.ReportCount);
        Assert.Equal(Domain.Air, track.Domain);
    }

    static GeodeticPosition Flight(double seconds) => Traffic.Offset(Madrid with { Height = 10_000 }, 200 * seconds, 50 * seconds);

    static GeodeticPosition Noisy(Random random, GeodeticPosition place, double sigma) =>
        Traffic.Offset(place, sigma * Traffic.Normal(random), sigma * Traffic.Normal(random));
}
