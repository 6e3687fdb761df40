using System.IO.Compression;
using Atalaya.Core.Geodesy;

namespace Atalaya.Integrity.Sea;

/// <summary>
/// Places far inland: cells of 0.02° that lie wholly more than 2.5 km from every shore of Natural Earth 1:10m (made by tools/landmask). Those shores are
/// off by up to some 1.5 km, so that a place in such a cell is at least 1 km from the sea. Lakes and rivers are land here. Read when first asked.
/// </summary>
static class LandMask
{
    /// <summary>Of a place in an inland cell from the nearest sea, at least.</summary>
    public const double LeastMeters = 1000;

    const int Rows = 9000, Columns = 18_000, CellsPerDegree = 50;
    const double MetersPerRow = 2224;

    /// <summary>How far away the sea is looked for, rows.</summary>
    const int FarthestRows = 60;

    static readonly Lazy<(int[] Starts, ushort[] Edges)> Mask = new(Read);

    /// <summary>Radians. False for what is no place.</summary>
    public static bool IsInland(double latitude, double longitude) =>
        double.IsFinite(latitude) && double.IsFinite(longitude) && IsInland(RowOf(latitude), ColumnOf(longitude));

    /// <summary>Distance from the nearest sea, metres, to a cell's width and never too much by more than that; 0 = not inland, at most some 130 km.</summary>
    public static double InlandMeters(double latitude, double longitude)
    {
        if (!IsInland(latitude, longitude)) return 0;
        int row = RowOf(latitude), column = ColumnOf(longitude);
        double shrink = Math.Max(0.05, Core.Numerics.StableMath.Cos(latitude));
        int ring = 1;
        while (ring < FarthestRows && IsRingInland(row, column, ring, shrink)) ring++;
        return LeastMeters + (ring - 1) * MetersPerRow;
    }

    static bool IsRingInland(int row, int column, int ring, double shrink)
    {
        int wide = (int)Math.Ceiling(ring / shrink);
        for (int east = -wide; east <= wide; east++)
            if (!IsInland(row - ring, column + east) || !IsInland(row + ring, column + east)) return false;
        for (int north = -ring; north <= ring; north++)
            if (!IsInland(row + north, column - wide) || !IsInland(row + north, column + wide)) return false;
        return true;
    }

    static int RowOf(double latitude) => (int)Math.Floor(latitude * GeodeticPosition.DegreesPerRadian * CellsPerDegree) + Rows / 2;

    static int ColumnOf(double longitude) => (int)Math.Floor(Angle.NormalizePlusMinusPi(longitude) * GeodeticPosition.DegreesPerRadian * CellsPerDegree) + Columns / 2;

    static bool IsInland(int row, int column)
    {
        if ((uint)row >= Rows) return row < 0;
        column = (column % Columns + Columns) % Columns;
        (int[] starts, ushort[] edges) = Mask.Value;
        int index = Array.BinarySearch(edges, starts[row], starts[row + 1] - starts[row], (ushort)column);
        int passed = index >= 0 ? index - starts[row] + 1 : ~index - starts[row];
        return (passed & 1) == 1;
    }

    /// <summary>Of each row, from the south, the columns where it becomes inland and where it ceases to be.</summary>
    static (int[] Starts, ushort[] Edges) Read()
    {
        using Stream stream = typeof(LandMask).Assembly.GetManifestResourceStream("inland.mask")!;
        using BrotliStream bytes = new(stream, CompressionMode.Decompress);
        using BufferedStream buffered = new(bytes);
        int[] starts = new int[Rows + 1];
        List<ushort> edges = [];
        for (int row = 0; row < Rows; row++)
        {
            starts[row] = edges.Count;
            int column = 0;
            for (int runs = ReadNumber(buffered); runs > 0; runs--) edges.Add((ushort)(column += ReadNumber(buffered)));
        }

        starts[Rows] = edges.Count;
        return (starts, [.. edges]);
    }

    static int ReadNumber(Stream stream)
    {
        for (int value = 0, shift = 0; ; shift += 7)
        {
            int next = stream.ReadByte();
            value |= (next & 127) << shift;
            if (next < 128) return value;
        }
    }
}
