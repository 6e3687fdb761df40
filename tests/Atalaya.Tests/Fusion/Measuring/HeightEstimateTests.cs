using Atalaya.Core.Geodesy;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.Tracks;
using Atalaya.Fusion;
using Atalaya.Fusion.Measuring;

namespace Atalaya.Tests.Fusion.Measuring;

/// <summary>Heights above the sea reach the slant range as heights above the ellipsoid.</summary>
public sealed class HeightEstimateTests
{
    static readonly TrackerOptions Options = new();

    [Fact]
    public void OnlyHeightsAboveTheSeaTakeTheUndulation()
    {
        Assert.True(HeightEstimate.TryFrom(100, 200, 300, -40, Options, out HeightEstimate height));
        Assert.Equal(100, height.Meters);
        Assert.True(HeightEstimate.TryFrom(null, 200, 300, -40, Options, out height));
        Assert.Equal(160, height.Meters);
        Assert.True(HeightEstimate.TryFrom(null, null, 300, -40, Options, out height));
        Assert.Equal(260, height.Meters);
        Assert.False(HeightEstimate.TryFrom(null, null, null, -40, Options, out _));
        Assert.Equal(-40, HeightEstimate.Default(Domain.Sea, -40, Options).Meters);
    }

    /// <summary>EGM96: some 65 m over Iceland, 100 m under the ellipsoid south of Sri Lanka.</summary>
    [Theory]
    [InlineData(64.1, -21.9)]
    [InlineData(4.7, 78.8)]
    public void APlotWithPressureAltitudeNearTheRadarLiesWhereTheAircraftIs(double latitude, double longitude)
    {
        GeodeticPosition site = GeodeticPosition.FromDegrees(latitude, longitude, 50);
        double undulation = Geoid.Undulation(site.Latitude, site.Longitude);
        Assert.True(Math.Abs(undulation) > 50);
        GeodeticPosition aircraft = Traffic.Offset(site, 6000, 5000) with { Height = 8000 + undulation };
        Traffic traffic = new();
        traffic.Radar(1, site);
        for (int turn = 0; turn < 3; turn++)
        {
            Report plot = traffic.Plot(1, 4 * turn, site, aircraft);
            plot.PressureAltitude = 8000;
            plot.Identity = new ObjectIdentity { Address = 0x123456, AddressKind = AddressKind.Icao };
            traffic.Add(plot);
        }

        traffic.RunTo(10);
        Track track = Assert.Single(traffic.Tracks());
        Assert.InRange(Traffic.Meters(track, aircraft), 0, 1);
    }
}
