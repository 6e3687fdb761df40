using Atalaya.Core.Numerics;

namespace Atalaya.Fusion.Partition;

/// <summary>
/// The earth in cells: rows of 0.1° of latitude, each cut into as many columns as leave every cell at least 11.1 km wide. Anything within
/// a cell's width of a place lies in the place's cell or one that <see cref="Neighbours"/> lists, at the poles and across 180° too.
/// </summary>
static class EarthCells
{
    const int Rows = 1800;
    const int RowsPerBlock = 10;

    const int RegionRows = 50, MaxRegionsPerBlock = 128;

    /// <summary>So near to a pole a neighbour may lie on any longitude, so whole rows are taken.</summary>
    const int WholeRowColumns = 32;

    /// <summary>Parts are 1.4 km wide.</summary>
    public const int PartsPerSide = 8;

    /// <summary>Most cells that <see cref="Neighbours"/> lists: three whole rows.</summary>
    public const int MaxNeighbours = 3 * WholeRowColumns;

    static readonly int[] RowStarts = BuildRowStarts();

    public static int Count => RowStarts[Rows];

    public static int CellOf(double latitude, double longitude)
    {
        int row = RowOf(latitude);
        return RowStarts[row] + ColumnOf(row, longitude);
    }

    /// <summary>Edges of a cell, radians.</summary>
    public static (double South, double West, double North, double East) EdgesOf(int cell)
    {
        int row = RowOfCell(cell), column = cell - RowStarts[row];
        double columns = RowStarts[row + 1] - RowStarts[row];
        return (((double)row / Rows - 0.5) * Math.PI, (column / columns - 0.5) * 2 * Math.PI, ((double)(row + 1) / Rows - 0.5) * Math.PI, ((column + 1) / columns - 0.5) * 2 * Math.PI);
    }

    /// <summary>Number of the part of a cell that a place lies in, over all cells: each is cut into <see cref="PartsPerSide"/>².</summary>
    public static int PartOf(double latitude, double longitude)
    {
        int row = RowOf(latitude), column = ColumnOf(row, longitude);
        int columns = RowStarts[row + 1] - RowStarts[row];
        double turn = longitude / (2 * Math.PI) + 0.5;
        double north = (latitude / Math.PI + 0.5) * Rows - row, east = (turn - Math.Floor(turn)) * columns - column;
        return ((RowStarts[row] + column) * PartsPerSide + Part(north)) * PartsPerSide + Part(east);
    }

    public static int CellOfPart(int part) => part / (PartsPerSide * PartsPerSide);

    static int Part(double fraction) => Math.Clamp((int)(fraction * PartsPerSide), 0, PartsPerSide - 1);

    /// <summary>The sector that owns a cell: blocks of one degree dealt out in turn, so that any region is shared by all.</summary>
    public static int SectorOf(int cell, int sectors)
    {
        if (sectors == 1) return 0;
        int row = RowOfCell(cell);
        int columns = RowStarts[row + 1] - RowStarts[row];
        int degree = (int)((long)(cell - RowStarts[row]) * 360 / columns);
        uint mixed = (uint)(row / RowsPerBlock * 360 + degree) * 2654435761u;
        return (int)((mixed >> 8) % (uint)sectors);
    }

    /// <summary>The region of a cell: some 550 km wide, what a radar sees.</summary>
    public static int RegionOf(int cell)
    {
        int row = RowOfCell(cell), block = row / RegionRows;
        int columns = RowStarts[row + 1] - RowStarts[row], middle = block * RegionRows + RegionRows / 2;
        int parts = Math.Max(1, (RowStarts[middle + 1] - RowStarts[middle]) / RegionRows);
        return block * MaxRegionsPerBlock + (int)((long)(cell - RowStarts[row]) * parts / columns);
    }

    public static int Neighbours(double latitude, double longitude, Span<int> cells)
    {
        int middle = RowOf(latitude), count = 0;
        for (int row = Math.Max(middle - 1, 0); row <= Math.Min(middle + 1, Rows - 1); row++)
        {
            int start = RowStarts[row], columns = RowStarts[row + 1] - start;
            if (columns <= WholeRowColumns)
            {
                for (int column = 0; column < columns; column++) cells[count++] = start + column;
                continue;
            }

            int center = ColumnOf(row, longitude);
            cells[count++] = start + (center == 0 ? columns : center) - 1;
            cells[count++] = start + center;
            cells[count++] = start + (center == columns - 1 ? 0 : center + 1);
        }

        return count;
    }

    static int RowOf(double latitude) => Math.Clamp((int)((latitude / Math.PI + 0.5) * Rows), 0, Rows - 1);

    static int ColumnOf(int row, double longitude)
    {
        int columns = RowStarts[row + 1] - RowStarts[row];
        double turn = longitude / (2 * Math.PI) + 0.5;
        turn -= Math.Floor(turn);
        return Math.Clamp((int)(turn * columns), 0, columns - 1);
    }

    static int RowOfCell(int cell)
    {
        int index = Array.BinarySearch(RowStarts, cell);
        return index >= 0 ? index : ~index - 1;
    }

    static int[] BuildRowStarts()
    {
        int[] starts = new int[Rows + 1];
        for (int row = 0; row < Rows; row++)
        {
            double south = ((double)row / Rows - 0.5) * Math.PI, north = ((double)(row + 1) / Rows - 0.5) * Math.PI;
            double narrow = Math.Max(Math.Abs(south), Math.Abs(north));
            starts[row + 1] = starts[row] + Math.Max(1, (int)(2 * Rows * StableMath.Cos(narrow)));
        }

        return starts;
    }
}
