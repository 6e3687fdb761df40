using Atalaya.Core.Geodesy;
using CsCheck;

namespace Atalaya.Tests.Core.Geodesy;

public sealed class LocalFrameTests
{
    const string Seed = "0000KoV6gHd2";

    static readonly Gen<GeodeticPosition> Origins = Gen.Select(
        Gen.OneOf(Gen.Double[-Math.PI / 2, Math.PI / 2], Gen.Const(Math.PI / 2), Gen.Const(-Math.PI / 2), Gen.Const(0.0)),
        Gen.OneOf(Gen.Double[-Math.PI, Math.PI], Gen.Const(Math.PI), Gen.Const(-Math.PI)),
        Gen.Double[-500, 12_000],
        (latitude, longitude, height) => new GeodeticPosition(latitude, longitude, height));

    [Fact]
    public void Ecef_and_plane_are_inverse()
    {
        Gen.Select(Origins, Gen.Double[-1e6, 1e6], Gen.Double[-1e6, 1e6], Gen.Double[-1e5, 1e5]).Sample((origin, east, north, up) =>
        {
            LocalFrame frame = new(origin);
            EnuVector back = frame.ToEnu(frame.ToEcef(new EnuVector(east, north, up)));
            Assert.Equal(east, back.East, 1e-8);
            Assert.Equal(north, back.North, 1e-8);
            Assert.Equal(up, back.Up, 1e-8);
        }, seed: Seed, iter: 2_000);
    }

    [Theory]
    [InlineData(50_000, 1e-8)]
    [InlineData(1_000_000, 1e-6)]
    public void Unproject_is_the_inverse_of_project(double reach, double tolerance)
    {
        Gen.Select(Origins, Gen.Double[-reach, reach], Gen.Double[-reach, reach]).Sample((origin, east, north) =>
        {
            LocalFrame frame = new(origin);
            GeodeticPosition place = frame.Unproject(east, north);
            (double eastBack, double northBack) = frame.Project(place.Latitude, place.Longitude);
            Assert.Equal(0, place.Height);
            Assert.Equal(east, eastBack, tolerance);
            Assert.Equal(north, northBack, tolerance);
        }, seed: Seed, iter: 2_000);
    }

    [Fact]
    public void Axes_point_east_north_and_up()
    {
        LocalFrame frame = new(GeodeticPosition.FromDegrees(60, 10, 200));
        EnuVector eastward = frame.ToEnu(GeodeticPosition.FromDegrees(60, 10.001, 200));
        EnuVector northward = frame.ToEnu(GeodeticPosition.FromDegrees(60.001, 10, 200));
        EnuVector upward = frame.ToEnu(GeodeticPosition.FromDegrees(60, 10, 1_200));
        Assert.Equal(55.8, eastward.East, 0.01);
        Assert.Equal(0, eastward.North, 0.001);
        Assert.Equal(111.42, northward.North, 0.01);
        Assert.Equal(0, northward.East, 1e-8);
        Assert.Equal(1_000, upward.Up, 1e-8);
    }

    [Fact]
    public void The_180_degree_meridian_is_no_seam()
    {
        LocalFrame frame = new(GeodeticPosition.FromDegrees(-17, 179.9));
        (double east, double north) = frame.Project(-17 * GeodeticPosition.RadiansPerDegree, -179.9 * GeodeticPosition.RadiansPerDegree);
        Assert.Equal(21_297, east, 1.0);
        Assert.Equal(-179.9, frame.Unproject(east, north).LongitudeDegrees, 1e-12);
    }

    [Fact]
    public void A_flight_over_the_pole_is_straight()
    {
        LocalFrame frame = new(GeodeticPosition.FromDegrees(90, 0));
        (double east, double north) = frame.Project(89.9 * GeodeticPosition.RadiansPerDegree, 0);
        (double eastBeyond, double northBeyond) = frame.Project(89.9 * GeodeticPosition.RadiansPerDegree, Math.PI);
        Assert.Equal(0, east + eastBeyond, 1e-8);
        Assert.Equal(0, north + northBeyond, 1e-8);
        Assert.Equal(11_169, Math.Abs(north), 1.0);
    }

    [Fact]
    public void A_turned_velocity_moves_the_same_point()
    {
        Gen.Select(Origins, Gen.Double[-30_000, 30_000], Gen.Double[-30_000, 30_000], Gen.Double[-300, 300], Gen.Double[-300, 300]).Sample((origin, east, north, eastSpeed, northSpeed) =>
        {
            LocalFrame from = new(origin);
            LocalFrame to = new(from.ToGeodetic(new EnuVector(east, north, 0)));
            (double turnedEast, double turnedNorth) = to.RotateVector(from, eastSpeed, northSpeed);
            EnuVector start = to.ToEnu(from.ToEcef(new EnuVector(east, north, 0)));
            EnuVector end = to.ToEnu(from.ToEcef(new EnuVector(east + eastSpeed, north + northSpeed, 0)));
            Assert.Equal(end.East - start.East, turnedEast, 1e-8);
            Assert.Equal(end.North - start.North, turnedNorth, 1e-8);
            EnuVector there = to.RotateVector(from, new EnuVector(eastSpeed, northSpeed, 5));
            EnuVector back = from.RotateVector(to, there);
            Assert.Equal(eastSpeed, back.East, 1e-10);
            Assert.Equal(5, back.Up, 1e-10);
        }, seed: Seed, iter: 2_000);
    }
}
