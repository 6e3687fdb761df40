using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;

namespace Atalaya.Server.Archive;

/// <summary>What the sampling of a track remembers of its state before.</summary>
readonly record struct TrackMark(Instant Time, TrackStatus Status, Emergency Emergency, (bool Conflict, bool Uncertain, bool Contradicted) Doubts = default)
{
    public static TrackMark Of(in Track track) => new(track.Time, track.Status, track.Emergency, DoubtsOf(track));

    public static (bool Conflict, bool Uncertain, bool Contradicted) DoubtsOf(in Track track) => (track.IdentityConflict, track.IdentityUncertain, track.PositionContradicted);
}
