using Atalaya.Core.Geodesy;
using Atalaya.Fusion.Partition;
using CsCheck;

namespace Atalaya.Tests.Fusion.Partition;

public sealed class EarthCellsTests
{
    [Fact]
    public void WhatIsNearLiesInANeighbour()
    {
        Gen.Select(Gen.Double[-90, 90], Gen.Double[-180, 180], Gen.Double[-7800, 7800], Gen.Double[-7800, 7800]).Sample((latitude, longitude, east, north) =>
        {
            GeodeticPosition place = GeodeticPosition.FromDegrees(latitude, longitude);
            GeodeticPosition other = Traffic.Offset(place, east, north);
            Span<int> cells = stackalloc int[EarthCells.MaxNeighbours];
            int count = EarthCells.Neighbours(place.Latitude, place.Longitude, cells);
            return cells[..count].Contains(EarthCells.CellOf(other.Latitude, other.Longitude));
        }, seed: "0N0XIzNsQ0O2", iter: 20_000);
    }

    [Theory]
    [InlineData(90, 0)]
    [InlineData(-90, 17)]
    [InlineData(0, 180)]
    [InlineData(0, -180)]
    [InlineData(89.94, 180)]
    public void EdgesHaveCellsAndEveryNeighbourOnce(double latitude, double longitude)
    {
        GeodeticPosition place = GeodeticPosition.FromDegrees(latitude, longitude);
        int cell = EarthCells.CellOf(place.Latitude, place.Longitude);
        Assert.InRange(cell, 0, EarthCells.Count - 1);
        int[] cells = new int[EarthCells.MaxNeighbours];
        int count = EarthCells.Neighbours(place.Latitude, place.Longitude, cells);
        Assert.Contains(cell, cells[..count]);
        Assert.Equal(count, cells[..count].Distinct().Count());
    }

    [Fact]
    public void SectorsShareARegion()
    {
        int[] counts = new int[16];
        for (int latitude = 36; latitude < 60; latitude++)
            for (int longitude = -10; longitude < 30; longitude++)
            {
                GeodeticPosition place = GeodeticPosition.FromDegrees(latitude + 0.5, longitude + 0.5);
                counts[EarthCells.SectorOf(EarthCells.CellOf(place.Latitude, place.Longitude), 16)]++;
            }

        Assert.All(counts, count => Assert.InRange(count, 30, 90));
    }

    /// <summary>Regions are some 550 km wide everywhere: near places share one, far ones never do.</summary>
    [Fact]
    public void RegionsAreAsWideAsARadarSees()
    {
        Gen.Select(Gen.Double[-89.9, 89.9], Gen.Double[-180, 180]).Sample((latitude, longitude) =>
        {
            GeodeticPosition place = GeodeticPosition.FromDegrees(latitude, longitude);
            int region = Region(place);
            const double Rounding = 1e-9;
            if (Region(place with { Longitude = place.Longitude - Rounding }) == Region(place with { Longitude = place.Longitude + Rounding }))
                Assert.Equal(region, Region(place with { Longitude = place.Longitude + 2 * Math.PI }));
            for (int direction = 0; direction < 4; direction++)
            {
                (double sine, double cosine) = Math.SinCos(direction * Math.PI / 2);
                Assert.NotEqual(region, Region(new LocalFrame(place).Unproject(1_500_000 * sine, 1_500_000 * cosine)));
            }
        }, iter: 500, seed: "0000KoV6gHd1");
        static int Region(GeodeticPosition place) => EarthCells.RegionOf(EarthCells.CellOf(place.Latitude, place.Longitude));
    }
}
