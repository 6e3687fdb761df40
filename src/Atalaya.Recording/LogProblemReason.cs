namespace Atalaya.Recording;

/// <summary>What can be wrong with a place of the log.</summary>
public enum LogProblemReason : byte
{
    None = 0,

    /// <summary>The header of a segment does not pass its checksum, or is cut short. Its frames are still read.</summary>
    DamagedHeader,

    /// <summary>The segment was written by a newer version of the format.</summary>
    UnknownVersion,

    /// <summary>The file holds another segment than its name says.</summary>
    WrongSegment,

    /// <summary>The segment belongs to another recording.</summary>
    WrongRecording,

    /// <summary>Bytes that are no frame, with frames after them.</summary>
    DamagedFrames,

    /// <summary>Bytes that are no frame, to the end of the segment: usually a write cut short.</summary>
    TornTail,

    /// <summary>A compressed block of a sealed segment is damaged or missing.</summary>
    DamagedBlock,

    /// <summary>The end record of a sealed segment is damaged or missing.</summary>
    DamagedEnd,

    /// <summary>The bytes are not those that were sealed: the SHA-256 chain does not fit.</summary>
    BrokenChain,

    /// <summary>Segments are missing before this one.</summary>
    MissingSegments,

    /// <summary>A frame is older than the one before.</summary>
    TimeWentBack,

    /// <summary>The file could not be read.</summary>
    Unreadable,
}
