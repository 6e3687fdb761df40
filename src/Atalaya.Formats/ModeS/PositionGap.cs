namespace Atalaya.Formats.ModeS;

/// <summary>Why an aircraft that is heard has no position from this receiver.</summary>
public enum PositionGap : byte
{
    /// <summary>The receiver's decoder does not remember the aircraft.</summary>
    NotHeard,

    /// <summary>No position message was heard: replies, identity or velocity only.</summary>
    NoPositionMessage,

    /// <summary>Position codes of one kind only, even or odd: a first place needs both.</summary>
    OnePositionCode,

    /// <summary>Codes from the ground, which fit four places, and a receiver that does not know its own.</summary>
    SurfaceWithoutSite,

    /// <summary>The codes heard gave no place, or none that a second pair confirmed.</summary>
    NotConfirmed,

    /// <summary>The receiver's decoder has a place.</summary>
    None,
}
