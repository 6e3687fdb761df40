namespace Atalaya.Core.Tracks;

/// <summary>The life of a track. Persisted and on the wire: values are frozen.</summary>
public enum TrackStatus : byte
{
    Tentative = 0,
    Confirmed = 1,

    /// <summary>Confirmed, but without an update for longer than its sensors should take.</summary>
    Coasting = 2,

    /// <summary>Ended: sent once, then the track is gone from the picture.</summary>
    Ended = 3,
}
