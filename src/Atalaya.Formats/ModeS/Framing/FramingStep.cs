namespace Atalaya.Formats.ModeS.Framing;

/// <summary>What a reader found at the front of its stream.</summary>
public enum FramingStep : byte
{
    /// <summary>Everything is taken; the rest of a message is still to come.</summary>
    NeedMore,

    /// <summary>A Mode S frame.</summary>
    Frame,

    /// <summary>A well-formed message that is no Mode S frame: Mode A/C reply, receiver status.</summary>
    Other,

    /// <summary>Bytes that are no message.</summary>
    Rejected,
}
