using Atalaya.Core.Time;

namespace Atalaya.Integrity.Interference;

/// <summary>The map as it was at a time.</summary>
public sealed record InterferenceMoment(Instant Time, InterferenceCell[] Cells, InterferenceArea[] Regions);

/// <summary>A cell of the map: aircraft or vessels of one height band in the window.</summary>
public readonly record struct InterferenceCell(int Cell, HeightBand Band, int Count, int Bad)
{
    public InterferenceLevel Level => InterferenceLevels.Of(Count - Bad, Bad);
}

/// <summary>A region of the map as history keeps it.</summary>
public sealed record InterferenceArea(ulong Id, Instant Since, int Count, int Bad, int[] Cells);
