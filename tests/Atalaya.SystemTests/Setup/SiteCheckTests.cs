using Atalaya.Core.Geodesy;
using Atalaya.Server.Setup;
using CsCheck;

namespace Atalaya.SystemTests.Setup;

public sealed class SiteCheckTests
{
    /// <summary>Traffic of one receiver: within 300 km of where it really stands.</summary>
    static GeodeticPosition[] Around(double latitude, double longitude) =>
    [
        .. from azimuth in Enumerable.Range(0, 12)
           from km in new[] { 20, 90, 180, 300 }
           select Geodesic.Direct(GeodeticPosition.FromDegrees(latitude, longitude), azimuth * Math.PI / 6, km * 1000.0).Position,
    ];

    static SiteFinding? Check(double latitude, double longitude, GeodeticPosition[] traffic) => SiteCheck.Check(GeodeticPosition.FromDegrees(latitude, longitude), traffic);

    [Theory]
    [InlineData(10.65, 61.52, "site_longitude_sign")]
    [InlineData(-10.65, -61.52, "site_latitude_sign")]
    [InlineData(-10.65, 61.52, "site_both_signs")]
    [InlineData(-61.52, 10.65, "site_exchanged")]
    [InlineData(10.65, -6.152, "site_decimal")]
    [InlineData(1.065, -6.152, "site_decimal")]
    [InlineData(48.86, 2.35, "site_far")]
    public void EachSlipIsNamed(double latitude, double longitude, string code)
    {
        SiteFinding? finding = Check(latitude, longitude, Around(10.65, -61.52));
        Assert.Equal(code, finding?.Code);
        if (code == "site_far") return;
        Assert.Equal(10.65, finding!.Place!.Value.LatitudeDegrees, 6);
        Assert.Equal(-61.52, finding.Place.Value.LongitudeDegrees, 6);
        Assert.Contains("With 10.65, -61.52 they would lie", finding.ToAdvice().Fix, StringComparison.Ordinal);
    }

    /// <summary>1°30.5′ W as a chart plotter writes it, 00130.5, with its sign.</summary>
    [Fact]
    public void DegreesAndMinutesTakenForDegreesAreNamed()
    {
        SiteFinding? finding = Check(51.4, -130.5, Around(51.4, -1 - 30.5 / 60));
        Assert.Equal("site_minutes", finding?.Code);
    }

    [Fact]
    public void ASmallSlipOfSignIsNamedToo() => Assert.Equal("site_longitude_sign", Check(52.2, 1.5, Around(52.2, -1.5).Where(place => Geodesic.Inverse(GeodeticPosition.FromDegrees(52.2, -1.5), place).DistanceMeters < 50_000).ToArray())?.Code);

    [Fact]
    public void AFeedOfManyReceiversHasNoSite()
    {
        GeodeticPosition[] world = [.. Around(40, -100), .. Around(50, 10), .. Around(-30, 140)];
        Assert.Null(Check(10.65, -61.52, world));
    }

    [Fact]
    public void TooFewPositionsSayNothing() => Assert.Null(Check(10.65, 61.52, Around(10.65, -61.52)[..(SiteCheck.MinPositions - 1)]));

    [Fact]
    public void TheRightSiteIsNeverDoubted() =>
        Gen.Select(Gen.Double[-85, 85], Gen.Double[-180, 180]).Sample((latitude, longitude) => Check(latitude, longitude, Around(latitude, longitude)) is null, iter: 200);

    /// <summary>Whatever was slipped: the proposal lies within reach of the traffic, and is better than the site by far.</summary>
    [Fact]
    public void AProposalAlwaysBringsTheTrafficNear() =>
        Gen.Select(Gen.Double[-60, 60], Gen.Double[-179, 179], Gen.Int[0, 5]).Sample(
            (latitude, longitude, slip) =>
            {
                (double wrongLatitude, double wrongLongitude) = slip switch
                {
                    0 => (latitude, -longitude),
                    1 => (-latitude, longitude),
                    2 => (-latitude, -longitude),
                    3 when Math.Abs(longitude) <= 90 => (longitude, latitude),
                    4 => (latitude / 10, longitude),
                    _ => (latitude, longitude / 10),
                };
                GeodeticPosition[] traffic = Around(latitude, longitude);
                SiteFinding? finding = Check(wrongLatitude, wrongLongitude, traffic);
                double off = Geodesic.Inverse(GeodeticPosition.FromDegrees(latitude, longitude), GeodeticPosition.FromDegrees(wrongLatitude, wrongLongitude)).DistanceMeters;
                if (off < 900_000) return;
                Assert.NotNull(finding);
                Assert.NotNull(finding.Place);
                Assert.True(finding.NearKm <= SiteCheck.FarKm);
                Assert.Contains("With ", finding.ToAdvice().Fix, StringComparison.Ordinal);
            },
            iter: 500);
}
