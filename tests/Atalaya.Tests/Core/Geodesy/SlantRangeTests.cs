using Atalaya.Core.Geodesy;
using CsCheck;

namespace Atalaya.Tests.Core.Geodesy;

public sealed class SlantRangeTests
{
    const string Seed = "0000KoV6gHd3";

    static readonly Gen<GeodeticPosition> Sites = Gen.Select(
        Gen.OneOf(Gen.Double[-Math.PI / 2, Math.PI / 2], Gen.Const(Math.PI / 2)), Gen.Double[-Math.PI, Math.PI], Gen.Double[-100, 3_000],
        (latitude, longitude, height) => new GeodeticPosition(latitude, longitude, height));

    [Theory]
    [InlineData(600_000)]
    [InlineData(1_000_000)]
    public void Range_azimuth_and_height_are_met(double reach)
    {
        Gen.Select(Sites, Gen.Double[3_000, reach], Gen.Double[0, Angle.TwoPi], Gen.Double[-100, 60_000]).Sample((origin, range, azimuth, height) =>
        {
            LocalFrame site = new(origin);
            bool found = SlantRange.TryToPosition(site, range, azimuth, height, out GeodeticPosition position);
            if (Math.Abs(height - origin.Height) > range + 1) Assert.False(found);
            if (!found)
            {
                Assert.True(Math.Abs(height - origin.Height) > range - 1);
                return;
            }

            Assert.Equal(height, position.Height, 1e-6);
            (double rangeBack, double azimuthBack, double elevation) = SlantRange.FromPosition(site, position);
            Assert.Equal(range, rangeBack, 1e-6);
            double across = Angle.NormalizePlusMinusPi(azimuthBack - azimuth) * range * Math.Cos(elevation);
            Assert.Equal(0, across, 1e-6);
            GeodeticPosition again = SlantRange.ToPosition(site, rangeBack, azimuthBack, elevation);
            Assert.True(Wgs84.ToEcef(again).DistanceTo(Wgs84.ToEcef(position)) < 1e-6);
        }, seed: Seed, iter: 3_000);
    }

    [Fact]
    public void Straight_overhead_is_ordinary()
    {
        LocalFrame site = new(GeodeticPosition.FromDegrees(48, 11, 500));
        Assert.True(SlantRange.TryToPosition(site, 9_500, 1.2, 10_000, out GeodeticPosition position));
        Assert.Equal(10_000, position.Height, 1e-6);
        Assert.Equal(48, position.LatitudeDegrees, 1e-6);
        (double range, _, double elevation) = SlantRange.FromPosition(site, GeodeticPosition.FromDegrees(48, 11, 10_000));
        Assert.Equal(9_500, range, 1e-6);
        Assert.Equal(Math.PI / 2, elevation, 1e-9);
    }

    [Theory]
    [InlineData(1_000, 2_000)]
    [InlineData(1_000, -1_100)]
    [InlineData(0, 0)]
    [InlineData(-5, 0)]
    [InlineData(double.NaN, 0)]
    [InlineData(1_000, double.NaN)]
    [InlineData(double.PositiveInfinity, 0)]
    [InlineData(20_000_000, 0)]
    public void Impossible_cases_are_refused(double range, double height) =>
        Assert.False(SlantRange.TryToPosition(new LocalFrame(GeodeticPosition.FromDegrees(48, 11)), range, 1, height, out _));

    [Fact]
    public void Slopes_are_those_of_finite_differences()
    {
        Gen.Select(Sites, Gen.Double[20_000, 450_000], Gen.Double[0, Angle.TwoPi], Gen.Double[0, 14_000]).Sample((origin, range, azimuth, height) =>
        {
            LocalFrame site = new(origin);
            GroundRangeSlopes slopes = SlantRange.SlopesAt(site, range, height);
            double perRange = (GroundRange(site, range + 10, azimuth, height) - GroundRange(site, range - 10, azimuth, height)) / 20;
            double perHeight = (GroundRange(site, range, azimuth, height + 10) - GroundRange(site, range, azimuth, height - 10)) / 20;
            Assert.Equal(perRange, slopes.PerSlantRange, 0.005);
            Assert.Equal(perHeight, slopes.PerHeight, 0.005);
        }, seed: Seed, iter: 1_000);
    }

    [Fact]
    public void Slopes_overhead_are_finite()
    {
        GroundRangeSlopes slopes = SlantRange.SlopesAt(new LocalFrame(GeodeticPosition.FromDegrees(48, 11)), 10_000, 10_000);
        Assert.True(double.IsFinite(slopes.PerSlantRange) && slopes.PerSlantRange > 100);
        Assert.True(double.IsFinite(slopes.PerHeight) && slopes.PerHeight < -100);
    }

    /// <summary>Along the arc between the foot points, on a sphere of the mean radius: enough for a derivative to half a percent.</summary>
    static double GroundRange(in LocalFrame site, double range, double azimuth, double height)
    {
        Assert.True(SlantRange.TryToPosition(site, range, azimuth, height, out GeodeticPosition position));
        EcefPosition a = Wgs84.ToEcef(site.Origin with { Height = 0 }), b = Wgs84.ToEcef(position with { Height = 0 });
        double chord = a.DistanceTo(b);
        return 2 * 6_371_000 * Math.Asin(chord / (2 * 6_371_000));
    }
}
