using Atalaya.Core.Geodesy;
using Atalaya.Integrity.Rules;
using CsCheck;

namespace Atalaya.Tests.Integrity;

public sealed class AreaShapeTests
{
    static AreaShape Polygon(params double[][] corners) => new(new AlertArea { Name = "a", Polygon = corners });

    static bool Contains(AreaShape shape, double latitude, double longitude) =>
        shape.Contains(new SpherePoint(latitude * GeodeticPosition.RadiansPerDegree, longitude * GeodeticPosition.RadiansPerDegree));

    [Fact]
    public void InsideAndOutsideOfASquare()
    {
        AreaShape square = Polygon([10, -62], [10, -61], [11, -61], [11, -62]);
        Assert.True(Contains(square, 10.5, -61.5));
        Assert.False(Contains(square, 10.5, -60.9));
        Assert.False(Contains(square, 9.9, -61.5));
        Assert.False(Contains(square, 11.1, -61.5));
        Assert.False(Contains(square, -10.5, 118.5));
    }

    [Fact]
    public void TheMeridianOf180DegreesIsAnOrdinaryPlace()
    {
        AreaShape[] shapes = [Polygon([-10, 179], [-10, -179], [10, -179], [10, 179]), Polygon([-10, 179], [-10, 181], [10, 181], [10, 179])];
        foreach (AreaShape shape in shapes)
        {
            Assert.True(Contains(shape, 0, 179.5));
            Assert.True(Contains(shape, 0, -179.5));
            Assert.True(Contains(shape, 0, 180));
            Assert.False(Contains(shape, 0, 178.5));
            Assert.False(Contains(shape, 0, 0));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void APoleCanLieInside(int hemisphere)
    {
        AreaShape cap = Polygon([70 * hemisphere, 0], [70 * hemisphere, 90], [70 * hemisphere, 180], [70 * hemisphere, -90]);
        Assert.True(Contains(cap, 90 * hemisphere, 0));
        Assert.True(Contains(cap, 80 * hemisphere, 45));
        Assert.False(Contains(cap, 60 * hemisphere, 45));
        Assert.False(Contains(cap, -80 * hemisphere, 45));
    }

    [Fact]
    public void WhatIsEnclosedTwiceIsOutside()
    {
        AreaShape star = Polygon([0, 0], [1, 2], [2, 0], [0.3, 1.6], [1.7, 1.6]);
        Assert.True(Contains(star, 1, 1.9));
        Assert.False(Contains(star, 1, 1.2));
    }

    /// <summary>A polygon with its corners on a circle is convex: inside is to the left of every border.</summary>
    [Fact]
    public void AConvexPolygonHoldsWhatLiesLeftOfEachBorder() =>
        Gen.Select(Gen.Double[-85, 85], Gen.Double[-180, 180], Gen.Double[1000, 2_000_000], Gen.Int[3, 40], Gen.Select(Gen.Double[0, 2 * Math.PI], Gen.Double[0, 1.3])).Sample((latitude, longitude, radius, count, toward) =>
        {
            GeodeticPosition center = GeodeticPosition.FromDegrees(latitude, longitude);
            GeodeticPosition[] corners = [.. Enumerable.Range(0, count).Select(i => Geodesic.Direct(center, -2 * Math.PI * i / count, radius).Position)];
            GeodeticPosition place = Geodesic.Direct(center, toward.Item1, toward.Item2 * radius).Position;
            SpherePoint point = new(place.Latitude, place.Longitude);
            SpherePoint[] around = [.. corners.Select(corner => new SpherePoint(corner.Latitude, corner.Longitude))];
            double[] sides = [.. around.Select((corner, i) => corner.Cross(around[(i + 1) % count]).Dot(point))];
            if (sides.Any(side => Math.Abs(side) < 1e-12)) return;
            AreaShape shape = Polygon([.. corners.Select(corner => new[] { corner.LatitudeDegrees, corner.LongitudeDegrees })]);
            Assert.Equal(sides.All(side => side > 0), shape.Contains(point));
        }, iter: 20_000);

    [Fact]
    public void ACircleIsThatOfTheEllipsoid() =>
        Gen.Select(Gen.Double[-90, 90], Gen.Double[-180, 180], Gen.Double[1, 5_000_000], Gen.Double[0, 2 * Math.PI], Gen.Double[0.97, 1.03]).Sample((latitude, longitude, radius, azimuth, part) =>
        {
            if (Math.Abs(part - 1) * radius < 0.001) return;
            AreaShape circle = new(new AlertArea { Name = "a", Center = [latitude, longitude], RadiusMeters = radius });
            GeodeticPosition place = Geodesic.Direct(GeodeticPosition.FromDegrees(latitude, longitude), azimuth, radius * part).Position;
            Assert.Equal(part < 1, circle.Contains(new SpherePoint(place.Latitude, place.Longitude)));
        }, iter: 20_000);

    [Theory]
    [InlineData(100_000, 3)]
    [InlineData(500_000, 60)]
    public void ABorderLiesWhereItIsStated(double length, double limit) =>
        Gen.Select(Gen.Double[-75, 75], Gen.Double[0, 2 * Math.PI]).Sample((latitude, azimuth) =>
        {
            GeodeticPosition from = GeodeticPosition.FromDegrees(latitude, 0), to = Geodesic.Direct(from, azimuth, length).Position;
            GeodeticPosition middle = Geodesic.Direct(from, azimuth, length / 2).Position;
            SpherePoint a = new(from.Latitude, from.Longitude), b = new(to.Latitude, to.Longitude), normal = a.Cross(b);
            double off = Math.Abs(normal.Dot(new SpherePoint(middle.Latitude, middle.Longitude))) / Math.Sqrt(normal.Dot(normal)) * 6_371_000;
            Assert.InRange(off, 0, limit);
        });
}
