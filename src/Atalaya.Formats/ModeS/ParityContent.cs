namespace Atalaya.Formats.ModeS;

/// <summary>What the parity of a frame carries.</summary>
enum ParityContent : byte
{
    /// <summary>DF0, 4, 5, 16, 20, 21, 24: the aircraft's address.</summary>
    Address,

    /// <summary>DF11: an interrogator code.</summary>
    Interrogator,

    /// <summary>DF17, 18: plain parity.</summary>
    Nothing,
}
