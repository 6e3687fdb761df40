using Atalaya.Fusion.Filtering;

namespace Atalaya.Fusion.Associating;

/// <summary>Where one track of a group would be after one history of plots.</summary>
struct LocalHypothesis
{
    public TrackMotion Motion;
    public SeenPlots Seen;
}
