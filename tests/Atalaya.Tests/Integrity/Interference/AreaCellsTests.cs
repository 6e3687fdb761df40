using Atalaya.Integrity.Interference;
using CsCheck;

namespace Atalaya.Tests.Integrity.Interference;

public sealed class AreaCellsTests
{
    static readonly Gen<(double Latitude, double Longitude)> Places =
        Gen.Select(Gen.Double[-Math.PI / 2, Math.PI / 2], Gen.Double[-Math.PI, Math.PI]);

    [Fact]
    public void CellsAreOfEqualAreaAndCoverTheEarth()
    {
        double sum = 0;
        for (int cell = 0; cell < AreaCells.Count; cell++)
        {
            double area = AreaCells.SquareMetersOf(cell) / 1e6;
            sum += area;
            double latitude = AreaCells.EdgesOf(cell).South;
            if (Math.Abs(latitude) < 1.5) Assert.InRange(area, 1700, 1840);
        }

        Assert.Equal(510.0656e6, sum, 1e4);
        Assert.InRange(AreaCells.Count, 285_000, 291_000);
    }

    [Fact]
    public void APlaceLiesBetweenTheEdgesOfItsCell() => Places.Sample(place =>
    {
        (double south, double west, double north, double east) = AreaCells.EdgesOf(AreaCells.CellOf(place.Latitude, place.Longitude));
        return place.Latitude >= south - 1e-12 && place.Latitude <= north + 1e-12 && place.Longitude >= west - 1e-12 && place.Longitude <= east + 1e-12;
    });

    [Fact]
    public void NeighboursAreMutualAndDifferent() => Places.Sample(place =>
    {
        int cell = AreaCells.CellOf(place.Latitude, place.Longitude);
        int[] neighbours = Neighbours(cell);
        return neighbours.Length is >= 4 and <= AreaCells.MaxNeighbours && !neighbours.Contains(cell) && neighbours.Distinct().Count() == neighbours.Length
            && neighbours.All(other => Neighbours(other).Contains(cell));
    });

    [Fact]
    public void NeighboursLieAcrossThe180thMeridian()
    {
        int east = AreaCells.CellOf(0.3, Math.PI - 1e-6), west = AreaCells.CellOf(0.3, -Math.PI + 1e-6);
        Assert.Contains(west, Neighbours(east));
    }

    static int[] Neighbours(int cell)
    {
        Span<int> found = stackalloc int[AreaCells.MaxNeighbours];
        return found[..AreaCells.Neighbours(cell, found)].ToArray();
    }
}
