using Atalaya.Integrity.Interference;

namespace Atalaya.Tests.Integrity.Interference;

public sealed class OutlinesTests
{
    [Fact]
    public void ASquareWithAHoleHasTwoRings()
    {
        RowOutline outline = new();
        for (int row = 0; row < 3; row++)
            for (int column = 0; column < 3; column++)
                if (row != 1 || column != 1) outline.Add(row, column, column + 1);
        List<List<(double Along, int Edge)>> rings = outline.Rings();
        Assert.Equal(2, rings.Count);
        Assert.Equal([9, -1], rings.Select(SignedArea));
        Assert.All(rings, ring => Assert.Equal(5, ring.Count));
    }

    [Fact]
    public void RowsOfDifferentColumnsGiveOneRingOfTheirArea()
    {
        RowOutline outline = new();
        outline.Add(0, 0, 1);
        outline.Add(0, 1, 2);
        outline.Add(1, 0.3, 1.3);
        outline.Add(2, 0.9, 1.9);
        List<(double Along, int Edge)> ring = Assert.Single(outline.Rings());
        Assert.Equal(4, SignedArea(ring), 1e-12);
        Assert.Equal(ring[0], ring[^1]);
    }

    [Fact]
    public void CellsAcrossThe180thMeridianAreOneRing()
    {
        int[] cells = [AreaCells.CellOf(0.3, Math.PI - 1e-6), AreaCells.CellOf(0.3, -Math.PI + 1e-6)];
        (double Latitude, double Longitude)[] ring = Assert.Single(Outlines.OfCells(cells));
        Assert.Equal(5, ring.Length);
        Assert.InRange(ring.Max(corner => corner.Longitude) - ring.Min(corner => corner.Longitude), 0.01, 0.03);
    }

    static double SignedArea(List<(double Along, int Edge)> ring)
    {
        double sum = 0;
        for (int i = 0; i + 1 < ring.Count; i++) sum += ring[i].Along * ring[i + 1].Edge - ring[i + 1].Along * ring[i].Edge;
        return sum / 2;
    }
}
