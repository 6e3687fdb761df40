using Atalaya.Core.Geodesy;
using CsCheck;

namespace Atalaya.Tests.Core.Geodesy;

public sealed class Wgs84Tests
{
    const string Seed = "0000KoV6gHd1";

    /// <summary>Known points: the axes, and a place computed to 60 digits.</summary>
    [Fact]
    public void Known_places_convert()
    {
        AssertNear(new EcefPosition(6378137, 0, 0), Wgs84.ToEcef(GeodeticPosition.FromDegrees(0, 0)), 1e-9);
        AssertNear(new EcefPosition(0, 6378237, 0), Wgs84.ToEcef(GeodeticPosition.FromDegrees(0, 90, 100)), 1e-8);
        AssertNear(new EcefPosition(0, 0, 6356752.314245179), Wgs84.ToEcef(GeodeticPosition.FromDegrees(90, 0)), 1e-8);
        AssertNear(new EcefPosition(0, 0, -6356752.314245179), Wgs84.ToEcef(GeodeticPosition.FromDegrees(-90, 33)), 1e-8);
    }

    [Theory]
    [InlineData(-10_000, 100_000, 1e-8)]
    [InlineData(100_000, 10_000_000, 1e-6)]
    public void There_and_back_stays_within_the_stated_error(double lowest, double highest, double tolerance)
    {
        Gen.Select(Gen.Double[-Math.PI / 2, Math.PI / 2], Gen.Double[-Math.PI, Math.PI], Gen.Double[lowest, highest]).Sample((latitude, longitude, height) =>
        {
            EcefPosition ecef = Wgs84.ToEcef(new GeodeticPosition(latitude, longitude, height));
            GeodeticPosition back = Wgs84.ToGeodetic(ecef);
            Assert.True(ecef.DistanceTo(Wgs84.ToEcef(back)) < tolerance);
            Assert.True(Math.Abs(back.Height - height) < tolerance);
            Assert.True(Math.Abs(back.Latitude - latitude) * 6.4e6 < tolerance * 2);
        }, seed: Seed, iter: 5_000);
    }

    [Theory]
    [InlineData(90, 0)]
    [InlineData(-90, 100_000)]
    [InlineData(89.9999999999, -10_000)]
    [InlineData(0, 100_000)]
    [InlineData(1e-12, 0)]
    public void Poles_and_equator_are_ordinary(double latitude, double height)
    {
        foreach (double longitude in (double[])[-180, -179.9999999, 0, 1e-9, 90, 179.9999999, 180])
        {
            EcefPosition ecef = Wgs84.ToEcef(GeodeticPosition.FromDegrees(latitude, longitude, height));
            GeodeticPosition back = Wgs84.ToGeodetic(ecef);
            Assert.Equal(latitude, back.LatitudeDegrees, 1e-13);
            Assert.Equal(height, back.Height, 1e-8);
            Assert.True(ecef.DistanceTo(Wgs84.ToEcef(back)) < 1e-8);
        }
    }

    [Fact]
    public void The_axis_and_the_centre_give_finite_places()
    {
        Assert.Equal(new GeodeticPosition(Math.PI / 2, 0, 0), Wgs84.ToGeodetic(new EcefPosition(0, 0, Wgs84.PolarRadius)));
        foreach (EcefPosition position in (EcefPosition[])[default, new(1, 0, 0), new(0, 0, 1), new(0, 0, -1), new(1e-300, 0, 1e-300), new(20_000, 0, 20_000)])
        {
            GeodeticPosition place = Wgs84.ToGeodetic(position);
            Assert.True(double.IsFinite(place.Latitude) && double.IsFinite(place.Longitude) && double.IsFinite(place.Height), $"{position} {place}");
        }
    }

    static void AssertNear(EcefPosition expected, EcefPosition actual, double tolerance) =>
        Assert.True(expected.DistanceTo(actual) <= tolerance, $"{actual} instead of {expected}");
}
