using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Interference.Locating;

/// <summary>Where the source of an interference is: the cells that hold 95 % of its probability, of which some hold 50 %. The mean is no place without them.</summary>
public sealed class SourceEstimate
{
    readonly SourceCell[] _cells;

    internal SourceEstimate(SourceGrid grid, SourceCell[] cells) => (Grid, _cells) = (grid, cells);

    internal SourceGrid Grid { get; }

    public required Instant Time { get; init; }

    /// <summary>Mean of the posterior, radians.</summary>
    public required double Latitude { get; init; }

    public required double Longitude { get; init; }

    /// <summary>Equivalent isotropic power, 5 % and 95 % quantiles with the uncertainty of the threshold, dBm.</summary>
    public required double LeastPowerDbm { get; init; }

    public required double MostPowerDbm { get; init; }
    public required int BadSamples { get; init; }
    public required int GoodSamples { get; init; }

    /// <summary>The smallest set with 95 % of the probability, most probable first.</summary>
    public ReadOnlySpan<SourceCell> Cells => _cells;

    public double CellKilometers => Grid.StepKilometers;
    public double SquareKilometers(bool inner) => _cells.Count(cell => cell.IsInner || !inner) * Grid.StepKilometers * Grid.StepKilometers;

    /// <summary>True if a place lies in the region of 50 % or 95 %.</summary>
    public bool Holds(double latitude, double longitude, bool inner)
    {
        SurfaceVector place = SurfaceVector.Of(latitude, longitude);
        double halfDiagonal = Grid.StepKilometers * 1000 / AreaCells.EarthRadiusMeters;
        foreach (SourceCell cell in _cells)
        {
            if (inner && !cell.IsInner) continue;
            SurfaceVector middle = Grid.Middle(cell.East, cell.North);
            if (middle.ChordSquared(place) < halfDiagonal * halfDiagonal / 2 && IsInside(cell, place)) return true;
        }

        return false;
    }

    bool IsInside(in SourceCell cell, in SurfaceVector place)
    {
        SurfaceVector middle = Grid.Middle(cell.East, cell.North), east = Grid.Middle(cell.East + 1, cell.North), north = Grid.Middle(cell.East, cell.North + 1);
        return Math.Abs(Along(middle, east, place)) <= 0.5 && Math.Abs(Along(middle, north, place)) <= 0.5;
    }

    /// <summary>How many steps a place lies from one middle towards the next.</summary>
    static double Along(in SurfaceVector from, in SurfaceVector to, in SurfaceVector place)
    {
        double x = to.X - from.X, y = to.Y - from.Y, z = to.Z - from.Z;
        return ((place.X - from.X) * x + (place.Y - from.Y) * y + (place.Z - from.Z) * z) / (x * x + y * y + z * z);
    }

    internal void Save(StateWriter writer)
    {
        foreach (double value in (ReadOnlySpan<double>)[Grid.Latitude, Grid.Longitude, Grid.StepKilometers, Latitude, Longitude, LeastPowerDbm, MostPowerDbm]) writer.Write(value);
        writer.Write(Time.UnixNanoseconds);
        writer.Write(BadSamples);
        writer.Write(GoodSamples);
        writer.Write(_cells.Length);
        foreach (SourceCell cell in _cells)
        {
            writer.Write((ushort)cell.East);
            writer.Write((ushort)cell.North);
            writer.Write(cell.IsInner);
            writer.Write(cell.Probability);
        }
    }

    internal static SourceEstimate Load(ref StateReader reader)
    {
        SourceGrid grid = new(reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());
        (double latitude, double longitude, double least, double most) = (reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());
        Instant time = new(reader.ReadInt64());
        (int bad, int good) = (reader.ReadInt32(), reader.ReadInt32());
        SourceCell[] cells = new SourceCell[reader.ReadCount(13)];
        for (int i = 0; i < cells.Length; i++) cells[i] = new SourceCell((short)reader.ReadUInt16(), (short)reader.ReadUInt16(), reader.ReadBoolean(), reader.ReadDouble());
        return new SourceEstimate(grid, cells) { Time = time, Latitude = latitude, Longitude = longitude, LeastPowerDbm = least, MostPowerDbm = most, BadSamples = bad, GoodSamples = good };
    }
}
