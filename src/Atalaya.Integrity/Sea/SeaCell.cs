using Atalaya.Core.Geodesy;
using Atalaya.Core.Numerics;

namespace Atalaya.Integrity.Sea;

/// <summary>The earth in cells of some 11 km: rows of 0.1° of latitude, columns as wide. Rows and columns are numbered so that a neighbour differs by one.</summary>
static class SeaCell
{
    const double RowsPerDegree = 10;
    const int ColumnBits = 12;

    /// <summary>Of a place in radians.</summary>
    public static int Of(double latitude, double longitude)
    {
        int row = (int)Math.Floor((latitude * GeodeticPosition.DegreesPerRadian + 90) * RowsPerDegree);
        double turn = longitude / (2 * Math.PI);
        return Of(row, (int)((turn - Math.Floor(turn)) * ColumnsOf(row)));
    }

    /// <summary>The cells up to so many away, the place's own among them; at the seam of longitude some lie elsewhere, and are empty mostly.</summary>
    public static void Around(double latitude, double longitude, int reach, Span<int> cells)
    {
        int row = (int)Math.Floor((latitude * GeodeticPosition.DegreesPerRadian + 90) * RowsPerDegree), count = 0;
        double turn = longitude / (2 * Math.PI);
        turn -= Math.Floor(turn);
        for (int north = -reach; north <= reach; north++)
        {
            int columns = ColumnsOf(row + north), column = (int)(turn * columns);
            for (int east = -reach; east <= reach; east++) cells[count++] = Of(row + north, ((column + east) % columns + columns) % columns);
        }
    }

    static int Of(int row, int column) => (Math.Clamp(row, 0, 1799) << ColumnBits) | Math.Min(column, (1 << ColumnBits) - 1);

    static int ColumnsOf(int row) => Math.Max(1, (int)(3600 * StableMath.Cos(((Math.Clamp(row, 0, 1799) + 0.5) / RowsPerDegree - 90) * GeodeticPosition.RadiansPerDegree)));
}
