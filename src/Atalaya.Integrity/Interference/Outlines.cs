using Atalaya.Integrity.Interference.Locating;

namespace Atalaya.Integrity.Interference;

/// <summary>Outlines of regions on the Earth: closed rings of latitude and longitude in radians, the inside to the left. Longitudes run on past 180° rather than jump.</summary>
public static class Outlines
{
    public static List<(double Latitude, double Longitude)[]> OfCells(IEnumerable<int> cells)
    {
        RowOutline outline = new();
        double? reference = null;
        foreach (int cell in cells)
        {
            (_, double west, _, double east) = AreaCells.EdgesOf(cell);
            reference ??= west;
            double turns = Math.Round((west - reference.Value) / (2 * Math.PI)) * 2 * Math.PI;
            outline.Add(AreaCells.RowOf(cell), west - turns, east - turns);
        }

        return outline.Rings().ConvertAll(static ring => ring.ConvertAll(static corner => (AreaCells.Latitude(corner.Edge), corner.Along)).ToArray());
    }

    /// <summary>The region that holds a source with 50 % (inner) or 95 %.</summary>
    public static List<(double Latitude, double Longitude)[]> OfSource(SourceEstimate source, bool inner)
    {
        RowOutline outline = new();
        foreach (SourceCell cell in source.Cells)
            if (cell.IsInner || !inner) outline.Add(cell.North, cell.East, cell.East + 1);
        return outline.Rings().ConvertAll(ring => ring.ConvertAll(corner => Near(source, source.Grid.Corner(corner.Along, corner.Edge))).ToArray());
    }

    static (double Latitude, double Longitude) Near(SourceEstimate source, (double Latitude, double Longitude) place) =>
        (place.Latitude, place.Longitude - Math.Round((place.Longitude - source.Longitude) / (2 * Math.PI)) * 2 * Math.PI);

    /// <summary>Edges of a cell, radians.</summary>
    public static (double South, double West, double North, double East) EdgesOf(int cell) => AreaCells.EdgesOf(cell);

    public static double SquareMetersOf(IEnumerable<int> cells) => cells.Sum(AreaCells.SquareMetersOf);
}
