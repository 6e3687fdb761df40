using Atalaya.Core.Numerics;

namespace Atalaya.Integrity.Interference;

/// <summary>
/// The Earth cut into cells of equal area, some 42 km by 42 km (1770 km², the area of H3 cells of resolution 4): rows of equal height of latitude, each cut
/// into the whole number of columns that comes nearest to the area. Near a pole a row has three columns. Latitudes are taken as those of a sphere: areas differ by 0.7 % at most.
/// </summary>
static class AreaCells
{
    public const double EarthRadiusMeters = 6_371_008.8;
    const double CellSquareMeters = 1.77e9;
    const int Rows = 476;
    const int LeastColumns = 3;

    /// <summary>So many at most are listed by <see cref="Neighbours"/>.</summary>
    public const int MaxNeighbours = 16;

    static readonly int[] RowStarts = BuildRowStarts();

    public static int Count => RowStarts[Rows];

    public static int CellOf(double latitude, double longitude)
    {
        int row = Math.Clamp((int)Math.Floor((latitude / Math.PI + 0.5) * Rows), 0, Rows - 1);
        return RowStarts[row] + ColumnOf(row, longitude);
    }

    /// <summary>Edges, radians.</summary>
    public static (double South, double West, double North, double East) EdgesOf(int cell)
    {
        int row = RowOf(cell), column = cell - RowStarts[row];
        return (Latitude(row), Longitude(row, column), Latitude(row + 1), Longitude(row, column + 1));
    }

    public static int RowOf(int cell)
    {
        int found = Array.BinarySearch(RowStarts, cell);
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>Of the southern edge of a row.</summary>
    public static double Latitude(int row) => ((double)row / Rows - 0.5) * Math.PI;

    public static double SquareMetersOf(int cell)
    {
        int row = RowOf(cell);
        return RowSquareMeters(row) / Columns(row);
    }

    /// <summary>Cells that share an edge or a corner with a cell, ascending by row.</summary>
    public static int Neighbours(int cell, Span<int> neighbours)
    {
        int middle = RowOf(cell), column = cell - RowStarts[middle], count = 0;
        double west = (double)column / Columns(middle), east = (column + 1.0) / Columns(middle);
        for (int row = Math.Max(middle - 1, 0); row <= Math.Min(middle + 1, Rows - 1); row++)
        {
            int columns = Columns(row);
            int first = (int)Math.Ceiling(west * columns - 1e-9) - 1, last = (int)Math.Floor(east * columns + 1e-9);
            last = Math.Min(last, first + columns - 1);
            for (int i = first; i <= last; i++)
            {
                int other = RowStarts[row] + (i % columns + columns) % columns;
                if (other != cell && count < neighbours.Length) neighbours[count++] = other;
            }
        }

        return count;
    }

    static int Columns(int row) => RowStarts[row + 1] - RowStarts[row];

    static double Longitude(int row, int column) => ((double)column / Columns(row) - 0.5) * 2 * Math.PI;

    static int ColumnOf(int row, double longitude)
    {
        double turn = longitude / (2 * Math.PI) + 0.5;
        return Math.Min((int)((turn - Math.Floor(turn)) * Columns(row)), Columns(row) - 1);
    }

    static double RowSquareMeters(int row) =>
        2 * Math.PI * EarthRadiusMeters * EarthRadiusMeters * (StableMath.SinCos(Latitude(row + 1)).Sin - StableMath.SinCos(Latitude(row)).Sin);

    static int[] BuildRowStarts()
    {
        int[] starts = new int[Rows + 1];
        for (int row = 0; row < Rows; row++) starts[row + 1] = starts[row] + Math.Max(LeastColumns, (int)Math.Round(RowSquareMeters(row) / CellSquareMeters));
        return starts;
    }
}
