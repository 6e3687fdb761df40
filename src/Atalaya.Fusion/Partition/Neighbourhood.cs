using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Atalaya.Core.Geodesy;

namespace Atalaya.Fusion.Partition;

/// <summary>The cells around a place (<see cref="EarthCells.Neighbours"/>).</summary>
struct Neighbourhood
{
    CellArray _cells;
    int _count;

    [InlineArray(EarthCells.MaxNeighbours)]
    struct CellArray
    {
        int _first;
    }

    [UnscopedRef]
    public readonly ReadOnlySpan<int> Cells => ((ReadOnlySpan<int>)_cells)[.._count];

    public void Set(double latitude, double longitude) => _count = EarthCells.Neighbours(latitude, longitude, _cells);

    public void Set(GeodeticPosition place) => Set(place.Latitude, place.Longitude);

    /// <summary>No cells.</summary>
    public void Clear() => _count = 0;
}
