namespace Atalaya.Formats.ModeS.Positions;

/// <summary>What a position message gave.</summary>
public enum PositionVerdict : byte
{
    /// <summary>No place: no usable pair, no recent place, or a place that contradicts the aircraft's last ones.</summary>
    None,

    /// <summary>A pair resolved, but no second, independent pair has agreed with it yet.</summary>
    Unconfirmed,

    /// <summary>Agrees with the aircraft's confirmed places.</summary>
    Confirmed,
}
