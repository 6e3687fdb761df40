using Atalaya.Core.Geodesy;
using Atalaya.Core.Tracks;
using Atalaya.Pipeline;

namespace Atalaya.Server.Setup;

/// <summary>Where the objects of one source are.</summary>
sealed class SourcePlaces(SourceConfiguration configuration)
{
    /// <summary>Enough for a median.</summary>
    const int MaxPositions = 200;

    readonly List<GeodeticPosition> _positions = [];

    /// <summary>Those that its site can be compared with.</summary>
    public IReadOnlyList<GeodeticPosition> Positions => _positions;

    /// <summary>Objects with a position.</summary>
    public int Count { get; private set; }

    public void Add(in Track track)
    {
        Count++;
        if (_positions.Count < MaxPositions && configuration is { Simulated: false, Position: not null } && !SitePositions.DependsOnSite(configuration.Format, track))
            _positions.Add(track.Position);
    }
}
